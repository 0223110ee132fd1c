"""Demand: how many hours a week a process asks of each role, at the least."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from flowdef.findings import Span
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.seats import Seat
from flowdef.model.process import Approval, Work
from flowdef.plan.frequency import weekly
from flowdef.times import SECONDS, Duration, Unit

_DAYS = {Unit.DAYS: Decimal(1), Unit.WEEKS: Decimal(5)}
_HOUR = 3600


class Demand(NamedTuple):
    """What a role is asked for in a week: hours, and working days of the calendar beside them."""

    role: str
    hours: Decimal
    days: Decimal
    at: Span


def demand(facts: ProcessFacts) -> tuple[Demand, ...]:
    """What a process asks of each role; nothing out of force, or where no `frequency` is said."""
    frequency = facts.process.frequency
    if frequency is None or not facts.kept:
        return ()
    runs, at = weekly(frequency), facts.process.at.span("frequency")
    found: dict[str, Demand] = {}
    for role, times, effort in _work(facts):
        old = found.get(role, Demand(role, Decimal(0), Decimal(0), at))
        more = times * runs * effort.amount
        days = _DAYS.get(effort.unit)
        if days is None:
            found[role] = old._replace(hours=old.hours + more * SECONDS[effort.unit] / _HOUR)
        else:
            found[role] = old._replace(days=old.days + more * days)
    return tuple(found.values())


def _work(facts: ProcessFacts) -> Iterator[tuple[str, Decimal, Duration]]:
    """The work of each role in a run: how often it is done, and how long it takes."""
    for seat in facts.seats:
        step = seat.step
        if isinstance(seat.doer, str) and step.effort and isinstance(step.deed, Work | Approval):
            yield seat.doer, _times(seat, facts), step.effort


def _times(seat: Seat, facts: ProcessFacts) -> Decimal:
    """How often a step happens in a run, at the least; by each of those whom a quorum asks for."""
    step = seat.step
    each = step.deed.quorum if isinstance(step.deed, Approval) else 1
    if step.share is not None:
        return each * step.share
    return Decimal(0 if facts.conditional(step) else each)
