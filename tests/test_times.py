"""Durations, periods, rates and shares: read, refused, printed back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.times import Duration, Period, Rate, Unit, duration, later, period, rate, share


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        pytest.param("30s", "30", Unit.SECONDS, id="seconds"),
        pytest.param("20m", "20", Unit.MINUTES, id="minutes"),
        pytest.param("1.5h", "1.5", Unit.HOURS, id="an hour and a half"),
        pytest.param("2d", "2", Unit.DAYS, id="days"),
        pytest.param("1w", "1", Unit.WEEKS, id="a week"),
        pytest.param("0h", "0", Unit.HOURS, id="nothing"),
    ],
)
def test_duration(text: str, amount: str, unit: Unit) -> None:
    assert duration(text) == Duration(Decimal(amount), unit)
    assert duration(text, elapsed=True) == Duration(Decimal(amount), unit, elapsed=True)


@pytest.mark.parametrize(
    "text",
    ["", "2", "d", "-2d", "2 d", "2D", "2mo", "1d4h", "٣d", "2d\n", "1e3d", ".5d", "9999999999d"],
)
def test_no_duration(text: str) -> None:
    assert duration(text) is None


@pytest.mark.parametrize(
    ("text", "expected", "printed"),
    [
        pytest.param("12 months", Period(12, "months"), "12 months", id="months"),
        pytest.param("1 year", Period(1, "years"), "1 year", id="one year"),
        pytest.param("1 years", Period(1, "years"), "1 year", id="one years"),
        pytest.param("12months", None, "None", id="no space"),
        pytest.param("12 moons", None, "None", id="no such unit"),
    ],
)
def test_period(text: str, expected: Period | None, printed: str) -> None:
    assert period(text) == expected
    assert str(period(text)) == printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("12 per month", Rate(Decimal(12), "month"), id="times"),
        pytest.param("40h per week", Rate(Decimal(40), "week", hours=True), id="hours"),
        pytest.param("2.5 per quarter", Rate(Decimal("2.5"), "quarter"), id="a fraction"),
        pytest.param("12 a month", None, id="not our words"),
        pytest.param("12m per month", None, id="minutes"),
    ],
)
def test_rate(text: str, expected: Rate | None) -> None:
    assert rate(text) == expected
    assert str(rate(text)) == (text if expected else "None")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("20%", "0.2", id="a fifth"),
        pytest.param("20 %", "0.2", id="with a space"),
        pytest.param("100%", "1", id="all"),
        pytest.param("0.5%", "0.005", id="little"),
    ],
)
def test_share(text: str, expected: str) -> None:
    assert share(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["101%", "100.0001%", "20", "-1%", "1000%", "%"])
def test_no_share(text: str) -> None:
    assert share(text) is None


amounts = st.decimals(0, 999_999_999, places=4)


@given(amounts, st.sampled_from(Unit), st.booleans())
def test_a_duration_reads_what_it_prints(amount: Decimal, unit: Unit, elapsed: bool) -> None:
    value = Duration(amount, unit, elapsed)
    assert duration(str(value), elapsed=elapsed) == value


@given(amounts, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.booleans())
def test_a_rate_reads_what_it_prints(amount: Decimal, per: str, hours: bool) -> None:
    assert rate(str(Rate(amount, per, hours))) == Rate(amount, per, hours)


@given(st.integers(0, 9999), st.sampled_from(["days", "weeks", "months", "years"]))
def test_a_period_reads_what_it_prints(amount: int, unit: str) -> None:
    assert period(str(Period(amount, unit))) == Period(amount, unit)


@given(st.text())
def test_nothing_raises(text: str) -> None:
    assert duration(text) is None or str(duration(text))
    assert rate(text) is None or str(rate(text))
    assert period(text) is None or str(period(text))
    assert share(text) is None or 0 <= (share(text) or 0) <= 1


@pytest.mark.parametrize(
    ("day", "by", "after"),
    [
        ("2026-09-28", "24 months", "2028-09-28"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-11-30", "1 month", "2026-12-30"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-12-15", "12 months", "2027-12-15"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-02-27", "3 days", "2026-03-02"),
        ("2026-12-30", "1 week", "2027-01-06"),
        ("9999-06-01", "1 year", ""),
        ("9999-12-31", "1 day", ""),
        ("no day", "1 day", ""),
    ],
)
def test_a_day_later(day: str, by: str, after: str) -> None:
    span = period(by)
    assert span
    assert later(day, span) == after


@given(st.dates(max_value=date(2200, 1, 1)), st.integers(0, 400))
def test_months_later_are_as_many_months_later(day: date, months: int) -> None:
    found = date.fromisoformat(later(day.isoformat(), Period(months, "months")))
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
