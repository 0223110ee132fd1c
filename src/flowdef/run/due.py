"""Due: when a step is due, reminded of and escalated: derived, for whoever looks."""

from datetime import datetime
from typing import NamedTuple

from flowdef.run.clock import Working, span
from flowdef.run.data import typed
from flowdef.run.definition import Definition, StepDef
from flowdef.run.moments import is_over, moment, written
from flowdef.run.state import ACTIVE, State
from flowdef.times import Duration


class Dates(NamedTuple):
    """Moments as text, empty where there is none; `to` is the role a late step is brought to."""

    due: str = ""
    remind: str = ""
    escalate: str = ""
    to: str = ""

    def late(self, at: str) -> bool:
        """Whether the step is late at that moment."""
        return bool(self.due) and is_over(self.due, at)


class _By(NamedTuple):
    """What a calendar is asked: so long after it is ready, or before or after a date."""

    by: Duration
    before: str
    after: str


def due(definition: Definition, state: State, name: str, working: Working) -> Dates:
    """The dates of an open step; none before it became ready, and none of a wait."""
    plan, step = definition.steps[name], state.steps[name]
    if step.status not in ACTIVE or not step.ready or "by" not in plan.due:
        return Dates()
    clock = working.always() if definition.json.get("always") else working
    found = _due(definition, state, plan, moment(step.ready), clock)
    if not isinstance(found, datetime):
        return Dates()
    remind, late = plan.due.get("remind"), plan.due.get("escalate")
    return Dates(
        written(found),
        _text(clock.subtract(found, span(remind))) if remind else "",
        _text(clock.add(found, span(late))) if late else "",
        plan.due.get("to", ""),
    )


def _due(
    definition: Definition, state: State, plan: StepDef, ready: datetime, clock: Working
) -> object:
    before, after = plan.due.get("before", ""), plan.due.get("after", "")
    raws = {key: state.values[key] for key in (before, after) if key in state.values}
    return clock.due(_By(span(plan.due["by"]), before, after), ready, typed(definition, raws))


def _text(found: object) -> str:
    return written(found) if isinstance(found, datetime) else ""
