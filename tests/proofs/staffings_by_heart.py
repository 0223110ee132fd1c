"""Staffings by heart: a clerk who does, and a boss who decides."""

from decimal import Decimal

from msgspec.structs import replace

from flowdef.model.organization import Organization, Person, Right, Role
from flowdef.model.process import Raci, Step


def people(deputy: str = "", limit: int = 1, **roles: str) -> Organization:
    """An organization of these people, with the roles of each; the boss may spend so much."""
    right = Right(type="spend", limit=Decimal(limit))
    return Organization(
        id="small",
        title="Small",
        roles=(
            Role(id="clerk", title="Clerk"),
            Role(id="boss", title="Boss", deputy=deputy, authority=(right,)),
        ),
        people=tuple(
            Person(id=name, name=name, roles=tuple(held.split())) for name, held in roles.items()
        ),
    )


def by_clerk(step: Step) -> Step:
    """The step, done by the clerk."""
    return replace(step, raci=Raci(responsible="clerk"))
