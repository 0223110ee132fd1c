"""A choice has no branch for some value of its field: for that answer nothing is done.

A choice is two or more steps or stages that follow each other, or wait for the same, and whose
`when` names different values of one field. One step with a condition is optional work, and never
a finding. Source: bpmnlint, conditional flows; BP3, default flow of an exclusive gateway.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, europe, overseas], required: true}}
    steps:
      - {id: transfer, title: Pay by bank transfer, when: origin == "domestic"}
      - {id: sepa, title: Pay by SEPA, when: origin == "europe"}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, europe, overseas], required: true}}
    steps:
      - {id: transfer, title: Pay by bank transfer, when: origin == "domestic"}
      - {id: sepa, title: Pay by SEPA, when: origin == "europe"}
      - {id: wire, title: Wire the money, when: origin == "overseas"}

Fix: add a branch for the value; or let one branch take the rest: `when: origin != "domestic"`.
Where nothing is to be done for it, say so: `# flowdef: ignore[STR016]` with the reason.
"""

from collections.abc import Iterator

from flowdef.expressions.tree import Compare, Literal, Name
from flowdef.findings import Severity
from flowdef.lint.choices import Branch
from flowdef.lint.conditions import in_words
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import listed
from flowdef.model.fields import Field, FieldType
from flowdef.paths.search import Goal
from flowdef.proofs.choices import gap
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Found


@rule(code="STR016", severity=Severity.ERROR, profile=Profile.BASIC)
def choice_not_exhaustive(facts: ProcessFacts) -> Iterator[Hit]:
    """At the first condition of the choice."""
    for branches in facts.choices if facts.has_runs else ():
        missing = _missing(facts, branches)
        if missing:
            first = branches[0]
            yield Hit(
                first.owner.at.span("when"),
                f"there is no branch for {missing}: {listed(each.owner.id for each in branches)} "
                f"depend on '{first.field}' and leave that out. For that answer nothing would be "
                "done. Add a branch for it, or let one of them take the rest.",
            )


def _missing(facts: ProcessFacts, branches: tuple[Branch, ...]) -> str:
    """The values without a branch, in words; empty where there is none."""
    field = facts.conditions.fields[branches[0].field]
    named = {value for branch in branches for value in branch.values}
    if field.type is FieldType.CHOICE and named.issuperset(field.choices):
        return ""
    owners = [branch.owner for branch in branches]
    found = _straight(gap(facts.deviating, owners))
    if found is None:
        return ""
    if field.type is not FieldType.CHOICE:
        return in_words(found, {field.name})
    rest = [value for value in field.choices if value not in named]
    given = ((value, gap(facts.deviating, owners, [_equals(field, value)])) for value in rest)
    return ", ".join(f"{field.name} = {value}" for value, run in given if _straight(run))


def _straight(found: Found) -> Course | None:
    """A run that was found, if no work is sent back on it."""
    return found if isinstance(found, Course) and not found.rejections else None


def _equals(field: Field, value: str) -> Goal:
    return Compare("==", Name(field.name), Literal(value)), True
