"""A need that others of the same list bring about anyway.

It says nothing about the order that the other needs do not say, and whoever moves a step must
understand each of them. Source: the transitive reduction of a graph (Aho, Garey and Ullman, 1972).

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: release, title: Release it}
      - {id: pay, title: Pay the invoice, needs: [check, release]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: release, title: Release it}
      - {id: pay, title: Pay the invoice, needs: [release]}

Fix: leave it out. The fix is unsafe, for one thing does depend on it: when somebody reopens the
needed step alone, a step that names it goes back to waiting, and one that does not goes on.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.remedies import without
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Step


@rule(code="STR020", severity=Severity.INFO, profile=Profile.TEAM)
def redundant_need(facts: ProcessFacts) -> Iterator[Hit]:
    """At the need that others bring about."""
    several = [step for step in facts.steps if step.needs and len(step.needs) > 1]
    for step in several if not facts.cyclic else ():
        yield from _redundant(step, facts)


def _redundant(step: Step, facts: ProcessFacts) -> Iterator[Hit]:
    needs = step.needs or ()
    meant = {name: _members(name, facts) for name in needs}
    for place, name in enumerate(needs):
        other = next((each for each in needs if _brings(each, name, meant, facts)), "")
        if other:
            yield Hit(
                step.at.span("needs", place),
                f"step '{step.id}' needs '{name}' and '{other}', and '{other}' is done only after "
                f"'{name}' anyway. One need too many hides those that count. Leave '{name}' out.",
                without(step.at, "needs", place, does="leave the need out"),
            )


def _brings(other: str, name: str, meant: dict[str, tuple[str, ...]], facts: ProcessFacts) -> bool:
    """Whether all that one name means is part of another, or closed before it can be."""
    if other == name or not meant[name]:
        return False
    larger = len(meant[other]) > len(meant[name])
    return all(
        (larger and each in meant[other])
        or any(each != last and facts.precedes(each, last) for last in meant[other])
        for each in meant[name]
    )


def _members(name: str, facts: ProcessFacts) -> tuple[str, ...]:
    """The steps that a need means: one, or all of a stage; none where it is unknown."""
    if name in facts.stage:
        return tuple(step.id for step in facts.stage[name].steps)
    return (name,) if name in facts.step else ()
