"""Histogram: bars of text over days."""

from datetime import date, timedelta

import pytest

from flowdef.render.histogram import histogram, share

MONDAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        pytest.param(0, 1, id="one day"),
        pytest.param(13, 1, id="two weeks"),
        pytest.param(14, 7, id="three weeks"),
        pytest.param(200, 14, id="half a year"),
        pytest.param(700, 56, id="two years"),
        pytest.param(100_000, 5_096, id="a few lives"),
    ],
)
def test_rows_are_as_long_as_they_must(days: int, step: int) -> None:
    ends = ((MONDAY, 1), (MONDAY + timedelta(days), 3)) if days else ((MONDAY, 4),)
    rows = histogram(ends, (), 80, "#").splitlines()[1:]
    assert len(rows) <= 20
    assert [row.split()[0] for row in rows[:2]] == [
        (MONDAY + timedelta(step * at)).isoformat() for at in range(min(len(rows), 2))
    ]
    assert rows[-1].split()[3:5] == ["100", "%"]


def test_a_picture() -> None:
    days = ((date(2027, 3, 3), 1), (date(2027, 3, 4), 200), (date(2027, 3, 6), 799))
    marked = ((date(2027, 3, 4), "P50"), (date(2027, 3, 4), "plan"), (date(2027, 4, 4), "late"))
    assert histogram(days, marked, 60, "#") == (
        "from        share  so far\n"
        "2027-03-03   <1 %    <1 %  #\n"
        "2027-03-04   20 %    20 %  ######  P50  plan\n"
        "2027-03-05    0 %    20 %\n"
        "2027-03-06   80 %   100 %  #######################\n"
    )


@pytest.mark.parametrize(
    ("of_one", "text"),
    [(0, "0 %"), (0.0001, "<1 %"), (0.337, "34 %"), (0.9999, ">99 %"), (1, "100 %")],
)
def test_what_is_neither_nothing_nor_all_does_not_look_like_it(of_one: float, text: str) -> None:
    assert share(of_one) == text
