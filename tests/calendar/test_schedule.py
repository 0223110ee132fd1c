import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.calendar.schedule import Fault, Schedule, schedule


def read(text: str) -> Schedule:
    found = schedule(text)
    assert isinstance(found, Schedule)
    return found


@pytest.mark.parametrize(
    ("text", "part", "numbers"),
    [
        pytest.param("5 9 * * *", "minutes", {5}, id="a number"),
        pytest.param("*/20 9 * * *", "minutes", {0, 20, 40}, id="every so many"),
        pytest.param("50/5 9 * * *", "minutes", {50, 55}, id="every so many, from one on"),
        pytest.param("0 8-17/4 * * *", "hours", {8, 12, 16}, id="a range with a step"),
        pytest.param("0 0 1,15,20-22 * *", "days", {1, 15, 20, 21, 22}, id="a list"),
        pytest.param("0 0 * * *", "days", None, id="all days"),
        pytest.param("0 0 * JAN,jul *", "months", {1, 7}, id="months by name"),
        pytest.param("0 0 * * mon-fri", "weekdays", {1, 2, 3, 4, 5}, id="weekdays by name"),
        pytest.param("0 0 * * 7", "weekdays", {0}, id="two numbers for Sunday"),
        pytest.param("0 0 * * *", "weekdays", None, id="all weekdays"),
    ],
)
def test_a_part_is_read(text: str, part: str, numbers: set[int] | None) -> None:
    assert getattr(read(text), part) == numbers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("0 9 * *", "has 4 parts, where there are five", id="too few"),
        pytest.param("60 9 * * *", "'60' is no minute (0 to 59)", id="too large"),
        pytest.param("0 9 0 * *", "'0' is no day of the month (1 to 31)", id="too small"),
        pytest.param("0 9 * 5-3 *", "'5-3' is no month", id="backwards"),
        pytest.param("0 9 * mon *", "'mon' is no month", id="a word of another part"),
        pytest.param("0 9 * * */0", "'*/0' is no day of the week", id="a step of nothing"),
        pytest.param("0 9 , * *", "'' is no day of the month", id="nothing"),
        pytest.param("0 9 1--3 * *", "'1--3' is no day of the month", id="signs"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    found = schedule(text)
    assert isinstance(found, Fault)
    assert said in found.message


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param("0 9 31 4,6,9,11 *", False, id="a 31st of short months"),
        pytest.param("0 9 30-31 2 *", False, id="the 30th of February"),
        pytest.param("0 9 29 2 *", True, id="a leap day"),
        pytest.param("0 9 31 2,3 *", True, id="one of the months is long enough"),
        pytest.param("0 9 31 2 mon", True, id="or on a Monday"),
        pytest.param("0 9 * * *", True, id="every day"),
    ],
)
def test_whether_there_is_such_a_day(text: str, *, fires: bool) -> None:
    assert read(text).fires is fires


@given(st.text("0123456789*,/-abcmonfri ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(schedule(text), Schedule | Fault)
