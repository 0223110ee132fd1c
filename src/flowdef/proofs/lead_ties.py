"""Lead ties: of several things that are over at the same moment, which may come first."""

from flowdef.proofs.lead_at import At
from flowdef.proofs.lead_network import Network


def first(net: Network, at: At, ending: list[int]) -> list[int]:
    """Of what is over at once, that which may come first and make a difference by it.

    A rejection does, now or at once after, where it interrupts what ends now, or what would begin
    because of it; so does every order where something rests on a step that is open again, or is to
    work with what need not be recorded before it.
    """
    if len(ending) == 1 or (net.orderly and not net.loose):
        return ending[:1]
    if net.loose or _stale(net, at):
        return ending
    voting = [step for step in ending if may_go_back(net, at, step)]
    others = [step for step in ending if step not in voting]
    if not others:
        return voting
    ended = sum(1 << step for step in others)
    soon = [s for s in net.reworks if at.waiting >> s & 1 and not net.spans[s].least]
    for step in (*voting, *soon):
        for exit_ in net.reworks[step].exits:
            if (1 << exit_ | net.needs[exit_]) & ended:
                return ending
    return others[:1]


def may_go_back(net: Network, at: At, step: int) -> bool:
    """Whether a rejection of a step would open what stands before it."""
    rework = net.reworks.get(step)
    return rework is not None and at.rounds[step] < rework.rounds


def _stale(net: Network, at: At) -> bool:
    """Whether something has begun that needs what is open."""
    return any(
        needs & ~at.closed and not at.waiting >> step & 1 for step, needs in enumerate(net.needs)
    )
