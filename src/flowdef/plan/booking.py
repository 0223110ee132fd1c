"""Booking: who works on a task, from when to when, and how much."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from flowdef.model.project import Task
from flowdef.plan.activities import Activity
from flowdef.plan.hours import Hours, Shares, moment


class Booking(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody's work on a task: `seconds` of their time, spread evenly over their working time.

    `person` is empty where nobody is proposed yet for the role.
    """

    person: str
    role: str
    task: str
    start: datetime
    finish: datetime
    seconds: int


def bookings(
    task: Task, found: Activity, hours: Hours, now: int, *, over: bool
) -> tuple[Booking, ...]:
    """Who works on a task; of one that has begun what is left, of one that is finished all of it.

    Effort is split by what each can give in that time; a task that has a length takes each
    person's share of it. `over`: of a project that is over only what is finished.
    """
    start = found.start
    if found.begun is not None and found.ended is None:
        start = max(found.begun, now)
    if (over and found.ended is None) or not found.seconds or start >= found.finish:
        return ()
    given = _split(found, start, hours)
    return tuple(
        Booking(
            person=person,
            role=each.role,
            task=task.id,
            start=moment(start),
            finish=moment(found.finish),
            seconds=round(seconds),
        )
        for (person, each), seconds in zip(found.people, given, strict=True)
    )


def _split(found: Activity, start: int, hours: Hours) -> list[Fraction]:
    """The seconds of each person."""
    left = Fraction(found.seconds)
    if found.effort and found.ended is None:
        left = Fraction(found.amount, hours.pace(_shares(found)).scale)
        if len(found.people) == 1:
            return [left]
    given = [
        _given(person, each.share, start, found.finish, hours) for person, each in found.people
    ]
    total = sum(given)
    if found.effort and total:
        return [each * left / total for each in given]
    return given


def _shares(found: Activity) -> Shares:
    return tuple((person, each.share) for person, each in found.people)


def _given(person: str, share: Decimal, start: int, finish: int, hours: Hours) -> Fraction:
    pace = hours.pace(((person, share),))
    return Fraction(pace.time.done(finish) - pace.time.done(start), pace.scale)
