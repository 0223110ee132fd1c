"""Gantt: bars over time, in the finest scale that has room."""

from datetime import UTC, datetime, timedelta

import pytest

from flowdef.render.gantt import ASCII, Bar, Chart, Marks

FIRST = datetime(2027, 1, 11, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "width", "scale"),
    [
        pytest.param(20, 40, ("2027", "01-11        01-18         01-25"), id="weeks"),
        pytest.param(100, 40, ("2027", "Jan     Feb        Mar         Apr"), id="months"),
        pytest.param(
            700, 30, ("2027           2028", "Q1 Q2  Q3  Q4  Q1  Q2  Q3 Q4"), id="quarters"
        ),
        pytest.param(3000, 60, None, id="years"),
        pytest.param(30000, 40, None, id="decades"),
    ],
)
def test_a_scale(days: int, width: int, scale: tuple[str, str] | None) -> None:
    found = Chart(FIRST, FIRST + days * DAY, width, UTC).scale()
    assert all(len(line) <= width for line in found)
    assert found[1].split()
    if scale:
        assert tuple(line.rstrip() for line in found) == scale


def bar(first: int, last: int, **more: object) -> Bar:
    ends = {"start": FIRST + first * DAY, "finish": FIRST + last * DAY}
    return Bar(**{**ends, "until": FIRST + last * DAY, **more})  # type: ignore[arg-type]  # parts


@pytest.mark.parametrize(
    ("task", "row"),
    [
        pytest.param(bar(0, 2), "===", id="a task that can slip"),
        pytest.param(bar(0, 2, critical=True), "###", id="a critical task"),
        pytest.param(bar(0, 1, until=FIRST + 3 * DAY), "==..", id="how far it can slip"),
        pytest.param(bar(0, 3, worked=FIRST + DAY), "--==", id="what is done of it"),
        pytest.param(bar(2, 2, milestone=True), "  *", id="a milestone"),
        pytest.param(bar(0, 0, deadline=FIRST + 4 * DAY), "=   |", id="a deadline"),
    ],
)
def test_a_bar_is_told_from_the_others_without_colour(task: Bar, row: str) -> None:
    assert Chart(FIRST, FIRST.replace(hour=0) + 10 * DAY, 10, UTC).row(task, ASCII) == row


def test_with_colours_a_critical_task_is_red() -> None:
    chart = Chart(FIRST, FIRST.replace(hour=0) + 10 * DAY, 10, UTC)
    row = chart.row(bar(1, 2, critical=True), Marks(colour=True))
    assert row == " \x1b[31m██\x1b[0m"
