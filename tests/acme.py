"""ACME: an organization with deputies, rights, and people who have left or are to come."""

from decimal import Decimal

from flowdef.model.organization import Organization, Person, Role
from flowdef.model.organization import Right as ModelRight
from flowdef.run.deciding import Context
from flowdef.run.roster import roster_of
from processes_in_a_line import a_definition
from walking_a_run import Walk

ACME = roster_of(
    Organization(
        id="acme",
        title="ACME",
        roles=(
            Role(id="clerk", title="Clerk", deputy="helper"),
            Role(id="helper", title="Helper"),
            Role(
                id="boss",
                title="Boss",
                deputy="director",
                authority=(
                    ModelRight(type="discount", limit=Decimal(100), currency="EUR"),
                    ModelRight(type="hire"),
                ),
            ),
            Role(
                id="director",
                title="Director",
                authority=(ModelRight(type="discount", currency="EUR"),),
            ),
            Role(id="quality", title="Quality manager"),
            Role(id="vacant", title="Vacant", deputy="helper"),
            Role(id="empty", title="Empty"),
        ),
        people=(
            Person(id="ann", name="Ann", roles=("clerk",)),
            Person(id="cat", name="Cat", roles=("clerk", "quality")),
            Person(id="hal", name="Hal", roles=("helper",)),
            Person(id="bob", name="Bob", roles=("boss",)),
            Person(id="bea", name="Bea", roles=("boss", "director")),
            Person(id="dan", name="Dan", roles=("director",)),
            Person(id="old", name="Old", roles=("clerk", "boss"), left="2026-01-31"),
            Person(id="new", name="New", roles=("clerk",), joined="2027-01-01"),
        ),
    )
)


def walk(line: str, **more: str) -> Walk:
    return Walk(a_definition(line, **more), Context(ACME)).start()
