"""TaskJuggler: a plan as it reads it, the dates that it reports, and what differs from flowdef's.

apt-get install tj3
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from plans import CLOSED, START, Need, Plan, Todo, leave, title

OPENS, CLOSES, FRIDAY = 9, 17, 4
HOUR = timedelta(hours=1)


class Dates(NamedTuple):
    """When a task begins and ends, in UTC."""

    start: datetime
    finish: datetime


class Compared(NamedTuple):
    """How many tasks have the same dates, how many begin in the night before, and the others."""

    same: int
    before: int
    other: tuple[str, ...]


def compared(ours: Mapping[str, Dates], theirs: Mapping[str, Dates]) -> Compared:
    """Task by task; what differs only in that nobody works meanwhile is the same moment of work.

    What has a length begins, there, as soon as what it waits for is over, be it at night, and here
    when work begins. Both end at the same moment.
    """
    same, before, other = 0, 0, list[str]()
    for name, here in ours.items():
        there = theirs.get(name)
        if here == there:
            same += 1
        elif there and here.finish == there.finish and _nobody_works(there.start, here.start):
            before += 1
        else:
            other.append(name)
    return Compared(same, before, (*other, *(name for name in theirs if name not in ours)))


def dates(report: Path) -> dict[str, Dates]:
    """The dates of the tasks of a plan, by id, from its report."""
    with report.open(encoding="utf-8", newline="") as file:
        rows = {row["Id"].rpartition(".")[2]: row for row in csv.DictReader(file, delimiter=";")}
    return {
        name.replace("_", "-"): Dates(_moment(row["Start"]), _moment(row["End"]))
        for name, row in rows.items()
        if name.startswith("task_")
    }


def tjp(made: Plan, last: date, minutes: int = 60) -> str:
    """The same as a file of TaskJuggler, planned up to a day; the dates go to `plan.csv`.

    `minutes`: the grid on which it plans; an hour unless it is told, five minutes at the least.
    """
    return "\n".join(_lines(made, last, minutes)) + "\n"


def _lines(made: Plan, last: date, minutes: int) -> Iterator[str]:
    yield f'project bench "Bench" {START}-09:00 - {last} {{'
    yield '  timezone "UTC"\n  timeformat "%Y-%m-%dT%H:%M"\n  dailyworkinghours 8'
    yield f"  timingresolution {minutes}min"
    yield "  workinghours mon - fri 9:00 - 17:00\n  workinghours sat, sun off\n}"
    for day in CLOSED:
        yield f'leaves holiday "closed" {day}'
    for person in range(made.team):
        first, until = leave(person)
        away = f"leaves annual {first} - {until + timedelta(days=1)}"
        yield f'resource person_{person} "Person {person}" {{ {away} }}'
    yield from _tasks(made)
    yield 'taskreport "plan" { formats csv columns id, start, end hidetask ~isleaf() }'


def _tasks(made: Plan) -> Iterator[str]:
    phase, of = -1, {todo.id: todo.phase for todo in made.todos}
    for todo in made.todos:
        if todo.phase != phase:
            if phase >= 0:
                yield "}"
            phase = todo.phase
            yield f'task phase_{phase} "Phase {phase}" {{'
        needs = [_need(need, of[need.to]) for need in todo.needs]
        if not needs and phase:
            needs = [f"phase_{phase - 1}"]
        if todo.not_before:
            floor = f"floor_{_name(todo.id)}"
            yield f'  task {floor} "Floor" {{ start {todo.not_before}-09:00 milestone }}'
            needs.append(f"phase_{phase}.{floor}")
        depends = f" depends {', '.join(needs)}" if needs else ""
        yield f'  task {_name(todo.id)} "{title(todo)}" {{ {_driven(todo)}{depends} }}'
    yield "}"


def _driven(todo: Todo) -> str:
    match todo.kind:
        case "effort":
            return f"effort {todo.hours}h allocate person_{todo.person}"
        case "length":
            return f"length {todo.hours}h"
        case _:
            return "milestone"


def _need(need: Need, phase: int) -> str:
    gap = f"{'gapduration' if need.elapsed else 'gaplength'} {need.lag}h" if need.lag else ""
    more = " ".join(filter(None, ("onstart" if need.of_start else "", gap)))
    return f"phase_{phase}.{_name(need.to)}" + (f" {{ {more} }}" if more else "")


def _name(name: str) -> str:
    return name.replace("-", "_")


def _nobody_works(start: datetime, end: datetime) -> bool:
    """Whether no hour between two moments is one of work."""
    hours = range((end - start) // HOUR)
    return start < end and not any(_works(start + each * HOUR) for each in hours)


def _works(moment: datetime) -> bool:
    day = moment.date()
    return day.weekday() <= FRIDAY and day not in CLOSED and OPENS <= moment.hour < CLOSES


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")
