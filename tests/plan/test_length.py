"""Length: steps, waits, sub-processes and conditions along the longest path."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.model.organization import Calendar, Organization
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.length import Length, lengths, process_length
from flowdef.reading.document import read
from flowdef.times import Duration, Unit, duration

PARTIAL = Organization(
    id="o",
    title="O",
    calendar=Calendar(workdays=("mon", "tue", "wed", "thu"), hours=duration("6h")),
)


NOTHING: dict[str, Process] = {}


def process(steps: str, more: str = "", name: str = "p") -> Process:
    text = f"kind: process\nid: {name}\ntitle: P\n{more}steps:\n"
    lines = [f"  - {{id: {line.strip()}, title: T}}\n" for line in steps.splitlines()]
    found = read((text + "".join(lines)).encode(), f"{name}.yaml").document
    assert isinstance(found, Process)
    return found


def hours(length: Length) -> tuple[float, float]:
    for each in (length.shortest, length.longest):
        assert each.unit is Unit.MINUTES
    return float(length.shortest.amount / 60), float(length.longest.amount / 60)


def told(steps: str, more: str = "", **others: Process) -> Length:
    return process_length(process(steps, more), None, others.get)


@pytest.mark.parametrize(
    ("steps", "shortest", "longest"),
    [
        pytest.param("a, effort: 2h\nb, effort: 30m", 2.5, 2.5, id="one after the other"),
        pytest.param(
            "a, effort: 2h\nb, effort: 1d, needs: []", 8, 8, id="side by side: the longer"
        ),
        pytest.param("a, effort: 2h, duration: 3d", 24, 24, id="the duration, waiting included"),
        pytest.param("a, effort: 1w", 40, 40, id="a week of work"),
        pytest.param("a, wait: {for: 7d}", 40, 40, id="seven days of the clock: a working week"),
        pytest.param("a, wait: {for: 2d, working: true}", 16, 16, id="a wait in working days"),
        pytest.param("a, effort: 1h, duration: {for: 7d, elapsed: true}", 40, 40, id="elapsed"),
        pytest.param(
            "a, effort: 1h, collect: {x: {type: boolean}}\nb, effort: 4h, when: x\nc, effort: 1h",
            2,
            6,
            id="what may be skipped counts at the most only",
        ),
        pytest.param("a, automate: {command: [x]}\nb, effort: 1h", 1, 1, id="a machine is quick"),
        pytest.param("a, automate: {command: [x]}, duration: 2h", 2, 2, id="a machine that is not"),
        pytest.param("a, process: q", 1, 3, id="a sub-process: its own length"),
        pytest.param("a, process: q, duration: 1d", 8, 8, id="a sub-process whose time is told"),
        pytest.param("a, process: night", 40, 40, id="a sub-process by the clock"),
    ],
)
def test_the_length_of_a_process(steps: str, shortest: float, longest: float) -> None:
    called = process(
        "a, effort: 1h, collect: {x: {type: boolean}}\nb, effort: 2h, when: x", name="q"
    )
    night = process("a, effort: 7d", "hours: always\n", name="night")
    found = told(steps, q=called, night=night)
    assert hours(found) == (shortest, longest)
    assert found.untold == ()


def test_the_calendar_of_the_organization_says_what_a_day_and_a_week_are() -> None:
    found = process_length(process("a, effort: 1d\nb, effort: 1w"), PARTIAL, NOTHING.get)
    assert hours(found) == (30, 30)


def test_by_the_clock_everything_is_elapsed() -> None:
    found = told("a, effort: 1d\nb, wait: {for: 2h}", "hours: always\n")
    assert found.longest == Duration(Decimal(26 * 60), Unit.MINUTES, elapsed=True)


def test_a_process_by_the_clock_waits_for_the_working_hours_of_what_it_calls() -> None:
    day = process("a, effort: 1w", name="q")
    found = told("a, process: q", "hours: always\n", q=day)
    assert hours(found) == (168, 168)


def test_a_stage_that_may_be_skipped_counts_at_the_most_only() -> None:
    source = """\
kind: process
id: p
title: P
inputs: {x: {type: boolean}}
stages:
  - {id: one, title: One, steps: [{id: a, title: A, effort: 1h}]}
  - {id: two, title: Two, when: x, steps: [{id: b, title: B, effort: 2h}]}
"""
    document = read(source.encode(), "p.yaml").document
    assert isinstance(document, Process)
    assert hours(process_length(document, None, NOTHING.get)) == (1, 3)


@pytest.mark.parametrize(
    ("steps", "untold"),
    [
        pytest.param("a\nb, effort: 1h", ("a",), id="a step without a time"),
        pytest.param("a, wait: {until: day}", ("a",), id="a wait for a date"),
        pytest.param("a, process: gone", ("a",), id="a process that is not there"),
        pytest.param("a, process: p", ("a",), id="a process that calls itself"),
        pytest.param("a, process: q", ("a.b",), id="a step of a sub-process"),
        pytest.param("a, needs: [b], effort: 1h\nb, effort: 1h", ("a", "b"), id="a cycle"),
    ],
)
def test_what_nobody_tells_is_told(steps: str, untold: tuple[str, ...]) -> None:
    found = told(steps, "inputs: {day: {type: date}}\n", q=process("b", name="q"))
    assert found.untold == untold


def test_a_task_that_tells_its_own_time_knows_better() -> None:
    source = """\
kind: project
id: j
title: J
tasks:
  - {id: by-process, title: A, process: p}
  - {id: by-itself, title: B, process: p, duration: 2d}
  - {id: gone, title: C, process: nowhere}
  - {id: empty, title: D, process: q}
  - {id: plain, title: E, effort: 1h}
"""
    project = read(source.encode(), "j.yaml").document
    assert isinstance(project, Project)
    known = {"p": process("a, effort: 90m"), "q": process("a", name="q")}
    found = lengths(project, None, known.get)
    assert found == {"by-process": Duration(Decimal(90), Unit.MINUTES)}


STEPS = st.lists(
    st.tuples(st.integers(0, 900), st.booleans(), st.booleans()), min_size=1, max_size=8
)


@given(STEPS)
def test_a_process_is_as_long_as_its_longest_step_and_no_longer_than_all(
    steps: list[tuple[int, bool, bool]],
) -> None:
    lines = [
        f"s{at}, effort: {minutes}m{', when: x' * skipped}{', needs: []' * free}"
        for at, (minutes, skipped, free) in enumerate(steps)
    ]
    found = told("\n".join(lines), "inputs: {x: {type: boolean}}\n")
    least, most = (each.amount for each in found[:2])
    assert least <= most <= sum(minutes for minutes, _, _ in steps)
    assert most >= max(minutes for minutes, _, _ in steps)
    assert least >= max((minutes for minutes, skipped, _ in steps if not skipped), default=0)
