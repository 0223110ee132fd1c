"""Times as a person says them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from flowdef.calendar.words import in_words, moment_in_words
from flowdef.times import duration


@pytest.mark.parametrize(
    ("text", "elapsed", "words"),
    [
        pytest.param("2d", False, "2 working days", id="working days"),
        pytest.param("1w", False, "1 working week", id="one week"),
        pytest.param("14d", True, "14 days", id="elapsed days"),
        pytest.param("1h", False, "1 hour", id="an hour is an hour"),
        pytest.param("0.5d", False, "0.5 working days", id="half a day"),
        pytest.param("90m", True, "90 minutes", id="minutes"),
        pytest.param("30s", True, "30 seconds", id="seconds"),
    ],
)
def test_durations(text: str, words: str, *, elapsed: bool) -> None:
    found = duration(text, elapsed=elapsed)
    assert found
    assert in_words(found) == words


def test_always_has_no_working_days() -> None:
    found = duration("2d")
    assert found
    assert in_words(found, always=True) == "2 days"


def test_a_moment_is_told_where_one_reads() -> None:
    moment = datetime(2026, 6, 12, 22, 30, tzinfo=UTC)
    assert moment_in_words(moment, ZoneInfo("Europe/Berlin")) == "Sat 13 June 2026, 00:30"
