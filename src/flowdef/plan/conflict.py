"""Conflict: the smallest set of demands that together make a deadline impossible.

Method: a deletion filter (Chinneck and Dravnieks 1991) over the chain of reasons for the date that
misses the deadline. Each demand is taken away in turn, the earliest first; where the deadline is
missed all the same it stays away. What is left is minimal: without any of it the deadline holds.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from flowdef.model.project import Task
from flowdef.plan.activities import Activity, last_of, share_of
from flowdef.plan.computed import Computed
from flowdef.plan.hours import moment
from flowdef.plan.network import OF_FINISH, TO_START, Tie
from flowdef.plan.passes import beginning, closed, finished, later, started
from flowdef.plan.why import Absence, Cause, Hop, absences, cause, chain


class Kind(StrEnum):
    """What is demanded."""

    DEADLINE = "deadline"
    LENGTH = "length"  # the work of a task, or how long it takes
    LINK = "link"
    AWAY = "away"  # people who are not there
    FLOOR = "floor"  # nothing before the project's start, today, or a day


class Demand(Struct, frozen=True, kw_only=True):
    """One demand. `task` is empty for what holds for the whole project."""

    kind: Kind
    task: Task | None = None
    cause: Cause | None = None  # of a floor
    at: datetime | None = None  # of a floor or deadline
    hop: Hop | None = None  # of a link
    source: str = ""  # of a link: the task or phase that it leads from
    away: tuple[Absence, ...] = ()


class _Part(NamedTuple):
    """One demand of the chain, by the number of the activity (-1: of all) and its kind."""

    number: int
    kind: Kind


def smallest(computed: Computed, task: str = "") -> tuple[Demand, ...]:
    """A smallest set of demands that makes a deadline impossible, the deadline last.

    `task`: whose deadline; empty: the project's. Empty where that deadline holds or is none.
    """
    names = computed.net.names[: len(computed.net.tasks)]
    if computed.circle or not names or (task and task not in names):
        return ()
    if task:
        number = names.index(task)
        text = computed.net.tasks[number].deadline
    else:
        number = max(range(len(names)), key=lambda each: computed.found[each].finish)
        text = computed.project.deadline
    last = last_of(computed.hours, computed.found[number], text)
    if last is None or computed.found[number].finish <= last:
        return ()
    return _Filter(computed, number, last, of_task=bool(task)).demands()


_Dates = dict[int, tuple[int, int]]  # start and finish of activities, by their numbers


class _Filter:
    def __init__(self, computed: Computed, number: int, last: int, *, of_task: bool) -> None:
        self._computed = computed
        self._of_task = of_task
        self._last = last
        self._tasks = len(computed.net.tasks)
        self._hops = chain(computed, number)[::-1]

    def demands(self) -> tuple[Demand, ...]:
        """The demands that are left, in the order of the chain."""
        self._cut()
        parts = [part for hop in self._hops for part in self._parts(hop)]
        parts.append(_Part(-1, Kind.FLOOR))
        kept = dict.fromkeys(parts)
        for part in parts:
            del kept[part]
            if not self._late(self._hops, kept):
                kept[part] = None
        target = self._computed.net.tasks[self._hops[-1].number]
        deadline = Demand(
            kind=Kind.DEADLINE, task=target if self._of_task else None, at=moment(self._last)
        )
        order = [part for part in (_Part(-1, Kind.FLOOR), *parts[:-1]) if part in kept]
        return (*map(self._demand, order), deadline)

    def _cut(self) -> None:
        """Leave out the beginning of the chain as far as the rest is too long without it."""
        low, high = 0, len(self._hops)  # the rest from `low` is too long, from `high` it is not
        while high - low > 1:
            middle = (low + high) // 2
            rest = self._hops[middle:]
            parts = {part for hop in rest for part in self._parts(hop)} | {_Part(-1, Kind.FLOOR)}
            if self._late(rest, parts):
                low = middle
            else:
                high = middle
        self._hops = self._hops[low:]

    def _parts(self, hop: Hop) -> list[_Part]:
        number = hop.number
        if number >= len(self._computed.net.tasks):
            return []
        activity = self._computed.found[number]
        has = {
            Kind.LINK: hop.tie is not None,
            Kind.FLOOR: activity.ended is not None or self._own_floor(number) is not None,
            Kind.LENGTH: activity.ended is None and activity.amount > 0,
            Kind.AWAY: bool(absences(self._computed, hop)),
        }
        return [_Part(number, kind) for kind, there in has.items() if there]

    def _own_floor(self, number: int) -> int | None:
        """The day before which a task shall not begin, where that is later than for all."""
        activity = self._computed.found[number]
        floor = activity.floor
        if activity.begun is not None or floor is None or floor <= self._computed.now:
            return None
        return floor

    def _joined(self, number: int) -> int | None:
        """When the first of a task's people joins; None where one was always there."""
        hours = self._computed.hours
        people = [hours.people.get(person) for person, _ in self._computed.found[number].people]
        joined = [hours.opens(each.joined) if each else None for each in people]
        return (
            min((each for each in joined if each is not None), default=None)
            if all(joined)
            else None
        )

    def _late(self, hops: list[Hop], kept: Collection[_Part]) -> bool:
        """Whether the deadline is missed with these demands alone.

        That of a task by this task, that of the project by whichever.
        """
        dates: _Dates = {}
        late = False
        for hop in hops:
            found = self._dates(hop, dates, kept)
            if found:
                dates[hop.number] = found
            late = (late and not self._of_task) or (found is not None and found[1] > self._last)
        return late

    def _dates(self, hop: Hop, before: _Dates, kept: Collection[_Part]) -> tuple[int, int] | None:
        """Start and finish of an activity after those before it; None where nothing holds it."""
        number, activity = hop.number, self._computed.found[hop.number]
        if number >= self._tasks:  # a phase ends with the last of its tasks, on the chain or not
            ends = self._ends(self._computed.net.ties[number], before)
            return (max(ends), max(ends)) if ends else None
        end = None
        if hop.tie and _Part(number, Kind.LINK) in kept:
            end = max(self._ends((hop.tie,), before), default=None)
        if activity.ended is not None and activity.begun is not None:
            known = _Part(number, Kind.FLOOR) in kept
            return (activity.begun, activity.ended) if known else None
        floors = [end] if hop.tie and hop.tie.type in TO_START else []
        if _Part(-1, Kind.FLOOR) in kept:
            floors.append(max(self._computed.now, activity.begun or 0))
        if _Part(number, Kind.FLOOR) in kept:
            floors.append(self._own_floor(number))
        if _Part(number, Kind.AWAY) in kept and _Part(number, Kind.LENGTH) in kept:
            floors.append(self._joined(number))
        earliest = max((each for each in floors if each is not None), default=None)
        until = end if hop.tie and hop.tie.type not in TO_START else None
        return self._placed(self._as_kept(number, kept), earliest, until)

    def _ends(self, ties: Iterable[Tie], before: _Dates) -> list[int]:
        """The earliest end that each link allows that begins at one of those."""
        hours = self._computed.hours
        return [
            later(before[tie.source][tie.type in OF_FINISH], tie, hours)
            for tie in ties
            if tie.source in before
        ]

    def _placed(
        self, activity: Activity, earliest: int | None, until: int | None
    ) -> tuple[int, int] | None:
        dates = None
        if earliest is not None:
            start = started(activity, earliest)
            dates = start, finished(activity, start)
        if until is not None:
            until = closed(activity, until, self._computed.hours)
            if dates is None or until > dates[1]:
                dates = beginning(activity, until), until
        return dates

    def _as_kept(self, number: int, kept: Collection[_Part]) -> Activity:
        """A task with its length and its people's absence, as far as these are demanded."""
        activity, found = self._computed.found[number], Activity()
        if _Part(number, Kind.LENGTH) not in kept:
            return found
        found.amount, found.time = activity.amount, activity.time
        if activity.effort and _Part(number, Kind.AWAY) not in kept:
            hours = self._computed.hours
            shares = tuple((person, share_of(each)) for person, each in activity.people)
            there = tuple(("", share * hours.rate(person)) for person, share in shares)
            pace = hours.pace(there)
            left = Fraction(activity.amount * pace.scale, hours.pace(shares).scale)
            found.time, found.amount = pace.time, -(-left.numerator // left.denominator)
        return found

    def _demand(self, part: _Part) -> Demand:
        computed, number = self._computed, part.number
        if number < 0:
            start = computed.hours.opens(computed.project.start)
            why = Cause.PROJECT_START if computed.now == start else Cause.TODAY
            return Demand(kind=part.kind, cause=why, at=moment(computed.now))
        task = computed.net.tasks[number]
        hop = next(hop for hop in self._hops if hop.number == number)
        if part.kind is Kind.FLOOR:
            why, at = cause(computed, number)
            if why is not Cause.FINISHED:
                at = computed.found[number].floor or at
            return Demand(kind=part.kind, task=task, cause=why, at=moment(at))
        if part.kind is Kind.LINK and hop.tie:
            source = computed.net.names[hop.tie.source]
            return Demand(kind=part.kind, task=task, hop=hop, source=source)
        if part.kind is Kind.AWAY:
            return Demand(kind=part.kind, task=task, away=absences(computed, hop))
        return Demand(kind=part.kind, task=task)
