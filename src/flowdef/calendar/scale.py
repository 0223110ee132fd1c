"""Scale: how many seconds a duration stands for, of work or by the clock."""

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from flowdef.calendar.shape import length
from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.times import SECONDS, Duration, Unit

_FULL_DAY = 8 * 3600
_USUAL_DAYS = 5


class Scale(Struct, frozen=True):
    """The seconds of work of a working day and of a working week."""

    day: int
    week: int

    def work(self, time: Duration) -> Decimal:
        """The seconds of work that a duration stands for which is not elapsed."""
        scale = {Unit.DAYS: self.day, Unit.WEEKS: self.week}
        return time.amount * scale.get(time.unit, SECONDS[time.unit])


@lru_cache(maxsize=16)
def scale_of(calendar: Calendar) -> Scale:
    """The scale of a calendar; what it does not say possibly is eight hours, five days a week."""
    day = length(calendar.hours) or _FULL_DAY
    return Scale(day, day * (len(set(calendar.workdays).intersection(WEEKDAYS)) or _USUAL_DAYS))


def by_clock(time: Duration) -> Decimal:
    """The seconds that a duration stands for by the clock."""
    return time.amount * SECONDS[time.unit]
