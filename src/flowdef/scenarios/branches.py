"""Branches: the ways that a run can go at each fork of a process, and those that a play took."""

from enum import StrEnum

from msgspec import Struct

from flowdef.model.process import CONTINUE
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.run.definition import APPROVAL, Definition, StepDef
from flowdef.scenarios.played import ENDED_DONE, ENDED_REJECTED, KEEPS_OPEN, STUCK, Played


class Way(StrEnum):
    """What happens at a fork: a condition says yes or no, an approval decides, a run ends.

    STOP is no branch to be counted, but one that is asked for: a run stays open at this approval.
    """

    TRUE = "true"
    FALSE = "false"
    APPROVED = "approved"
    REJECTED = "rejected"
    ROUND = "round"
    END = "end"
    STOP = "stop"


class Branch(Struct, frozen=True, order=True):
    """One way at one fork: `of` a step or stage, or an end by its word.

    `round` counts from 2 and is told of rounds alone: the approval decided that often.
    """

    of: str
    way: Way
    round: int = 0


DONE, REJECTED_END, OPEN = (Branch(end, Way.END) for end in (ENDED_DONE, ENDED_REJECTED, STUCK))


def branches_of(definition: Definition) -> tuple[Branch, ...]:
    """All branches in document order, the ends last.

    Each condition, of a stage or a step, has two. An approval is approved and rejected; one that
    sends back is decided in each of its rounds. A run ends done; rejected, where a rejection ends
    it; and it stays open where an approval can be rejected in its last round.
    """
    found: list[Branch] = []
    begun: set[str] = set()
    for step in definition.steps.values():
        if step.stage not in begun and definition.stages[step.stage].when is not None:
            found += _both(step.stage)
        begun.add(step.stage)
        if step.when is not None:
            found += _both(step.id)
        if step.kind == APPROVAL:
            found += _decided(step)
    approvals = definition.of_kind[APPROVAL]
    found.append(DONE)
    found += [REJECTED_END] if any(map(ends, approvals)) else []
    found += [OPEN] if any(map(sends_back, approvals)) else []
    return tuple(found)


def walked(played: Played, definition: Definition) -> frozenset[Branch]:
    """The branches that a play took."""
    found = {Branch(each.of, Way.TRUE if each.holds else Way.FALSE) for each in played.decisions}
    for vote in played.votes:
        found.add(Branch(vote.step, _VERDICTS[vote.verdict]))
        approval = definition.steps[vote.step]
        if sends_back(approval) and 1 < vote.round <= approval.approving.rounds:
            found.add(Branch(vote.step, Way.ROUND, vote.round))
    if played.end != STUCK or out_of_rounds(played):
        found.add(Branch(played.end, Way.END))
    return frozenset(found)


def out_of_rounds(played: Played) -> bool:
    """Whether a run stays blocked, and an approval was rejected in its last round."""
    kinds = {each.kind for each in played.wrong}
    return "rounds" in kinds and kinds <= KEEPS_OPEN


def ends(approval: StepDef) -> bool:
    """Whether its rejection ends the run."""
    return not approval.approving.on_reject


def sends_back(approval: StepDef) -> bool:
    """Whether its rejection leads back to a step."""
    return approval.approving.on_reject not in ("", CONTINUE)


def _both(owner: str) -> list[Branch]:
    return [Branch(owner, Way.TRUE), Branch(owner, Way.FALSE)]


def _decided(approval: StepDef) -> list[Branch]:
    found = [Branch(approval.id, Way.APPROVED), Branch(approval.id, Way.REJECTED)]
    if sends_back(approval):
        rounds = range(2, approval.approving.rounds + 1)
        found += [Branch(approval.id, Way.ROUND, number) for number in rounds]
    return found


_VERDICTS = {APPROVED: Way.APPROVED, REJECTED: Way.REJECTED}
