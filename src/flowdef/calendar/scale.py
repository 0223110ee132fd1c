"""Scale: how many seconds a duration stands for, of work or by the clock."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from msgspec import Struct

from flowdef.calendar.shape import day_length, working_days
from flowdef.model.organization import Calendar
from flowdef.times import SECONDS, Duration, Unit


class Scale(Struct, frozen=True):
    """The seconds of work of a working day and of a working week."""

    day: int
    week: int

    def work(self, time: Duration) -> Decimal:
        """The seconds of work that a duration stands for which is not elapsed."""
        match time.unit:
            case Unit.DAYS:
                return time.amount * self.day
            case Unit.WEEKS:
                return time.amount * self.week
            case _:
                return by_clock(time)

    def seconds(self, time: Duration, *, clock: bool) -> int:
        """The whole seconds that a duration stands for, of work or by the clock."""
        exact = by_clock(time) if clock else self.work(time)
        return int(exact.to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=16)
def scale_of(calendar: Calendar) -> Scale:
    """The scale of a calendar."""
    day = day_length(calendar)
    return Scale(day, day * len(working_days(calendar)))


def by_clock(time: Duration) -> Decimal:
    """The seconds that a duration stands for by the clock."""
    return time.amount * SECONDS[time.unit]
