"""Promises: whether a process keeps the lead time that it promises, worked out once for rules."""

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.surroundings import Surroundings
from flowdef.proofs.lead import Lead, promised

_KEPT_AS = "_promise"


def promise_of(facts: ProcessFacts, around: Surroundings) -> Lead | None:
    """How long its runs take, as far as it takes to tell; None where nothing is promised.

    What other processes do counts as long as the step says that calls them.
    """
    if _KEPT_AS not in facts.__dict__:
        asked = facts.kept and facts.process.targets.lead_time is not None
        found = promised(facts.courses, around.calendar, _elsewhere) if asked else None
        facts.__dict__[_KEPT_AS] = found
    known: Lead | None = facts.__dict__[_KEPT_AS]
    return known


def _elsewhere(_: str) -> None:
    """Other documents are not there while one is judged."""
