"""Plans: one plan of any number of tasks, as documents and as models of flowdef.

As `taskjuggler.py` writes it too, it has only what both mean alike: effort of one whole person,
working time, milestones, not before a day, links from finishes and from starts to starts with a lag
of working or elapsed time, whole phases to wait for, closed days, leave. The tasks of one person
follow each other, so that TaskJuggler, which levels while it plans, finds nothing to level. Starts
are linked to starts of effort alone: a length of working time may begin, there, the night before.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from random import Random
from typing import NamedTuple

from flowdef.model.organization import Calendar, Leave, Organization, Person
from flowdef.model.project import Assignee, Estimate, Link, LinkType, Phase, Project, Task
from flowdef.times import Duration, Unit

START = date(2032, 3, 1)  # a Monday
CLOSED = (date(2032, 3, 26), date(2032, 3, 29), date(2032, 5, 17), date(2032, 12, 24))
PHASES = 4
NEAR = 5  # how far back a link reaches, in rounds of the whole team
KINDS = {"effort": 15, "length": 4, "milestone": 1}  # and how many of each


class Need(NamedTuple):
    """What comes first; the lag in hours of work, or of the clock."""

    to: str
    of_start: bool = False
    lag: int = 0
    elapsed: bool = False


class Todo(NamedTuple):
    """One task: hours of work of a person, of working time, or none."""

    id: str
    phase: int
    kind: str
    hours: int
    person: int
    needs: tuple[Need, ...]  # without any, the phase before
    not_before: date | None


class Plan(NamedTuple):
    """Tasks in order, and how many people there are."""

    todos: tuple[Todo, ...]
    team: int


def plan(count: int, seed: int = 6) -> Plan:
    """A plan of so many tasks: ten people, beyond a thousand tasks one for each hundred."""
    made = _Making(count, max(10, count // 100), Random(seed))  # noqa: S311 (no secret)
    return Plan(tuple(made.todo(number) for number in range(count)), made.team)


def leave(person: int) -> tuple[date, date]:
    """The week in which a person is away, from Monday to Friday."""
    monday = START + timedelta(weeks=2 + person % 10)
    return monday, monday + timedelta(days=4)


class _Making:
    def __init__(self, count: int, team: int, chance: Random) -> None:
        self.team, self._chance, self._size = team, chance, -(-count // PHASES)
        self._found: list[Todo] = []
        self._last: dict[int, str] = {}

    def todo(self, number: int) -> Todo:
        chance, person = self._chance, number % self.team
        (kind,) = chance.choices((*KINDS,), (*KINDS.values(),))
        first = self._last.get(person) if kind == "effort" else None
        needs = {first: Need(first)} if first else {}
        for other in self._near(number):
            needs.setdefault(other.id, _need(other, chance))
        if kind == "effort":
            self._last[person] = f"task-{number}"
        self._found.append(
            Todo(
                id=f"task-{number}",
                phase=number // self._size,
                kind=kind,
                hours=0 if kind == "milestone" else chance.randint(2, 24),
                person=person,
                needs=tuple(needs.values()),
                not_before=_workday(chance) if chance.random() < 1 / 40 else None,
            )
        )
        return self._found[-1]

    def _near(self, number: int) -> list[Todo]:
        """Up to two others of the phase, not far back."""
        first = max(number - NEAR * self.team, number // self._size * self._size)
        others = self._found[first:]
        return self._chance.sample(others, min(len(others), self._chance.choice((0, 1, 1, 2))))


def _need(other: Todo, chance: Random) -> Need:
    lag, elapsed = chance.choice((0, 0, 0, 0, 4, 8, 24)), chance.random() < 1 / 4
    return Need(other.id, other.kind == "effort" and chance.random() < 1 / 5, lag, elapsed)


def _workday(chance: Random) -> date:
    return START + timedelta(weeks=chance.randrange(20), days=chance.choice((0, 1, 2)))


def organization_yaml(made: Plan) -> str:
    """The people and their calendar, as a document of flowdef."""
    closed = ", ".join(map(str, CLOSED))
    lines = [
        "kind: organization\nid: bench\ntitle: Bench",
        f'calendar: {{from: "09:00", hours: 8h, timezone: UTC, closed: [{closed}]}}',
        "people:",
    ]
    for person in range(made.team):
        first, last = leave(person)
        away = f"leave: [{{from: {first}, to: {last}}}]"
        lines.append(f"  person-{person}: {{name: Person {person}, {away}}}")
    return "\n".join(lines) + "\n"


def project_yaml(made: Plan) -> str:
    """The tasks, as a document of flowdef."""
    return "\n".join(_project_lines(made)) + "\n"


def _project_lines(made: Plan) -> Iterator[str]:
    yield "kind: project\nid: bench\ntitle: Bench\nstatus: approved"
    yield f"start: {START}\nphases:"
    phase = -1
    for todo in made.todos:
        if todo.phase != phase:
            phase = todo.phase
            yield f"  - id: phase-{phase}\n    title: Phase {phase}\n    tasks:"
        yield f"      - id: {todo.id}\n        title: {title(todo)}"
        match todo.kind:
            case "effort":
                yield f"        assigned: [person-{todo.person}]\n        effort: {todo.hours}h"
            case "length":
                yield f"        duration: {todo.hours}h"
            case _:
                yield "        milestone: true"
        if todo.needs:
            yield f"        needs: [{', '.join(map(_need_yaml, todo.needs))}]"
        if todo.not_before:
            yield f"        not_before: {todo.not_before}"


def title(todo: Todo) -> str:
    """What a task is called."""
    return f"Part {todo.id.partition('-')[2]} of the work"


def _need_yaml(need: Need) -> str:
    kind = ", type: start-to-start" if need.of_start else ""
    lag = ""
    if need.lag:
        lag = (
            f", lag: {{for: {need.lag}h, elapsed: true}}" if need.elapsed else f", lag: {need.lag}h"
        )
    return f"{{task: {need.to}{kind}{lag}}}" if kind or lag else need.to


def organization(made: Plan) -> Organization:
    """The people and their calendar, as it is read."""
    people = []
    for number in range(made.team):
        first, last = map(str, leave(number))
        name = f"Person {number}"
        people.append(Person(id=f"person-{number}", name=name, leave=(Leave(first, last),)))
    calendar = Calendar(hours=_hours(8), closed=tuple(map(str, CLOSED)))
    return Organization(id="bench", title="Bench", calendar=calendar, people=tuple(people))


def project(made: Plan) -> Project:
    """The tasks, as they are read."""
    phases = tuple(
        Phase(id=f"phase-{number}", title=f"Phase {number}", tasks=tuple(map(_task, todos)))
        for number, todos in groupby(made.todos, lambda todo: todo.phase)
    )
    return Project(id="bench", title="Bench", status="approved", start=str(START), phases=phases)


def _task(todo: Todo) -> Task:
    effort = todo.kind == "effort"
    length = Estimate(*[_hours(todo.hours)] * 3) if todo.hours else None
    return Task(
        id=todo.id,
        title=title(todo),
        assigned=(Assignee(person=f"person-{todo.person}"),) if effort else (),
        effort=length if effort else None,
        duration=None if effort else length,
        milestone=todo.kind == "milestone",
        needs=tuple(map(_link, todo.needs)) or None,
        not_before=str(todo.not_before or ""),
    )


def _link(need: Need) -> Link:
    kind = LinkType.START_TO_START if need.of_start else LinkType.FINISH_TO_START
    lag = _hours(need.lag, elapsed=need.elapsed) if need.lag else None
    return Link(to=need.to, type=kind, lag=lag)


def _hours(hours: int, *, elapsed: bool = False) -> Duration:
    return Duration(Decimal(hours), Unit.HOURS, elapsed)
