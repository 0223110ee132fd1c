"""Taken roles: what rules over the organization keep of the roles that a document names."""

from typing import NamedTuple

from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.taken import Word


class Named(NamedTuple):
    """A role where a document names it first, and in how many places."""

    role: str
    places: int
    first: Word


class Critical(NamedTuple):
    """A critical step, and the role that does it."""

    role: str
    step: Word


def named_roles(facts: ProcessFacts | ProjectFacts) -> tuple[Named, ...]:
    """Every role that a document names."""
    found: dict[str, Named] = {}
    for mention in facts.roles:
        known = found.get(mention.word)
        found[mention.word] = (
            known._replace(places=known.places + 1)
            if known
            else Named(mention.word, 1, Word(mention.word, mention.span()))
        )
    return tuple(found.values())


def critical(facts: ProcessFacts) -> tuple[Critical, ...]:
    """The first critical step of each role that does one."""
    found: dict[str, Critical] = {}
    for seat in facts.seats:
        if seat.step.critical and isinstance(seat.doer, str) and seat.doer not in found:
            where = Word(seat.step.id, seat.step.at.key("critical"))
            found[seat.doer] = Critical(seat.doer, where)
    return tuple(found.values())
