"""Calendars, moments and durations for laws."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.times import Duration, Unit

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of daylight saving
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",  # 2011-12-30 did not happen there
    "America/Santiago",  # the clocks change at midnight
)
DATES = st.dates(datetime(2009, 12, 1).date(), datetime(2015, 12, 31).date())  # noqa: DTZ001 (dates)
CLOCKS = st.times().map(lambda time: time.strftime("%H:%M"))


def calendars() -> st.SearchStrategy[Calendar]:
    return st.builds(
        Calendar,
        workdays=st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True).map(tuple),
        opens=st.one_of(CLOCKS, st.sampled_from(["09:00", "22:00", "00:00", "02:30"])),
        hours=st.integers(60, 24 * 60).map(lambda n: Duration(Decimal(n), Unit.MINUTES)),
        timezone=st.sampled_from(ZONES),
        closed=st.lists(DATES.map(str), max_size=5).map(tuple),
    )


def moments() -> st.SearchStrategy[datetime]:
    minutes = st.integers(0, 4 * 365 * 1440)
    return minutes.map(lambda n: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


def durations(most: int = 60 * 24 * 40) -> st.SearchStrategy[Duration]:
    return st.one_of(
        st.integers(0, most).map(lambda n: Duration(Decimal(n), Unit.MINUTES)),
        st.integers(0, most // 60).map(lambda n: Duration(Decimal(n), Unit.HOURS)),
        st.integers(0, most // 1440).map(lambda n: Duration(Decimal(n), Unit.DAYS)),
        st.integers(0, most // 10080).map(lambda n: Duration(Decimal(n), Unit.WEEKS)),
    )
