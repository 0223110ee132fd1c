"""Loads: what the work of all documents means for people, as the documents tell it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from flowdef.calendar.shape import day
from flowdef.calendar.working import WorkingTime
from flowdef.model.document import Entry
from flowdef.model.organization import Organization
from flowdef.plan.asked import Asked, by_processes, by_project, per_run
from flowdef.plan.frequency import Starts
from flowdef.plan.load import PersonWeek, load
from flowdef.plan.schedule import schedule
from flowdef.plan.weeks import Weeks

AHEAD = 26  # weeks that are looked at: half a year
_YEAR = tuple(date(2001, 1, 1) + timedelta(weeks=week) for week in range(52))  # from a Monday


def over_allocated(
    entries: Iterable[Entry], organization: Organization, today: date
) -> dict[str, tuple[PersonWeek, ...]]:
    """The weeks from today on in which people have more to do than they can, by person.

    Projects are taken as they are planned: from their start, whatever has become of them since, so
    that a verdict follows from the documents and no finding comes up by itself.
    """
    view = Weeks(organization, today, AHEAD)
    some = tuple(entries)
    demands = [each.demand for each in some if each.demand]
    working = WorkingTime(organization.calendar)
    asked = [*by_processes(demands, view, working), *_planned(some, view, working, today)]
    return {row[0].person: over for row in load(asked, view).people if (over := _over(row))}


def usual_week(
    entries: Iterable[Entry], organization: Organization
) -> dict[str, tuple[tuple[str, Decimal], ...]]:
    """The hours that each role is asked for in a week without holidays, by process, most first.

    What a schedule starts is counted over a year.
    """
    working = WorkingTime(organization.calendar)
    days = len(organization.calendar.workdays) or 5
    demands = [each.demand for each in entries if each.demand]
    starts = Starts(demands, _YEAR, [days] * len(_YEAR), days)
    found: dict[str, dict[str, Decimal]] = {}
    for each in demands:
        often = sum(starts.of(each.id), Decimal(0)) / len(_YEAR)
        if not often:
            continue
        for role, seconds in per_run(each, working).items():
            found.setdefault(role, {})[each.id] = seconds * often / 3600
    return {
        role: tuple(sorted(by.items(), key=lambda one: (-one[1], one[0])))
        for role, by in found.items()
    }


def _planned(
    entries: Iterable[Entry], view: Weeks, working: WorkingTime, today: date
) -> Iterator[Asked]:
    for each in entries:
        if each.plan:
            start = day(each.plan.start) or today
            plan = schedule(each.plan, view.organization, start, dragging=False)
            yield from by_project(each.id, plan, view, working)


def _over(row: tuple[PersonWeek, ...]) -> tuple[PersonWeek, ...]:
    return tuple(each for each in row if each.over)
