"""Moments: a timeline asked for many moments at once says what it says of each."""

import numpy as np
import pytest

from flowdef.plan.risk.moments import Clock, Moments
from flowdef.plan.timeline import Timeline
from risky_projects import DAY

SECONDS = 86_400


def weeks(rate: int) -> Timeline:
    """Five days of work a week, in a year of 52 of them that begins at 0."""

    def of_year(year: int) -> list[tuple[int, int, int]]:
        first = (year - 1970) * 364 * SECONDS
        days = (first + (week * 7 + day) * SECONDS for week in range(52) for day in range(5))
        return [(day + 9 * 3600, day + 9 * 3600 + DAY, rate) for day in days]

    return Timeline(of_year, 1970)


MOMENTS = [*range(0, 30 * SECONDS, 7_919), 400 * SECONDS, 2_000 * SECONDS, -300 * SECONDS]


@pytest.mark.parametrize("rate", [1, 7, 10**6], ids="at a rate of {}".format)
def test_many_are_as_each(rate: int) -> None:
    one, many = weeks(rate), Moments(weeks(rate))
    moments = np.array(MOMENTS)
    done = many.done(moments)
    assert done.tolist() == [one.done(each) for each in MOMENTS]
    asked = np.concatenate([done, done + 1, done + 3_600 * rate])
    assert many.closing(asked).tolist() == [one.closing(each) for each in asked.tolist()]
    assert many.opening(asked).tolist() == [one.opening(each) for each in asked.tolist()]


def test_sums_beyond_64_bits_are_right_to_the_second_or_so() -> None:
    rate = 10**14
    one, many = weeks(rate), Moments(weeks(rate))
    done = many.done(np.array([3 * SECONDS, 30 * SECONDS]))
    closing = many.closing(done + 3_600.0 * rate)  # type: ignore[arg-type] # that is the point
    known = [one.closing(one.done(each) + 3_600 * rate) for each in (3 * SECONDS, 30 * SECONDS)]
    assert closing.dtype == np.int64
    assert np.abs(closing - np.array(known)).max() <= 1


def test_by_the_clock_every_second_counts() -> None:
    assert Clock().closing(np.array([1, 2])).tolist() == [1, 2]
