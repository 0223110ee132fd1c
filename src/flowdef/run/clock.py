"""Clock: what the run needs of a calendar, and how waits find their end."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Protocol, Self

from flowdef.expressions.values import from_raw
from flowdef.model.fields import Field
from flowdef.run.moments import moment, written
from flowdef.times import SECONDS, Duration, duration

NEVER = "9999-12-31T23:59:59Z"  # what lies beyond every calendar


class Working(Protocol):
    """Time as a calendar counts it; what is no datetime lies beyond the calendar."""

    @property
    def zone(self) -> tzinfo:
        """The zone in which its days begin."""
        ...

    def add(self, moment: datetime, duration: Duration, /) -> object:
        """The first moment by which the duration has passed."""
        ...

    def subtract(self, moment: datetime, duration: Duration, /) -> object:
        """The last moment from which the duration passes until `moment`."""
        ...

    def start_of_day(self, day: date, /) -> object:
        """The moment at which a day begins."""
        ...

    def end_of_day(self, day: date, /) -> object:
        """The moment at which the work of a day ends."""
        ...

    def due(self, due: Any, ready: datetime, dates: Mapping[str, Any], /) -> object:
        """When `due`, which has `by`, `before` and `after`, falls; None where its date is unset."""
        ...

    def always(self) -> Self:
        """The same for a process that runs round the clock."""
        ...


class RoundTheClock:
    """A calendar without nights, weekends and zones: every hour counts, in UTC."""

    zone: tzinfo = UTC

    def add(self, moment: datetime, duration: Duration, /) -> object:
        """So much later; beyond the calendar, none."""
        return _shifted(moment, duration, 1)

    def subtract(self, moment: datetime, duration: Duration, /) -> object:
        """So much earlier; beyond the calendar, none."""
        return _shifted(moment, duration, -1)

    def start_of_day(self, day: date, /) -> object:
        """Midnight, UTC."""
        return datetime(day.year, day.month, day.day, tzinfo=UTC)

    def end_of_day(self, day: date, /) -> object:
        """Midnight after, UTC; beyond the calendar, none."""
        return _shifted(datetime(day.year, day.month, day.day, tzinfo=UTC), _A_DAY, 1)

    def due(self, due: Any, ready: datetime, dates: Mapping[str, Any], /) -> object:
        """From the moment, or from the end of the day in a field; None where that is unset."""
        if not (due.before or due.after):
            return self.add(ready, due.by)
        day = dates.get(due.before or due.after)
        if not isinstance(day, date):
            return None
        end = self.end_of_day(day)
        if not isinstance(end, datetime):
            return end
        return self.subtract(end, due.by) if due.before else self.add(end, due.by)

    def always(self) -> Self:
        """It is so already."""
        return self


def span(data: Mapping[str, Any]) -> Duration:
    """A duration as a definition pins it: `{"for": "14d", "elapsed": true}`."""
    return _length(data["for"], elapsed=data["elapsed"])


def _length(text: str, *, elapsed: bool) -> Duration:
    found = duration(text, elapsed=elapsed)
    if found is None:
        raise ValueError(f"no duration is pinned as {text!r}")
    return found


def after(at: str, length: Duration, working: Working) -> str:
    """The moment, as text, by which a duration has passed; elapsed time needs no calendar."""
    clock = ROUND_THE_CLOCK if length.elapsed else working
    return _text(clock.add(moment(at), length))


def day_begins(field: Field, raw: Any, working: Working) -> str:
    """When the day (or the moment) that a field holds begins; NEVER where it holds no date."""
    value = from_raw(field, raw)
    if not isinstance(value, date):
        return NEVER
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return written(value)
        time = value - datetime.combine(value.date(), datetime.min.time())
        return written(_midnight(value.date(), working) + time)
    return written(_midnight(value, working))


def _midnight(day: date, working: Working) -> datetime:
    found = working.start_of_day(day)
    if isinstance(found, datetime):
        return found
    return datetime(day.year, day.month, day.day, tzinfo=UTC)  # no calendar reaches so far


def _text(found: object) -> str:
    return written(found) if isinstance(found, datetime) else NEVER


def _shifted(start: datetime, length: Duration, sign: int) -> datetime | None:
    try:
        return start + sign * timedelta(seconds=float(length.amount) * SECONDS[length.unit])
    except OverflowError:
        return None


_A_DAY = _length("1d", elapsed=True)
ROUND_THE_CLOCK = RoundTheClock()
