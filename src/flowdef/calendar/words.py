"""Words: durations and moments as a person says them."""

from datetime import datetime, tzinfo

from flowdef.times import Duration, Unit

_NAMES = {
    Unit.SECONDS: "second",
    Unit.MINUTES: "minute",
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WEEKS: "week",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_words(duration: Duration, *, always: bool = False) -> str:
    """`2 working days`, `14 days` by the clock, `90 minutes`.

    Only days and weeks say that they are working ones: only there does it change their length.
    """
    amount = f"{duration.amount.normalize():f}"
    name = _NAMES[duration.unit] + ("" if duration.amount == 1 else "s")
    by_calendar = duration.unit in {Unit.DAYS, Unit.WEEKS} and not (duration.elapsed or always)
    return f"{amount} {'working ' if by_calendar else ''}{name}"


def moment_in_words(moment: datetime, zone: tzinfo) -> str:
    """`Fri 12 June 2026, 17:00` in the zone of the one who reads."""
    local = moment.astimezone(zone)
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M}"
