"""Asked: the work that processes and projects ask for, week by week, before anybody carries it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from flowdef.calendar.working import WorkingTime
from flowdef.model.demand import Demand
from flowdef.model.organization import Person
from flowdef.plan.booking import Booking
from flowdef.plan.frequency import Starts
from flowdef.plan.schedule import Schedule, Scheduled
from flowdef.plan.weeks import Weeks
from flowdef.times import Duration

PROCESS, RUN, PROJECT = "process", "run", "project"


class Asked(NamedTuple):
    """Work of one source in one week, in seconds: for a person, or for whoever holds a role.

    `document` is the id of a process or project, `part` that of a run or task. Without a person
    and without a role nobody can know yet who does it: `role` is then `{field}`.
    """

    week: int
    kind: str  # process | run | project
    document: str
    part: str
    role: str
    person: str
    seconds: int


def per_run(demand: Demand, working: WorkingTime) -> dict[str, Decimal]:
    """The seconds that a run of a process asks of each role, on average."""
    return {
        role: sum((_seconds(each, working) for each in efforts), Decimal(0))
        for role, efforts in demand.work
    }


def by_processes(demands: Iterable[Demand], view: Weeks, working: WorkingTime) -> Iterator[Asked]:
    """What the expected starts of all these processes ask for, in each week of the view."""
    known = tuple(demands)
    worked = [view.working_days(week) for week in range(len(view.weeks))]
    starts = Starts(known, view.weeks, worked, view.days_of_a_week)
    for each in known:
        often = starts.of(each.id)
        for role, seconds in per_run(each, working).items() if any(often) else ():
            for week, times in enumerate(often):
                if asked := round(seconds * times):
                    yield Asked(week, PROCESS, each.id, "", role, "", asked)


def by_project(
    project: str,
    plan: Schedule,
    view: Weeks,
    working: WorkingTime,
    doing: Mapping[str, Demand] = MappingProxyType({}),
) -> Iterator[Asked]:
    """What the tasks of a project ask for in each week of the view, by its schedule.

    The work of a booking is spread evenly over the time that its person works between its two
    moments; that of a process that does a task (`doing`, by task; those whose starts are expected
    anyway are not among them), over that task. What lies outside of the view is left out.
    """
    for each in _bookings(plan, working, doing):
        known = view.people.get(each.person)
        minutes = list(_minutes(each, known, view, working))
        done = total = 0
        whole = sum(count for _, count in minutes) or 1
        sums: dict[int, int] = {}
        for week, count in minutes:
            total += count
            until = each.seconds * total // whole
            sums[week] = sums.get(week, 0) + until - done
            done = until
        for week, seconds in sums.items():
            if 0 <= week < len(view.weeks) and seconds:
                yield Asked(week, PROJECT, project, each.task, each.role, each.person, seconds)


def beyond(expected: Iterable[Asked], left: Iterable[Asked]) -> Iterator[Asked]:
    """Expected work less what open runs of the same process still ask of the same role that week.

    Those runs are among the starts that the frequency foresees: their work is not counted twice,
    and only what is beyond it comes on top.
    """
    rest: dict[tuple[int, str, str], int] = {}
    for each in left:
        key = (each.week, each.document, each.role)
        rest[key] = rest.get(key, 0) + each.seconds
    for each in expected:
        key = (each.week, each.document, each.role)
        told = min(each.seconds, rest.get(key, 0))
        if told:
            rest[key] -= told
        if each.seconds > told:
            yield each._replace(seconds=each.seconds - told)


def _bookings(
    plan: Schedule, working: WorkingTime, doing: Mapping[str, Demand]
) -> Iterator[Booking]:
    """The bookings of all tasks, with those that the plan has not: of nobody, and of processes."""
    for task in plan.tasks:
        yield from task.bookings
        told = task.task
        if told.finished or task.start >= task.finish:
            continue
        left = 1 - (told.progress or Decimal(0))
        if told.effort and not told.assigned:
            yield _booking(task, "", left * working.seconds(told.effort.likely))
        if told.id in doing:
            for role, seconds in per_run(doing[told.id], working).items():
                yield _booking(task, role, left * seconds)


def _seconds(effort: Duration, working: WorkingTime) -> Decimal:
    """The seconds of an effort; not rounded, for it is a part of a sum."""
    return effort.amount * working.seconds(Duration(Decimal(1), effort.unit))


def _booking(task: Scheduled, role: str, seconds: Decimal) -> Booking:
    start, finish = task.start, task.finish
    return Booking(
        person="", role=role, task=task.task.id, start=start, finish=finish, seconds=round(seconds)
    )


def _minutes(
    booking: Booking, person: Person | None, view: Weeks, working: WorkingTime
) -> Iterator[tuple[int, int]]:
    """The week of each day of a booking, and how many minutes of the day are worked for it.

    Where the person works on none of these days, the calendar alone tells; where it has no
    working time either, all falls on the first day.
    """
    found = list(_calendar_minutes(booking, view, working))
    if person:
        own = [
            (week, count)
            for week, count, day in found
            if view.here(person, day.date()) and not view.away(person, day.date())
        ]
        if any(count for _, count in own):
            return iter(own)
    if not any(count for _, count, _ in found):
        week, _, _ = found[0]
        return iter([(week, 1)])
    return ((week, count) for week, count, _ in found)


def _calendar_minutes(
    booking: Booking, view: Weeks, working: WorkingTime
) -> Iterator[tuple[int, int, datetime]]:
    """Each day of a booking: its week, its minutes of work, and its midnight."""
    first, last = booking.start.astimezone(working.zone), booking.finish.astimezone(working.zone)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    while midnight <= last:
        after = midnight + timedelta(days=1)
        week = (midnight.date() - view.weeks[0]).days // 7
        if first <= midnight and after <= last:
            count = view.a_day // 60 if view.works(midnight.date()) else 0
        else:
            count = working.between(max(first, midnight), min(last, after))
        yield week, count, midnight
        midnight = after
