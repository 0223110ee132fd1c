"""Delays: which tasks of a project are at risk of being late, and why."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.calendar.working import WorkingTime
from flowdef.graph.order import Order, order_of_project
from flowdef.model.organization import Organization
from flowdef.model.project import Estimate, Project, Task
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import Outlook
from flowdef.plan.schedule import Missed, Scheduled
from flowdef.times import Duration, Unit

NEAR = timedelta(days=14)  # how far one looks ahead
_GO = ("", "go")
_LEAST = 60  # minutes of work below which nothing is called late
_A_DAY = Duration(Decimal(1), Unit.DAYS)


class Delay(NamedTuple):
    """Why a task may be late: `kind` says what kind of reason, `why` tells it, `minutes` of work.

    The kinds, the gravest first: `deadline` (it ends after its own, or the project's), `path` (what
    waits for it does), `gate` (its phase may not begin), `stuck` (the run that does it is blocked,
    or has failed), `step` (a step of that run is late), `behind` (it ends later than first planned,
    by more than the time that is left), `nobody` (it begins soon, and nobody has it), `estimate`
    (taking as long as its pessimistic estimate, it would miss a deadline).
    """

    task: str
    kind: str
    why: str
    minutes: int = 0
    of: str = ""  # the task whose deadline it is; empty: the project's


KINDS = ("deadline", "path", "gate", "stuck", "step", "behind", "nobody", "estimate")


def delays(outlook: Outlook, steps: Iterable[OpenStep] = ()) -> tuple[Delay, ...]:
    """The reasons for which tasks are at risk, task by task; `steps` are those open in all runs.

    A task that is finished is not at risk.
    """
    looking = _Looking(outlook, tuple(steps))
    open_ = [each for each in outlook.now.tasks if not each.task.finished]
    return tuple(
        delay
        for each in open_
        for delay in sorted(looking.at(each), key=lambda one: KINDS.index(one.kind))
    )


def missed_words(miss: Missed, outlook: Outlook) -> str:
    """`ends 4 working days after its deadline 2027-06-30`."""
    project = outlook.project
    told = (task.deadline for task in project.tasks if task.id == miss.task)
    late = spoken_days(miss.by // 60, outlook.around.working)
    return f"ends {late} after its deadline {next(told, project.deadline)}"


def spoken_days(minutes: int, working: WorkingTime) -> str:
    """`2.5 working days`, `3 hours`: minutes of working time in words."""
    a_day = working.seconds(_A_DAY) // 60
    if minutes < a_day:
        hours = max(1, round(minutes / 60))
        return f"{hours} hour{'s' * (hours != 1)}"
    days = round(minutes / a_day, 1)
    return f"{days:g} working day{'s' * (days != 1)}"


def named(person: str, organization: Organization | None) -> str:
    """The name of a person of the organization; the text as it stands for somebody outside."""
    people = organization.people if organization else ()
    return next((each.name for each in people if each.id == person), person)


class _Looking:
    def __init__(self, outlook: Outlook, steps: tuple[OpenStep, ...]) -> None:
        self.outlook = outlook
        self.steps = [each for each in steps if each.project == outlook.project.id]
        self.project, self.working = outlook.project, outlook.around.working
        self.order: Order = order_of_project(outlook.project)
        self.finished = {task.id for task in outlook.project.tasks if task.finished}
        self.missed = {miss.task for miss in outlook.now.conflicts}
        self.phase_of = {task.id: each for each in self.project.phases for task in each.tasks}
        start = self.working.start_of_day(outlook.around.day)
        self.until = start + NEAR if isinstance(start, datetime) else None

    def at(self, each: Scheduled) -> Iterator[Delay]:
        """What puts one task at risk."""
        yield from islice(self._missed(each), 1)
        yield from self._gate(each.task)
        yield from self._steps(each.task)
        yield from self._behind(each)
        if self.until and each.start < self.until:
            yield from self._nobody(each)
            yield from self._estimate(each)

    def _missed(self, each: Scheduled) -> Iterator[Delay]:
        """The deadlines that are missed by it, its own first."""
        name = each.task.id
        for miss in sorted(self.outlook.now.conflicts, key=lambda one: one.task != name):
            late, minutes = missed_words(miss, self.outlook), miss.by // 60
            if miss.task == name:
                yield Delay(name, "deadline", late, minutes, name)
            elif not miss.task and each.finish == miss.finish:
                of = late.replace("its deadline", "the deadline of the project")
                yield Delay(name, "deadline", of, minutes)
            elif each.total_float < 0 and self._before(name, miss.task):
                what = f"'{miss.task}'" if miss.task else "the project"
                yield Delay(name, "path", f"{what} waits for it, and {late}", minutes, miss.task)

    def _before(self, task: str, other: str) -> bool:
        return not other or self.order.precedes(task, other)

    def _gate(self, task: Task) -> Iterator[Delay]:
        gate = self.phase_of[task.id].gate
        if gate and gate.decision not in _GO and not task.started:
            by = f" by {named(gate.by, self.outlook.around.organization)}" if gate.by else ""
            why = f": {gate.reason}" if gate.reason else ""
            yield Delay(task.id, "gate", f"the gate of its phase says '{gate.decision}'{by}{why}")

    def _steps(self, task: Task) -> Iterator[Delay]:
        for each in self.steps:
            if each.task != task.id:
                continue
            if each.stuck:
                why = f": {each.why}" if each.why else ""
                yield Delay(task.id, "stuck", f"step {each.step} of {each.run} cannot go on{why}")
            elif each.late:
                yield Delay(task.id, "step", f"step {each.step} of {each.run} was due {each.due}")

    def _behind(self, each: Scheduled) -> Iterator[Delay]:
        """It ends later than first planned, and has not as much time left."""
        first = self.outlook.first.get(each.task.id)
        if first is None or not self.finished.issuperset(self.order.needs[each.task.id]):
            return
        slip = self.working.between(first, each.finish)
        left = self.outlook.left[each.task.id] // 60
        if slip < _LEAST or left >= slip:
            return
        until = "a deadline is missed" if self._bound() else "the end of the project moves"
        begun = "" if each.task.started else "has not begun, and "
        ends = f"{begun}ends {self._days(slip)} later than first planned ({self._day(first)})"
        yield Delay(each.task.id, "behind", f"{ends}; {self._left(left)} until {until}", slip)

    def _left(self, minutes: int) -> str:
        return f"{self._days(minutes)} are left" if minutes >= _LEAST else "no time is left"

    def _bound(self) -> bool:
        return bool(self.project.deadline or any(task.deadline for task in self.project.tasks))

    def _nobody(self, each: Scheduled) -> Iterator[Delay]:
        task = each.task
        if not (task.effort or task.duration):
            return
        if not task.assigned:
            if not task.process:
                yield Delay(task.id, "nobody", f"{self._begins(each)}, and nobody is assigned")
            return
        roles = dict.fromkeys(one.role for one in each.bookings if not one.person)
        if roles:
            of = " and ".join(roles)
            yield Delay(task.id, "nobody", f"{self._begins(each)}, and nobody is named for {of}")

    def _begins(self, each: Scheduled) -> str:
        return "is under way" if each.task.started else f"begins {self._day(each.start)}"

    def _estimate(self, each: Scheduled) -> Iterator[Delay]:
        """A deadline that is missed only where it takes as long as its pessimistic estimate."""
        told = each.task.effort or each.task.duration
        if told is None or not self._may_miss(each, told):
            return
        key = "effort" if each.task.effort else "duration"
        slow = replace(each.task, **{key: replace(told, likely=told.pessimistic)})
        for miss in self.outlook.missing(_with(self.project, slow)):
            if miss.task not in self.missed:
                what = f"'{miss.task}'" if miss.task else "the project"
                what = "it" if miss.task == each.task.id else what
                takes = f"if it takes {told.pessimistic} instead of {told.likely}"
                why = f"{takes}, {what} {missed_words(miss, self.outlook)}"
                yield Delay(each.task.id, "estimate", why, miss.by // 60, miss.task)
                return

    def _may_miss(self, each: Scheduled, told: Estimate) -> bool:
        """Whether it is worth to plan anew: there is not twice the time that it could take more."""
        likely = self.working.seconds(told.likely)
        more = self.working.seconds(told.pessimistic) - likely
        takes = self.working.between(each.start, each.finish) * 60
        return more > 0 and self.outlook.left[each.task.id] < 2 * takes * more / max(likely, 1)

    def _days(self, minutes: int) -> str:
        return spoken_days(minutes, self.working)

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self.working.zone).date().isoformat()


def _with(project: Project, task: Task) -> Project:
    """The project with one task otherwise."""
    phases = tuple(
        replace(phase, tasks=tuple(task if each.id == task.id else each for each in phase.tasks))
        for phase in project.phases
    )
    return replace(project, phases=phases)
