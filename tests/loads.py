"""Loads: four weeks in which everything stands out that may, for pages and pictures."""

from datetime import date
from decimal import Decimal

from flowdef.model.organization import Leave, Organization, Person, Role
from flowdef.plan.asked import PROCESS, PROJECT, Asked
from flowdef.plan.load import Load, load
from flowdef.plan.weeks import Weeks
from flowdef.times import rate

HOUR = 3600
ROLES = (Role(id="clerk", title="Clerk"), Role(id="idle", title="Idle"))
AWAY = (Leave("2027-01-11", "2027-01-15"),)
ANN = Person(id="ann", name="Ann", roles=("clerk",), operations=Decimal("0.5"), leave=AWAY)
EVE = Person(id="eve", name="Eve", roles=(), capacity=rate("10h per week"))


def asked(week: int, hours: int, kind: str = PROCESS, person: str = "ann", role: str = "") -> Asked:
    return Asked(week, kind, "<b>x", "y" * (kind == PROJECT), role, person, hours * HOUR)


def a_load(*work: Asked, weeks: int = 4) -> Load:
    organization = Organization(id="org", title="Org", roles=ROLES, people=(ANN, EVE))
    return load(work, Weeks(organization, date(2027, 1, 4), weeks))


FULL = a_load(
    asked(0, 45),
    asked(1, 2, role="clerk"),
    asked(2, 25, PROJECT),
    asked(3, 36),
    asked(3, 1, person="", role="{who}"),
)
