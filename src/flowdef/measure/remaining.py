"""Remaining: what is left to do of an open run, by whom, and when it comes up."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from flowdef.calendar.working import WorkingTime
from flowdef.model.process import Step, Wait
from flowdef.plan.demand import chance
from flowdef.run.authority import doers
from flowdef.run.definition import Definition, StepDef
from flowdef.run.moments import moment
from flowdef.run.roster import Present
from flowdef.run.state import ACTIVE, CLOSED, STARTED, State, StepState


class Left(NamedTuple):
    """Work that a step of a run still asks for: seconds of somebody, or of whoever has a role.

    `at` is when it can begin, if everything before takes as long as its document says.
    """

    step: str
    role: str
    person: str
    seconds: int
    at: datetime


def remaining(
    definition: Definition,
    state: State,
    steps: Mapping[str, Step],
    working: WorkingTime,
    present: Present,
    now: datetime,
) -> Iterator[Left]:
    """The work of all steps that are not closed; `steps` are those of the document, by id.

    A step that may not come counts by its `share`. What a sub-run asks for, it tells itself; of a
    step that was added to one run nobody knows how much work it is.
    """
    if not state.open:
        return
    ends: dict[str, datetime] = {}
    for plan in definition.ordered:
        step, told = state.steps[plan.id], steps.get(plan.id)
        start = max((ends.get(need, now) for need in plan.needs), default=now)
        if step.status in ACTIVE:
            start = now
        ends[plan.id] = start if step.status in CLOSED else _end(step, told, start, working)
        seconds = _seconds(plan, step, told, working)
        if step.status not in CLOSED and seconds:
            yield _left(definition, state, plan, present, seconds, start)


def _left(
    definition: Definition,
    state: State,
    plan: StepDef,
    present: Present,
    seconds: int,
    at: datetime,
) -> Left:
    step = state.steps[plan.id]
    place = next(iter(doers(definition, state, plan, present)), None)
    taken = step.by if step.status is STARTED else step.assigned
    role, person = (place.role, place.person) if place else ("", "")
    return Left(plan.id, role, taken or person, seconds, at)


def _seconds(plan: StepDef, step: StepState, told: Step | None, working: WorkingTime) -> int:
    """The work of a step as it stands: of an approval what is left of its quorum."""
    if told is None or told.effort is None or plan.kind not in ("work", "approval"):
        return 0
    each = max(plan.approving.quorum - len(step.votes), 0) if plan.approving else 1
    sure = step.status in ACTIVE
    return round(working.seconds(told.effort) * each * (1 if sure else chance(told)))


def _end(step: StepState, told: Step | None, start: datetime, working: WorkingTime) -> datetime:
    """When a step is over that can begin at `start`, as far as anybody knows."""
    if step.until:
        return max(start, moment(step.until))
    if told is None:
        return start
    usual = told.duration or told.effort
    if isinstance(told.deed, Wait):
        usual = told.deed.duration or usual
    end = working.add(start, usual) if usual else start
    return end if isinstance(end, datetime) else start
