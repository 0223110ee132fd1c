"""Capacity: how many hours a week the holders of a role have for processes."""

from decimal import Decimal

from flowdef.calendar.shape import length
from flowdef.lint.surroundings import Surroundings
from flowdef.model.organization import Calendar, Person
from flowdef.plan.frequency import weekly


def hours_of_a_day(calendar: Calendar) -> Decimal:
    """How many hours a working day has."""
    return Decimal(length(calendar.hours) or 0) / 3600


def hours_of(role: str, around: Surroundings) -> Decimal | None:
    """What all holders of a role, and of its deputy, have together; None where there are none."""
    hours = [_hours(person, around.calendar) for person in around.able(role)]
    return sum(hours, Decimal(0)) if hours else None


def hours_of_holders(role: str, around: Surroundings) -> Decimal:
    """What those who hold a role themselves have for processes."""
    holders = around.holders.get(role, ())
    return sum((_hours(each, around.calendar) for each in holders), Decimal(0))


def _hours(person: Person, calendar: Calendar) -> Decimal:
    """The hours of a person, or the part of them that is for processes."""
    week = hours_of_a_day(calendar) * len(calendar.workdays)
    hours = weekly(person.capacity) if person.capacity else week
    return hours if person.operations is None else hours * person.operations
