"""Organization: the people, their roles and rights, their time, and what they aim for."""

from decimal import Decimal

from msgspec import Struct

from flowdef.findings import NOWHERE, Places
from flowdef.sited import Sited
from flowdef.times import Duration, Rate

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Calendar(Struct, frozen=True, kw_only=True):
    """When people work: days, opening time (HH:MM), length of a day, zone, and what is closed."""

    workdays: tuple[str, ...] = WEEKDAYS[:5]
    opens: str = "09:00"
    hours: Duration | None = None  # absent: 8h
    timezone: str = "UTC"
    country: str = ""  # ISO 3166-1 alpha-2; empty: no public holidays
    subdivision: str = ""
    closed: tuple[str, ...] = ()  # ISO dates


class Right(Struct, frozen=True, kw_only=True):
    """The right to decide something, up to a limit (None: without one)."""

    type: str
    limit: Decimal | None = None
    currency: str = ""


class Role(Sited, frozen=True, kw_only=True):
    """A function that people have; `deputy` is the role that stands in."""

    id: str
    title: str
    authority: tuple[Right, ...] = ()
    deputy: str = ""
    at: Places = NOWHERE


class Leave(Struct, frozen=True):
    """Away, from and to inclusive; ISO dates."""

    first: str
    last: str


class Person(Sited, frozen=True, kw_only=True):
    """A person: which roles, how many hours, which share of them for live processes."""

    id: str
    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    capacity: Rate | None = None  # hours per day, week or month
    operations: Decimal | None = None  # share from 0 to 1
    skills: tuple[str, ...] = ()
    joined: str = ""
    left: str = ""
    leave: tuple[Leave, ...] = ()
    at: Places = NOWHERE


class Goal(Sited, frozen=True, kw_only=True):
    """What the organization wants to reach; projects say which goals they serve."""

    id: str
    title: str
    measure: str = ""
    owner: str = ""
    at: Places = NOWHERE


class Organization(Sited, frozen=True, kw_only=True):
    """The organization document."""

    id: str
    title: str
    description: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    calendar: Calendar = Calendar()
    roles: tuple[Role, ...] = ()
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    at: Places = NOWHERE
