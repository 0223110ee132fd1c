"""Load words: some work is never told as none, and weeks are told as shortly as they can be."""

from datetime import date

import pytest

from flowdef.plan.load import Reason
from flowdef.render.load_words import hours, of_weeks, source, whole

WEEKS = (date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18))


@pytest.mark.parametrize(
    ("seconds", "told", "short"),
    [
        pytest.param(0, "0", "0", id="none"),
        pytest.param(1, "<0.1", "<1", id="a second"),
        pytest.param(180, "0.1", "<1", id="three minutes"),
        pytest.param(1800, "0.5", "1", id="half an hour"),
        pytest.param(3600, "1", "1", id="an hour"),
        pytest.param(36_180, "10.1", "10", id="ten hours"),
    ],
)
def test_hours(seconds: int, told: str, short: str) -> None:
    assert (hours(seconds), whole(seconds)) == (told, short)


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        pytest.param(WEEKS[:1], "week of 2027-01-04", id="one"),
        pytest.param(WEEKS, "weeks of 2027-01-04 to 2027-01-18", id="one after the other"),
        pytest.param(WEEKS[::2], "weeks of 2027-01-04, 2027-01-18", id="with a gap"),
    ],
)
def test_weeks(weeks: tuple[date, ...], told: str) -> None:
    assert of_weeks(weeks) == told


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param(Reason("process", "pay", "", "clerk", 9), "process pay (as clerk)", id="pay"),
        pytest.param(
            Reason("run", "pay", "pay-1", "", 9), "open run pay-1 of process pay", id="run"
        ),
        pytest.param(Reason("project", "erp", "map", "", 9), "project erp, task map", id="task"),
    ],
)
def test_sources(reason: Reason, told: str) -> None:
    assert source(reason) == told
