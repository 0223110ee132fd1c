"""Lead measure: what times are counted in: work of the week, or the clock."""

from msgspec import Struct

from flowdef.calendar.scale import Scale
from flowdef.calendar.week import Span, Week
from flowdef.times import Duration


class Measure(Struct, frozen=True):
    """What times are counted in: seconds of work in the week, or by the clock."""

    scale: Scale
    week: Week
    clock: bool = False

    def seconds(self, time: Duration, *, always: bool) -> tuple[int, bool]:
        """The seconds that a duration of a process stands for; whether they are by the clock."""
        clock = always or time.elapsed
        return self.scale.seconds(time, clock=clock), clock

    def span(self, seconds: int, *, clock: bool) -> Span:
        """What so many seconds count, of work or by the clock, whenever they begin in a week."""
        if clock is self.clock:
            return Span(seconds, seconds)
        return self.week.of_clock(seconds) if clock else self.week.of_work(seconds)
