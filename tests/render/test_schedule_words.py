"""Schedules in words."""

import pytest

from flowdef.render.schedule_words import schedule_words


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ("0 9 * * mon", "every Monday at 09:00"),
        ("30 7 * * mon-fri", "every Monday to Friday at 07:30"),
        ("0 8 * * 1,4", "every Monday and Thursday at 08:00"),
        ("0 8 * * 7", "every Sunday at 08:00"),
        ("5 6,18 * * *", "every day at 06:05 and 18:05"),
        ("0 6 1 * *", "on day 1 of each month at 06:00"),
        ("0 6 1,15 * *", "on days 1 and 15 of each month at 06:00"),
        ("0 6 1 1,jul *", "on day 1 of January and July at 06:00"),
        ("0 6 * 12 *", "every day in December at 06:00"),
        ("0 8 * * 7,0,6", "every Sunday and Saturday at 08:00"),
        ("0 6 15,1,01 * *", "on days 1 and 15 of each month at 06:00"),
    ],
)
def test_what_is_simple_is_said_in_words(schedule: str, said: str) -> None:
    assert schedule_words(schedule) == said


@pytest.mark.parametrize(
    "schedule",
    [
        *("*/15 * * * *", "0 9-17 * * *", "61 9 * * *", "0 24 * * *", "0 6 31-2 * *", "0 6 32 * *"),
        *("0 6 1 * mon", "0 6 * 13 *", "0 6 * * frog", "0 6 * 2 mon", "0 6 1 frog *", "a b"),
        *("0 6 * * 0-9", "0 6 * * fri-mon", "0 6 * * 1-1", "0 6 * 3-2 *", "0 6 0 * *", "0 6 * 0 *"),
    ],
)
def test_what_is_not_stands_as_it_is_written(schedule: str) -> None:
    assert schedule_words(schedule) == (
        f"at {schedule} (minute, hour, day of month, month, day of week)"
    )
