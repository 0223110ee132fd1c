"""The plans of the bench: the same for flowdef and for TaskJuggler, with nothing to level."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from flowdef.plan.schedule import schedule
from flowdef.reading.document import read
from goldens import ROOT

REPORT = """"Id";"Start";"End"
"phase_0";"2032-03-01T09:00";"2032-03-02T13:00"
"phase_0.task_0";"2032-03-01T09:00";"2032-03-02T13:00"
"phase_0.floor_task_0";"2032-03-01T09:00";"2032-03-01T09:00"
"""


class Bench(NamedTuple):
    plans: ModuleType
    taskjuggler: ModuleType


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    import importlib

    monkeypatch.syspath_prepend(ROOT / "bench")
    names = ("plans", "taskjuggler")
    yield Bench(*(importlib.import_module(name) for name in names))
    for name in names:
        sys.modules.pop(name)


def test_its_documents_say_what_its_models_say(bench: Bench) -> None:
    made = bench.plans.plan(200)
    one = read(bench.plans.project_yaml(made).encode(), "projects/bench.yaml")
    other = read(bench.plans.organization_yaml(made).encode(), "organization.yaml")
    assert (one.findings, other.findings) == ((), ())
    assert one.document == bench.plans.project(made)
    assert other.document == bench.plans.organization(made)


def test_nobody_is_asked_for_twice(bench: Bench) -> None:
    made = bench.plans.plan(300)
    planned = schedule(bench.plans.project(made), bench.plans.organization(made), bench.plans.START)
    asked: dict[str, list[Any]] = {}
    for task in planned.tasks:
        for booking in task.bookings:
            asked.setdefault(booking.person, []).append(booking)
    assert len(asked) == 10
    for booked in asked.values():
        in_turn = sorted(booked, key=lambda each: each.start)
        assert all(one.finish <= other.start for one, other in pairwise(in_turn))


def test_taskjuggler_is_told_the_same(bench: Bench) -> None:
    plans = bench.plans
    todos = (
        plans.Todo("task-0", 0, "effort", 12, 3, (), None),
        plans.Todo("task-1", 0, "length", 5, 0, (plans.Need("task-0", True, 4, True),), None),
        plans.Todo("task-2", 1, "milestone", 0, 0, (), plans.START),
        plans.Todo("task-3", 1, "length", 8, 0, (plans.Need("task-0", False, 8),), None),
    )
    text = bench.taskjuggler.tjp(plans.Plan(todos, 0), plans.leave(1)[1], 5)
    assert text.partition('"closed" 2032-12-24\n')[2] == (
        'task phase_0 "Phase 0" {\n'
        '  task task_0 "Part 0 of the work" { effort 12h allocate person_3 }\n'
        '  task task_1 "Part 1 of the work" { length 5h'
        " depends phase_0.task_0 { onstart gapduration 4h } }\n"
        "}\n"
        'task phase_1 "Phase 1" {\n'
        '  task floor_task_2 "Floor" { start 2032-03-01-09:00 milestone }\n'
        '  task task_2 "Part 2 of the work" { milestone'
        " depends phase_0, phase_1.floor_task_2 }\n"
        '  task task_3 "Part 3 of the work" { length 8h'
        " depends phase_0.task_0 { gaplength 8h } }\n"
        "}\n"
        'taskreport "plan" { formats csv columns id, start, end hidetask ~isleaf() }\n'
    )


def test_its_report_is_read_without_what_stands_for_phases_and_floors(
    bench: Bench, tmp_path: Path
) -> None:
    report = tmp_path / "plan.csv"
    report.write_text(REPORT, encoding="utf-8")
    assert bench.taskjuggler.dates(report) == {"task-0": (at(1, 9), at(2, 13))}


def at(day: int, hour: int) -> datetime:
    return datetime(2032, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        pytest.param((at(2, 9), at(2, 17)), (1, 0, ()), id="the same dates"),
        pytest.param((at(1, 17), at(2, 17)), (0, 1, ()), id="from the evening before"),
        pytest.param((at(1, 16), at(2, 17)), (0, 0, ("task-0",)), id="from an hour of work before"),
        pytest.param((at(2, 10), at(2, 17)), (0, 0, ("task-0",)), id="later"),
        pytest.param((at(2, 9), at(2, 16)), (0, 0, ("task-0",)), id="finished at another hour"),
        pytest.param(None, (0, 0, ("task-0",)), id="not there"),
    ],
)
def test_dates_differ_or_only_the_night_lies_between(
    bench: Bench, theirs: tuple[datetime, datetime] | None, found: tuple[int, int, tuple[str, ...]]
) -> None:
    dates = bench.taskjuggler.Dates
    there = {"task-0": dates(*theirs)} if theirs else {}
    here = {"task-0": dates(at(2, 9), at(2, 17))}
    assert bench.taskjuggler.compared(here, there) == found
