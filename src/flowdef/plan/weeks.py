"""Weeks: how long each person works in each week, and how much of it is kept for operations."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from flowdef.calendar.years import Years
from flowdef.model.organization import Organization, Person
from flowdef.plan.frequency import weekly

_WEEK = timedelta(days=7)


class Time(NamedTuple):
    """A person's week in seconds: by contract, of that on leave, and kept for live processes.

    `told` says that the organization names the share that is kept; otherwise nothing is.
    """

    contract: int = 0
    leave: int = 0
    kept: int = 0
    told: bool = False

    @property
    def capacity(self) -> int:
        """What can be worked."""
        return self.contract - self.leave


class Weeks:
    """The weeks of a view, each by its Monday, and the time of the people in them.

    A week without a holiday has the hours of the contract; each holiday, each day of leave, and
    each working day before somebody joined or after they left takes one day of them.
    """

    def __init__(self, organization: Organization, first: date, count: int) -> None:
        """Take the organization, any day of the first week, and how many weeks there are."""
        monday = first - timedelta(days=first.weekday())
        self.organization = organization
        self.weeks = tuple(monday + number * _WEEK for number in range(count))
        self.people = {person.id: person for person in organization.people}
        self._years = Years(organization.calendar, None)
        self._worked: dict[int, frozenset[int]] = {}

    @property
    def a_day(self) -> int:
        """The seconds of a working day of the calendar."""
        return self._years.hours

    @property
    def days_of_a_week(self) -> int:
        """How many working days a week without holidays has."""
        return len(self._years.workdays)

    def works(self, day: date) -> bool:
        """Whether that is a working day of the calendar."""
        return day.toordinal() in self._worked_in(day.year)

    def here(self, person: Person, day: date) -> bool:
        """Whether a person belongs to the organization on a day."""
        text = day.isoformat()
        return (person.joined or text) <= text <= (person.left or text)

    def away(self, person: Person, day: date) -> bool:
        """Whether a person is on leave on a day."""
        text = day.isoformat()
        return any(leave.first <= text <= leave.last for leave in person.leave)

    def working_days(self, week: int) -> int:
        """How many working days a week of the view has."""
        return len(self._days(week))

    def belongs(self, person: str, week: int) -> bool:
        """Whether a person belongs to the organization on a day of that week at least."""
        known = self.people.get(person)
        monday = self.weeks[week]
        return known is not None and any(
            self.here(known, monday + timedelta(days=day)) for day in range(7)
        )

    def of(self, person: str, week: int) -> Time:
        """A person's time in a week of the view; none of somebody unknown."""
        found = self._times.get((person, week))
        if found is None:
            found = self._times[person, week] = self._time(person, week)
        return found

    @cached_property
    def _times(self) -> dict[tuple[str, int], Time]:
        return {}

    def _time(self, name: str, week: int) -> Time:
        person = self.people.get(name)
        if person is None:
            return Time()
        days = [day for day in self._days(week) if self.here(person, day)]
        away = sum(self.away(person, day) for day in days)
        each = self._of_a_day(person)
        contract, leave = round(each * len(days)), round(each * away)
        share = person.operations
        kept = round((contract - leave) * share) if share is not None else 0
        return Time(contract, leave, kept, share is not None)

    def _of_a_day(self, person: Person) -> Decimal:
        if person.capacity is None:
            return Decimal(self.a_day)
        return weekly(person.capacity, self.days_of_a_week) * 3600 / self.days_of_a_week

    def _days(self, week: int) -> list[date]:
        monday = self.weeks[week]
        return [day for number in range(7) if self.works(day := monday + timedelta(days=number))]

    def _worked_in(self, year: int) -> frozenset[int]:
        found = self._worked.get(year)
        if found is None:
            days = self._years.of(year).days()
            found = self._worked[year] = frozenset(ordinal for ordinal, _, _ in days)
        return found
