"""Staffed: who can do what in a process, for the rules that ask, and in the words that they say."""

from collections.abc import Iterator

from flowdef.lint.conditions import in_words
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.surroundings import Surroundings
from flowdef.model.process import Approval, Step
from flowdef.paths.search import Witness
from flowdef.proofs.staffing_acts import Act, for_whom
from flowdef.proofs.staffing_people import People


def approvals(facts: ProcessFacts) -> Iterator[Step]:
    """The approvals of a process in use; none of one that has no runs."""
    found = [step for step in facts.not_work if isinstance(step.deed, Approval)]
    if found and facts.kept and facts.has_runs:
        yield from found


def people_of(facts: ProcessFacts, around: Surroundings) -> People | None:
    """Who may act in a process today; None where no people are known."""
    roster = around.roster
    if roster is None:
        return None
    if id(roster) not in facts.staff:
        facts.staff[id(roster)] = People(facts.courses, roster, around.today)
    return facts.staff[id(roster)]


def acting(act: Act) -> str:
    """Who acts, and for whom: `'sam' for 'dana'`."""
    return f"'{act.by}'{for_whom(act)}"


def where(witness: Witness) -> str:
    """The values that show it, at the end of a clause; empty where it is so for all."""
    said = in_words(witness)
    return f", with {said}" if said else ""
