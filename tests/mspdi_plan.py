"""MSPDI plans in the passes of flowdef: their dates, and what cannot be said."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from flowdef.model import project as model
from flowdef.model.project import LinkType
from flowdef.plan.activities import Activity
from flowdef.plan.hours import ALWAYS, Hours, moment
from flowdef.plan.network import network
from flowdef.plan.passes import backward, forward
from flowdef.plan.timeline import Counting
from flowdef.times import Duration, Unit
from mspdi import Link, Plan, Task
from mspdi_time import recurs, seconds, working, works

_TYPES = {
    0: LinkType.FINISH_TO_FINISH,
    1: LinkType.FINISH_TO_START,
    2: LinkType.START_TO_FINISH,
    3: LinkType.START_TO_START,
}
BY_HAND = "dates set by hand"
LEVELLED = "delayed by levelling"
_FLAGS = {
    "manual": BY_HAND,
    "levelled": LEVELLED,
    "elsewhere": "of another plan",
    "inactive": "switched off",
}
_NOT_BEFORE = 4
_CONSTRAINTS = {1: "as late as possible", 2: BY_HAND, 3: BY_HAND, 6: "finish not before a day"}
_WORKS, _FIXED_LENGTH = 1, 1


class Dates(Struct, frozen=True):
    """The dates of a task as the passes find them."""

    start: datetime
    finish: datetime
    late_start: datetime
    late_finish: datetime


class Reading:
    """One plan: its leaf tasks, those that are left out and why, and the dates of the others."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.tasks = {task.id: task for task in plan.tasks}
        self.leaves = tuple(each for each in plan.tasks if not each.summary and each.id)
        self._above = dict(_above(plan.tasks))
        self._times: dict[tuple[int, ...], Counting] = {}

    @cached_property
    def left_out(self) -> dict[int, str]:
        """Leaf tasks by id, with the reason why they are not compared."""
        reasons = ((each.id, self._reason(each)) for each in self.leaves)
        return {number: reason for number, reason in reasons if reason}

    @cached_property
    def dates(self) -> dict[int, Dates]:
        """The dates of all leaf tasks; of what is left out those of the file, as facts."""
        net = network(self.project)
        hours = Hours(None, self.plan.start.year, None)
        hours.plain = working(self.plan, self.plan.calendar)
        now = hours.plain.opening(hours.plain.done(seconds(self.plan.start)))
        found = [self._activity(each, now) for each in self._planned]
        # What has begun is told as of the day on which it did, with all its work ahead.
        forward(net, found, hours, min((each.begun for each in found if each.begun), default=now))
        backward(net, found, hours, max((each.finish for each in found), default=now))
        return {
            task.id: Dates(*(_local(x) for x in (a.start, a.finish, a.late_start, a.late_finish)))
            for task, a in zip(self._planned, found, strict=True)
        }

    @cached_property
    def _planned(self) -> tuple[Task, ...]:
        """What has dates, or needs none."""
        return tuple(each for each in self.leaves if each.start and each.finish)

    @cached_property
    def project(self) -> model.Project:
        """The plan as a project of flowdef."""
        tasks = tuple(
            model.Task(
                id=str(each.id),
                title=each.name,
                needs=tuple(self._needs(each)),
                duration=_always(Duration(Decimal(each.length), Unit.SECONDS, each.elapsed)),
            )
            for each in self._planned
        )
        return model.Project(
            id="plan",
            title="Plan",
            start=self.plan.start.date().isoformat(),
            phases=(model.Phase(id="", title="", tasks=tasks),),
        )

    def _needs(self, task: Task) -> Iterator[model.Link]:
        for link in self._links(task):
            for source in self._leaves_of(link.to):
                yield model.Link(
                    to=str(source.id), type=_TYPES[link.type], lag=self._lag(link, source)
                )

    def _lag(self, link: Link, source: Task) -> Duration:
        lag = link.lag * source.length / 100 if link.percent else link.lag
        return Duration(lag, Unit.SECONDS, link.elapsed)

    def _links(self, task: Task) -> Iterator[Link]:
        """The links of a task and of the summaries that it stands below."""
        for each in (task.id, *self._above[task.id]):
            yield from self.tasks[each].links

    def _leaves_of(self, number: int) -> Iterator[Task]:
        for each in self._planned:
            if number in (each.id, *self._above[each.id]):
                yield each

    def _activity(self, task: Task, now: int) -> Activity:
        found = Activity()
        if task.id in self.left_out:
            assert task.start is not None
            assert task.finish is not None
            found.begun, found.ended = seconds(task.start), seconds(task.finish)
            return found
        found.time, found.amount = self._time(task), task.length
        if "begun" in task.flags and task.start:
            found.begun = seconds(task.start)
        found.floor = max(self._not_before(task), default=now)  # also before the plan begins
        return found

    def _not_before(self, task: Task) -> Iterator[int]:
        for number in (task.id, *self._above[task.id]):
            each = self.tasks[number]
            if each.constraint == _NOT_BEFORE and each.constraint_date:
                yield seconds(each.constraint_date)

    def _time(self, task: Task) -> Counting:
        if task.elapsed or not task.length:
            return ALWAYS
        calendars = self._calendars(task)
        if calendars not in self._times:
            self._times[calendars] = working(self.plan, *calendars)
        return self._times[calendars]

    def _calendars(self, task: Task) -> tuple[int, ...]:
        """The calendars that must all work: of the task, and of whoever is assigned to it."""
        known = task.calendar in self.plan.calendars
        own = (task.calendar,) if known else ()
        people = () if known and task.ignores_people else self._of_people(task)
        return (*own, *people) or (self.plan.calendar,)

    def _of_people(self, task: Task) -> tuple[int, ...]:
        """The calendars of whoever is assigned, as few as say the same."""
        if task.type == _FIXED_LENGTH:
            return ()
        found = []
        for each in task.assignments:
            resource = self.plan.resources.get(each.resource)
            if resource and resource.type == _WORKS and each.units and each.work:
                found.append(self._own(resource.calendar))
        return tuple(dict.fromkeys(found))

    def _own(self, calendar: int) -> int:
        """The calendar itself, or the first below it that says anything."""
        while calendar in self.plan.calendars:
            here = self.plan.calendars[calendar]
            if here.week or here.exceptions or here.weeks:
                return calendar
            calendar = here.below
        return self.plan.calendar

    def _reason(self, task: Task) -> str:
        if task.start is None or task.finish is None:
            return "without dates in the file"
        for name, reason in _FLAGS.items():
            if name in task.flags:
                return reason
        return (
            _CONSTRAINTS.get(task.constraint, "")
            or self._of_assignments(task)
            or self._of_calendars(task)
            or self._of_links(task)
            or self._of_interruptions(task)
        )

    def _of_assignments(self, task: Task) -> str:
        if any(each.contoured for each in task.assignments):
            return "work that is not spread evenly"
        if any(each.delayed for each in task.assignments):
            return LEVELLED
        return "people with different hours" if len(self._of_people(task)) > 1 else ""

    def _of_calendars(self, task: Task) -> str:
        if task.elapsed or not task.length:
            return ""
        calendars = self._calendars(task)
        if any(recurs(self.plan, each) for each in calendars):
            return "days off that recur by a rule"
        assert task.start is not None
        assert task.finish is not None
        if not all(works(self.plan, each, task.start, task.finish) for each in calendars):
            return "dates on which its own calendar does not work"
        return ""

    def _of_interruptions(self, task: Task) -> str:
        if task.stop is None or task.resume is None:
            return ""
        time = self._time(task)
        goes_on = time.done(seconds(task.resume)) == time.done(seconds(task.stop))
        return "" if goes_on else "interrupted: the rest is done later"

    def _of_links(self, task: Task) -> str:
        for link in self._links(task):
            source = self.tasks.get(link.to)
            if link.elsewhere or source is None:
                return "of another plan"
            if source.summary and _TYPES[link.type] not in (
                LinkType.FINISH_TO_START,
                LinkType.FINISH_TO_FINISH,
            ):
                return "linked to the beginning of a summary"
            if self._broken(link, source, task):
                return "dates before what it waits for is finished"
        return ""

    def _broken(self, link: Link, source: Task, task: Task) -> bool:
        return (
            _TYPES[link.type] is LinkType.FINISH_TO_START
            and link.lag >= 0
            and source.finish is not None
            and task.start is not None
            and task.start < source.finish
        )


def _above(tasks: tuple[Task, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each task with the summaries that it stands below, by their outline."""
    stack: list[Task] = []
    for task in tasks:
        while stack and stack[-1].level >= task.level:
            stack.pop()
        yield task.id, tuple(each.id for each in stack)
        stack.append(task)


def _always(length: Duration) -> model.Estimate:
    return model.Estimate(length, length, length)


def _local(instant: int) -> datetime:
    return moment(instant).replace(tzinfo=None)
