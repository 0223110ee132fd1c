"""Days, and days written by a form."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.expressions.dates import day_of, misfit, written


@pytest.mark.parametrize(
    ("form", "text"),
    [
        pytest.param("%d.%m.%Y", "05.03.2026", id="as in Germany"),
        pytest.param("%d %B %Y", "05 March 2026", id="in words"),
        pytest.param(
            "%A, %b %d %y, %H:%M %% %a", "Thursday, Mar 05 26, 09:07 % Thu", id="all signs"
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_moment_is_written_by_a_form(form: str, text: str) -> None:
    assert written(datetime(2026, 3, 5, 9, 7), form) == text  # noqa: DTZ001


def test_a_day_has_no_hour() -> None:
    assert written(date(2026, 3, 5), "%Y %H:%M") == "2026 00:00"


@pytest.mark.parametrize("form", ["%q", "%", "%-d", "x%\n", "%Y" * 60])
def test_unknown_forms_are_not_understood(form: str) -> None:
    assert written(date(2026, 3, 5), form) is None


def test_only_days_are_written() -> None:
    assert day_of("2026-03-05") is None
    assert written("2026-03-05", "%Y") is None


@given(
    st.datetimes(),
    st.lists(st.sampled_from(["%d", "%m", "%y", "%H", "%M", "%%", "x"])).map("".join),
)
def test_it_agrees_with_python_where_the_language_plays_no_part(at: datetime, form: str) -> None:
    if not misfit(form) and len(form) <= 100:
        assert written(at, form) == at.strftime(form)
