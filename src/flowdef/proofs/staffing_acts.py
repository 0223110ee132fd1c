"""Staffing, acts: who can do a step or say yes to it, for whom, and how far their right goes."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.model.derived import raci_of
from flowdef.model.fields import Field
from flowdef.model.process import Approval, InField, Performer, Process, Stage, Step
from flowdef.run.roster import Present, Roster

OUTSIDE = "somebody outside"
WITHOUT_LIMIT = Decimal("Infinity")

# What fields say of a person when somebody acts; None: nothing is recorded.
Said = tuple[tuple[str, str | None], ...]


class Act(NamedTuple):
    """Somebody who acts, and for whom; empty: for themselves alone.

    A holder acts for nobody but themselves, or for somebody outside whom a field names: the format
    has only deputies stand in, though a run does not refuse a holder who names another one. `said`
    is what fields must say for it.
    """

    by: str
    represents: str = ""
    said: Said = ()

    @property
    def people(self) -> frozenset[str]:
        """Whoever acts, and whoever is represented: what separation and quorum count."""
        return frozenset((self.by, self.represents)) - {""}


class Yes(NamedTuple):
    """A yes that somebody can give, and up to which amount."""

    act: Act
    limit: Decimal


def for_whom(act: Act) -> str:
    """For whom somebody acts; empty where for themselves."""
    if not act.represents:
        return ""
    whom = act.represents if act.represents == OUTSIDE else f"'{act.represents}'"
    return f" for {whom}"


def seats_of(process: Process, stage: Stage, step: Step) -> tuple[Performer, ...]:
    """Who does a person's work: whoever comes first of those whom the document names."""
    raci = raci_of(process, stage, step)
    seats = (raci.responsible, raci.accountable, process.control.owner)
    return tuple(seat for seat in seats if seat)


def acts_of(
    seats: Sequence[Performer], fields: Mapping[str, Field], roster: Roster, day: str
) -> tuple[Act, ...]:
    """All who can do a person's work; nobody is named: everybody of the organization."""
    return tuple(_acts(tuple(seats), fields, Present(roster, day), Act("")))


def yeses_of(approval: Approval, roster: Roster, day: str) -> tuple[Yes, ...]:
    """All who can say yes, each once in each of their roles, as the decider sees them.

    A holder has the rights of all their roles, whoever stands in only those of the role.
    """
    found = []
    for act in of_role(approval.role, roster, day):
        held = roster.holds(act.by, approval.role, day)
        roles = roster.members[act.by].roles if held else ()
        limit = limit_of((approval.role, *roles), approval, roster)
        if limit is not None:
            found.append(Yes(act, limit))
    return tuple(found)


def of_role(role: str, roster: Roster, day: str, outside: str = "") -> Iterator[Act]:
    """The holders of a role, and its deputies for each of them."""
    yield from (Act(holder, outside) for holder in roster.holders(role, day))
    deputy = roster.deputy(role)
    for person in roster.holders(deputy, day) if deputy else ():
        if not roster.holds(person, role, day):
            yield from (Act(person, whom) for whom in roster.represented(role, day))


def limit_of(roles: Sequence[str], approval: Approval, roster: Roster) -> Decimal | None:
    """Up to which amount these roles have the right that a yes takes; None: they have none."""
    authority = approval.authority
    if authority is None:
        return WITHOUT_LIMIT
    wanted, currency = authority.type, authority.currency
    if not authority.amount:
        found = roster.right_among(roles, wanted, Decimal(0), currency)
        return WITHOUT_LIMIT if found else None
    limits = {
        WITHOUT_LIMIT if right.limit is None else right.limit
        for role in roles
        if role in roster.posts
        for right in roster.posts[role].rights
        if right.type == authority.type
    }
    reached = (each for each in limits if roster.right_among(roles, wanted, each, currency))
    return max(reached, default=None)


def _acts(
    seats: tuple[Performer, ...], fields: Mapping[str, Field], at: Present, so_far: Act
) -> Iterator[Act]:
    """The acts of the first seat in which somebody of the organization sits.

    `so_far` is what was found on the way there: who is outside, and what fields say.
    """
    roster, day = at
    assert roster is not None  # noqa: S101 (a bug of ours: without one there is nobody to ask for)
    if not seats:
        everybody = (person for person in roster.members if roster.knows(person, day))
        yield from (Act(person, "", so_far.said) for person in everybody)
        return
    seat, rest = seats[0], seats[1:]
    if not isinstance(seat, InField):
        for act in of_role(seat, roster, day, so_far.represents):
            yield act._replace(said=so_far.said)
        return
    name = seat.field
    if name in dict(so_far.said):
        yield from _acts(rest, fields, at, so_far)  # it named nobody a moment ago
        return
    for person in roster.members:
        if roster.knows(person, day) and _takes(fields.get(name), person):
            yield Act(person, "", (*so_far.said, (name, person)))
    for said in (OUTSIDE, None):
        outside = so_far.represents or said or ""
        yield from _acts(rest, fields, at, Act("", outside, (*so_far.said, (name, said))))


def _takes(field: Field | None, person: str) -> bool:
    return field is not None and not isinstance(read(field, person), Problem)
