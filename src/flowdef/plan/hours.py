"""Hours: the working time of the organization and of its people, as timelines."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from flowdef.calendar.closed import Closed
from flowdef.calendar.shape import day as day_of
from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar, Organization, Person
from flowdef.plan.timeline import Always, Counting, Piece, Timeline
from flowdef.times import Duration, Rate

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS = Always()
_SECOND = timedelta(seconds=1)
# With centuries to spare, so that each zone and each chart has room around them.
_FIRST, _LAST = (
    (each - _EPOCH) // _SECOND
    for each in (datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))
)
_YEAR = Fraction(52)  # weeks of a year, as everywhere in flowdef
_WEEKS = {"week": Fraction(1), "month": _YEAR / 12, "quarter": _YEAR / 4, "year": _YEAR}

Day = tuple[int, int, int]  # ordinal, opening, closing
Shares = tuple[
    tuple[str, Fraction | Decimal], ...
]  # people by id ("": nobody known), with their share


class Pace:
    """How the work of one task goes: on which timeline, at so many units for a second of effort."""

    __slots__ = ("scale", "time")

    def __init__(self, time: Counting, scale: int = 1) -> None:
        """Take a timeline, and what a second of effort is on it."""
        self.time = time
        self.scale = scale


class Hours:
    """All timelines of one organization; each is made when it is first asked for."""

    def __init__(self, organization: Organization | None, year: int, closed: Closed | None) -> None:
        """Take the year in which the plan begins, and closed days that were computed before."""
        calendar = organization.calendar if organization else Calendar()
        people = organization.people if organization else ()
        self.people = {person.id: person for person in reversed(people)}
        self.working = WorkingTime(calendar, closed)
        self._years = self.working.years
        self._year = year
        self._paces: dict[Shares, Pace] = {}
        self._seconds: dict[Duration, int] = {}
        self._workdays: dict[int, tuple[Day, ...]] = {}
        self.plain = Timeline(self._plain, year)

    def seconds(self, duration: Duration) -> int:
        """A duration in seconds, of work or (elapsed) of the clock."""
        found = self._seconds.get(duration)
        if found is None:
            found = self._seconds[duration] = self.working.seconds(duration)
        return found

    def opens(self, text: str) -> int | None:
        """The first working moment of an ISO day, or after it; None where it is no day."""
        day = day_of(text) if text else None
        if day is None:
            return None
        found = self.working.start_of_day(day)
        if not isinstance(found, datetime):
            return None
        return self.plain.opening(self.plain.done(instant(found)))

    def closes(self, text: str) -> int | None:
        """The last working moment of an ISO day, or before it; None where it is no day."""
        day = day_of(text) if text else None
        found = self.working.end_of_day(day) if day else None
        return instant(found) if isinstance(found, datetime) else None

    def ends(self, text: str) -> int | None:
        """Midnight after an ISO day; None where it is no day."""
        day = day_of(text)
        found = self.working.always().end_of_day(day) if day else None
        return instant(found) if isinstance(found, datetime) else None

    def rate(self, person: str) -> Fraction:
        """The seconds of work that a person has in a second of the calendar's working time."""
        known = self.people.get(person)
        return self._rate(known.capacity) if known else Fraction(1)

    def pace(self, shares: Shares) -> Pace:
        """How effort goes that these people share; nobody: as if one did it, on every workday."""
        found = self._paces.get(shares)
        if found is None:
            found = self._paces[shares] = self._made(shares)
        return found

    def of(self, person: str) -> Counting:
        """The working days on which a person is there, in seconds of the calendar."""
        return self.pace(((person, 1 / (self.rate(person) or Fraction(1))),)).time

    def _rate(self, capacity: Rate | None) -> Fraction:
        if capacity is None:
            return Fraction(1)
        days = len(self._years.workdays) if capacity.per != "day" else 1
        weeks = _WEEKS.get(capacity.per, Fraction(1))
        seconds = Fraction(capacity.amount) * 3600 / weeks
        return seconds / (self._years.hours * days)

    def _made(self, shares: Shares) -> Pace:
        rates = [(person, Fraction(share) * self.rate(person)) for person, share in shares]
        rates = [(person, rate) for person, rate in rates if rate > 0]
        if not rates:
            return Pace(self.plain)
        scale = lcm(*(rate.denominator for _, rate in rates))
        team = [(self._away(person), int(rate * scale)) for person, rate in rates]
        if len(team) == 1:
            away, units = team[0]
            return Pace(Timeline(lambda year: self._alone(away, units, year), self._year), scale)
        return Pace(Timeline(lambda year: self._together(team, year), self._year), scale)

    def _plain(self, year: int) -> Iterator[Piece]:
        for _, opens, closes in self._days_of(year):
            yield opens, closes, 1

    def _alone(self, away: "Away", units: int, year: int) -> list[Piece]:
        joined, days = away.joined, away.days
        return [
            (opens, closes, units)
            for ordinal, opens, closes in self._days_of(year)
            if ordinal >= joined and ordinal not in days
        ]

    def _together(self, team: list[tuple["Away", int]], year: int) -> Iterator[Piece]:
        for ordinal, opens, closes in self._days_of(year):
            rate = sum(units for away, units in team if ordinal not in away)
            if rate:
                yield opens, closes, rate

    def _days_of(self, year: int) -> tuple[Day, ...]:
        found = self._workdays.get(year)
        if found is None:
            found = self._workdays[year] = tuple(self._years.of(year).days())
        return found

    def _away(self, person: str) -> "Away":
        known = self.people.get(person)
        return Away(known) if known else Away(Person(id="", name=""))


class Away:
    """The days, as ordinals, on which a person is not there."""

    __slots__ = ("days", "joined")

    def __init__(self, person: Person) -> None:
        """Take leave and the day of joining."""
        joined = day_of(person.joined)
        self.joined = joined.toordinal() if joined else 0
        self.days = frozenset(
            ordinal for leave in person.leave for ordinal in _days(leave.first, leave.last)
        )

    def __contains__(self, ordinal: int) -> bool:
        return ordinal < self.joined or ordinal in self.days


def _days(first: str, last: str) -> Iterable[int]:
    start, end = day_of(first), day_of(last)
    if start is None or end is None or (end - start).days > 366 * 10:
        return ()
    return range(start.toordinal(), end.toordinal() + 1)


def instant(moment: datetime) -> int:
    """A moment as whole seconds since 1970 in UTC."""
    return (moment - _EPOCH) // _SECOND


@lru_cache(maxsize=4096)
def moment(instant: int) -> datetime:
    """Seconds since 1970 as a moment in UTC; where no calendar reaches, the year 1000 or 9000."""
    return _EPOCH + timedelta(seconds=min(max(instant, _FIRST), _LAST))


def year_of(text: str, other: date) -> int:
    """The year of an ISO day, or of another day where it is none."""
    return (day_of(text) or other).year
