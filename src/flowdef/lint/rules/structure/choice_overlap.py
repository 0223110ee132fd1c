"""Two branches of a choice are both done for one value of its field.

Branches that part by the values of a field look as if one of them were done. Where one value
leads into two, somebody meant something else, or the reader is misled. Branches with the same
condition are one branch. Source: dmn-check, conflicting rules.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, europe, overseas], required: true}}
    steps:
      - {id: sepa, title: Pay by SEPA, when: 'origin in ["domestic", "europe"]'}
      - {id: wire, title: Wire the money, when: 'origin in ["europe", "overseas"]'}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, europe, overseas], required: true}}
    steps:
      - {id: sepa, title: Pay by SEPA, when: 'origin in ["domestic", "europe"]'}
      - {id: wire, title: Wire the money, when: origin == "overseas"}

Fix: take the value out of one of the conditions. Where both are meant, put a step with another
condition, or none, between them, or say so: `# flowdef: ignore[STR017]` with the reason.
"""

from collections.abc import Iterator
from itertools import combinations

from flowdef.expressions.tree import names
from flowdef.findings import Severity
from flowdef.lint.choices import Branch
from flowdef.lint.conditions import in_words
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.paths.judgements import overlap
from flowdef.proofs.choices import overlap as both
from flowdef.proofs.course import Course


@rule(code="STR017", severity=Severity.WARNING, profile=Profile.BASIC)
def choice_overlap(facts: ProcessFacts) -> Iterator[Hit]:
    """At the condition of the second branch."""
    for branches in facts.choices:
        for one, other in combinations(branches, 2):
            shared = _shared(facts, one, other)
            if shared:
                yield Hit(
                    other.owner.at.span("when"),
                    f"'{other.owner.id}' and '{one.owner.id}' are both done for {shared}. "
                    "Readers take them for a choice between the two. "
                    "Take the value out of one of the conditions.",
                )


def _shared(facts: ProcessFacts, one: Branch, other: Branch) -> str:
    """A value for which both are done, in words; empty where there is none, or they are alike."""
    if set(one.values) == set(other.values):
        return ""
    if (
        not facts.has_runs
        or overlap(one.condition, other.condition, facts.conditions.fields) is None
    ):
        return ""
    found = both(facts.deviating, one.owner, other.owner)
    if not isinstance(found, Course) or found.rejections:
        return ""
    return in_words(found, {name.name for name in names(one.condition, other.condition)})
