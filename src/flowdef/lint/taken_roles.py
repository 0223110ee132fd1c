"""Taken roles: what rules over the organization keep of the roles that a document names."""

from typing import NamedTuple

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.taken import Word


class Critical(NamedTuple):
    """A critical step, and the role that does it."""

    role: str
    step: Word


def critical(facts: ProcessFacts) -> tuple[Critical, ...]:
    """The first critical step of each role that does one, while somebody works by the process."""
    found: dict[str, Critical] = {}
    for seat in facts.seats if facts.kept else ():
        if seat.step.critical and isinstance(seat.doer, str) and seat.doer not in found:
            where = Word(seat.step.id, seat.step.at.key("critical"))
            found[seat.doer] = Critical(seat.doer, where)
    return tuple(found.values())
