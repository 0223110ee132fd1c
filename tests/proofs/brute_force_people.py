"""Brute force, people: who can do what in runs of a process, tried with everybody in turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flowdef.model.process import Approval, Process, Step, Work
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.roster import Roster
from flowdef.run.state import READY, SKIPPED, STARTED, State
from proofs.brute_force import Exhaustion, Key, Move
from run.oracle_order import ancestors, between, effective_needs


class People:
    """Everybody of an organization, for themselves or, as deputies, for somebody.

    A holder may say that they act for another one, too; nobody is asked to, and it is left out.
    """

    def __init__(self, roster: Roster, day: str) -> None:
        self.context = Context(roster)
        self.named = tuple(roster.members)
        self._known = [person for person in roster.members if roster.knows(person, day)]
        deputies = any(post.deputy for post in roster.posts.values())
        whom = ["", *roster.members, *roster.posts] if deputies else [""]
        self._acting = [(by, to) for by in self._known for to in whom if by != to]

    def acting(self, state: State | None) -> Sequence[tuple[str, str]]:
        """Everybody, for everybody."""
        return self._acting if state else [(self._known[0], "")]

    def takes(self, command: c.Command, events: Sequence[Event]) -> bool:
        """Whether it is an act that people are asked for."""
        return not command.on_behalf_of or any(each.basis.deputy for each in events)

    def key(self, state: State) -> Key:
        """What is to come rests on who has voted, and who has done what."""
        votes = tuple(step.votes for step in state.steps.values())
        doers = tuple(sorted((name, tuple(sorted(did))) for name, did in state.doers.items()))
        return votes, doers


@dataclass(slots=True)
class Decisions:
    """What approvals can come to, by their ids; the first move that shows it is kept.

    `own`: somebody who did a step says yes to it, and so do as many as it takes. `short`: however
    people come together, no yes is reached; by the amount that is recorded then. `untold`: the
    amount is asked for and not recorded, so that nobody can say yes.
    """

    points: int = 0
    untold: dict[str, Move] = field(default_factory=dict)
    own: dict[tuple[str, str], Move] = field(default_factory=dict)
    short: dict[str, dict[object, Move]] = field(default_factory=dict)


def decisions(process: Process, definition: Definition, people: People, most: int) -> Decisions:
    """What all approvals of a process can come to; TooMany beyond so many points."""
    found = Decisions()
    exhaustion = Exhaustion(process, definition, people)
    approvals = [step for step in process.steps if isinstance(step.deed, Approval)]
    for move in exhaustion.moves(most):
        found.points += 1
        for event in move.events:
            if isinstance(event.fact, f.Voted) and event.fact.verdict == "approved":
                _own(found, process, move, event.fact)
        for step in approvals:
            if move.after.open and move.after.steps[step.id].status is READY:
                _short(found, exhaustion, move, step)
    return found


def _short(found: Decisions, exhaustion: Exhaustion, move: Move, step: Step) -> None:
    """Whether too few may say yes to a ready approval."""
    authority = step.deed.authority if isinstance(step.deed, Approval) else None
    amount = authority.amount if authority else ""
    value = move.after.values.get(amount)
    if amount and value is None:
        found.untold.setdefault(step.id, move)
    elif not _reached(exhaustion, move, step.id):
        found.short.setdefault(step.id, {}).setdefault(value, move)


def _own(found: Decisions, process: Process, move: Move, fact: f.Voted) -> None:
    """Whether one of those who have come to say yes did the work."""
    if not fact.decides:
        return
    voters = {who for vote in move.after.steps[fact.step].votes for who in vote.people}
    for work in work_of(process, fact.step, move):
        if voters & move.after.doers.get(work, frozenset()):
            found.own.setdefault((fact.step, work), move)


def _reached(exhaustion: Exhaustion, at: Move, name: str) -> bool:
    """Whether people can come to say yes, whoever begins."""
    for who in exhaustion.staff.acting(at.after):
        found = exhaustion.after(at, c.Approve(name), who)
        if isinstance(found, Move) and (
            found.after.steps[name].status is not STARTED or _reached(exhaustion, found, name)
        ):
            return True
    return False


def work_of(process: Process, approval: str, move: Move) -> Iterator[str]:
    """The persons' work that an approval decides on, as things stand.

    The step that it sends back to and what lies between; else the nearest that is not skipped.
    """
    needs = effective_needs(process)
    step = {each.id: each for each in process.steps}
    deed = step[approval].deed
    assert isinstance(deed, Approval)
    if deed.on_reject not in ("", "continue"):
        inner = between(needs, deed.on_reject, approval)
        yield from (name for name in inner if isinstance(step[name].deed, Work))
        return
    waiting, seen = _nearest(needs, approval), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if isinstance(step[name].deed, Work) and move.after.steps[name].status is not SKIPPED:
            yield name
        else:
            waiting += _nearest(needs, name)


def _nearest(needs: dict[str, set[str]], name: str) -> list[str]:
    """What a step needs and nothing else that it needs rests on."""
    wanted = needs[name]
    return [each for each in wanted if not any(each in ancestors(needs, other) for other in wanted)]
