"""Portfolio: priorities, risks, people, help and changes, over all projects and open runs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from flowdef.graph.order import order_of_project
from flowdef.model.project import Project
from flowdef.plan.changes import Change, changes, work_of
from flowdef.plan.delays import NEAR, Delay, missed_words
from flowdef.plan.load import PersonWeek
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import Around, Outlook
from flowdef.plan.schedule import Missed
from flowdef.plan.standing import Standing
from flowdef.plan.under_way import OVER, under_way


class Next(NamedTuple):
    """A task that comes next in a project: under way, or the next to begin; dates are ISO days."""

    task: str
    title: str
    under_way: bool
    start: str
    finish: str


class Priority(NamedTuple):
    """A project with its weight: how far it is, when it ends, and what comes next.

    `reserve` are the minutes of work between its planned end and its deadline, below zero where it
    is late; None where it has no deadline.
    """

    project: str
    title: str
    priority: int
    status: str
    manager: str
    supports: tuple[str, ...]
    finished: int
    tasks: int
    finish: str
    deadline: str
    reserve: int | None
    next: tuple[Next, ...]


class Risk(NamedTuple):
    """A task at risk of delay, and why; `path` are the tasks that make it late, in their order."""

    project: str
    task: str
    title: str
    finish: str
    kinds: tuple[str, ...]
    why: tuple[str, ...]
    path: tuple[str, ...] = ()


class Assignment(NamedTuple):
    """Something that a person has to do: a task (`project/task`), or a step (`run step`)."""

    what: str
    title: str
    start: str
    finish: str


class Post(NamedTuple):
    """A person and what they have to do in the time that is looked at."""

    person: str
    work: tuple[Assignment, ...]


class Help(NamedTuple):
    """A step or task that cannot go on: why, whose help it needs, and which task waits for it."""

    what: str
    title: str
    why: str
    who: str
    holds_up: str


class Portfolio(NamedTuple):
    """The answers to five questions, on a day; `free` are people without any work until `until`.

    `open` are steps that are ready, and in nobody's hands.
    """

    day: str
    until: str
    priorities: tuple[Priority, ...]
    risks: tuple[Risk, ...]
    people: tuple[Post, ...]
    free: tuple[str, ...]
    open: tuple[OpenStep, ...]
    help: tuple[Help, ...]
    changes: tuple[Change, ...]


def portfolio(
    standings: Iterable[Standing],
    steps: Iterable[OpenStep],
    around: Around,
    over: Sequence[PersonWeek] = (),
) -> Portfolio:
    """What the projects and the open steps of all runs say about the five questions.

    `over` are the weeks in which somebody has more to do than they can.

    Projects that are over say nothing; only those that are approved or active can be late.
    """
    told = sorted((each for each in standings if _project(each).status not in OVER), key=_weight)
    live = [each for each in told if under_way(_project(each))]
    steps = tuple(steps)
    look = _Look(around)
    posts = tuple(look.posts(live, steps))
    busy = {each.person for each in posts}
    people = around.organization.people if around.organization else ()
    return Portfolio(
        day=around.day.isoformat(),
        until=(around.day + NEAR).isoformat(),
        priorities=tuple(look.priority(each.outlook) for each in told),
        risks=tuple(risk for each in live for risk in look.risks(each)),
        people=posts,
        free=tuple(
            each.id for each in people if each.id not in busy and not _gone(each.left, around)
        ),
        open=tuple(each for each in steps if each.free),
        help=(*look.help(live, steps), *map(_overloaded, over)),
        changes=changes(told, steps, over, around),
    )


def _project(standing: Standing) -> Project:
    return standing.outlook.project


def _weight(standing: Standing) -> tuple[bool, int, str, str]:
    """The most important first; what is not decided, or on hold, behind."""
    project = _project(standing)
    return not under_way(project), -project.priority, project.deadline or "9999", project.id


def _overloaded(week: PersonWeek) -> Help:
    """A person who has more to do than they can."""
    return Help("", "", f"in the week of {week.week} {work_of(week)}", week.person, "")


def _gone(left: str, around: Around) -> bool:
    return bool(left) and left < around.day.isoformat()


class _Look:
    """The days of a calendar, and how far one looks."""

    def __init__(self, around: Around) -> None:
        self.around, self.working = around, around.working
        start = self.working.start_of_day(around.day)
        assert isinstance(start, datetime)  # noqa: S101 (a day on which somebody looks)
        self.since, self.until = start, start + NEAR

    def priority(self, outlook: Outlook) -> Priority:
        """A project as the list of priorities has it."""
        project, now = outlook.project, outlook.now
        last = (
            self.working.end_of_day(date.fromisoformat(project.deadline))
            if project.deadline
            else None
        )
        return Priority(
            project=project.id,
            title=project.title,
            priority=project.priority,
            status=project.status,
            manager=project.manager,
            supports=project.supports,
            finished=sum(bool(task.finished) for task in project.tasks),
            tasks=len(project.tasks),
            finish=self.day(now.finish) if now.tasks else "",
            deadline=project.deadline,
            reserve=self.working.between(now.finish, last)
            if isinstance(last, datetime) and now.tasks
            else None,
            next=tuple(self.next(outlook)),
        )

    def next(self, outlook: Outlook) -> Iterator[Next]:
        """The tasks under way, and those that nothing unfinished keeps from beginning."""
        order = order_of_project(outlook.project)
        over = {task.id for task in outlook.project.tasks if task.finished}
        for each in sorted(outlook.now.tasks, key=lambda one: (one.start, one.total_float)):
            task = each.task
            ready = over.issuperset(order.needs[task.id])
            if not task.finished and (task.started or ready):
                under_way = bool(task.started)
                days = self.day(each.start), self.day(each.finish)
                yield Next(task.id, task.title, under_way, *days)

    def risks(self, standing: Standing) -> Iterator[Risk]:
        """Each deadline that is missed, with its path, then what else is at risk, task by task."""
        project = standing.outlook.project
        for miss in standing.missed:
            yield self._missed(standing, miss)
        tasks = {each.task.id: each for each in standing.outlook.now.tasks}
        others: dict[str, list[Delay]] = {}
        for delay in standing.delays:
            if delay.kind not in ("deadline", "path"):
                others.setdefault(delay.task, []).append(delay)
        for name, delays in others.items():
            yield Risk(
                project.id,
                name,
                tasks[name].task.title,
                self.day(tasks[name].finish),
                tuple(dict.fromkeys(each.kind for each in delays)),
                tuple(each.why for each in delays),
            )

    def _missed(self, standing: Standing, miss: Missed) -> Risk:
        project = standing.outlook.project
        titles = {task.id: task.title for task in project.tasks}
        late = [each for each in standing.delays if each.of == miss.task]
        starts = {each.task.id: each.start for each in standing.outlook.now.tasks}
        path = sorted((each.task for each in late if each.kind == "path"), key=starts.__getitem__)
        return Risk(
            project.id,
            miss.task,
            titles.get(miss.task, project.title),
            self.day(miss.finish),
            ("deadline",),
            (missed_words(miss, standing.outlook),),
            tuple(path),
        )

    def posts(self, live: list[Standing], steps: tuple[OpenStep, ...]) -> Iterator[Post]:
        """Who has what to do in the time that is looked at, person by person."""
        found: dict[str, list[Assignment]] = {}
        for each in live:
            for person, work in self._booked(each.outlook):
                found.setdefault(person, []).append(work)
        for step in steps:
            if step.person:
                what = f"{step.run} {step.step}"
                work = Assignment(what, step.title, "", step.due)
                found.setdefault(step.person, []).append(work)
        for person in sorted(found):
            yield Post(person, tuple(found[person]))

    def _booked(self, outlook: Outlook) -> Iterator[tuple[str, Assignment]]:
        for each in sorted(outlook.now.tasks, key=lambda one: one.start):
            if each.task.finished or each.start >= self.until:
                continue
            what = f"{outlook.project.id}/{each.task.id}"
            work = Assignment(what, each.task.title, self.day(each.start), self.day(each.finish))
            for person in dict.fromkeys(booking.person for booking in each.bookings):
                if person:
                    yield person, work

    def help(self, live: list[Standing], steps: tuple[OpenStep, ...]) -> Iterator[Help]:
        """Steps that are blocked or have failed, then the phases whose gate is closed."""
        for step in steps:
            if step.stuck:
                what = f"{step.run} {step.step}"
                yield Help(what, step.title, step.why, step.help or step.who, step.serves)
        for each in live:
            project = each.outlook.project
            phases = {task.id: phase for phase in project.phases for task in phase.tasks}
            titles = {task.id: task.title for task in project.tasks}
            for delay in each.delays:
                if delay.kind == "gate":
                    gate = phases[delay.task].gate
                    who = (gate.by if gate else "") or project.manager
                    what = f"{project.id}/{delay.task}"
                    yield Help(what, titles[delay.task], delay.why, who, "")

    def day(self, moment: datetime) -> str:
        """The day of a moment where the organization is, ISO."""
        return moment.astimezone(self.working.zone).date().isoformat()
