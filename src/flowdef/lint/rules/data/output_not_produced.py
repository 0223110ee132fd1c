"""The process promises an output that has no value for some answers.

Whoever calls the process reads its outputs, and would find nothing there. Source: Arazzo,
outputs.

Fails:

    kind: process
    id: check-supplier
    title: Check a supplier
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    outputs: {clear: Whether the supplier may be paid}
    steps:
      - id: register
        title: Look into the register
        when: origin == "abroad"
        collect: {clear: {type: boolean, required: true}}

Passes:

    kind: process
    id: check-supplier
    title: Check a supplier
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    outputs: {clear: Whether the supplier may be paid}
    steps:
      - id: register
        title: Look into the register
        collect: {clear: {type: boolean, required: true}}

Fix: ask for the value with `required: true`, in a step that is done whatever the answers are.
"""

from collections.abc import Iterator

from flowdef.expressions.tree import names
from flowdef.findings import Severity
from flowdef.lint.conditions import in_words
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentences
from flowdef.model.process import Work
from flowdef.proofs.course import Course
from flowdef.proofs.values import always_set, unset_at_the_end


@rule(code="DAT008", severity=Severity.ERROR, profile=Profile.BASIC)
def output_not_produced(facts: ProcessFacts) -> Iterator[Hit]:
    """At the name of the output."""
    for name, _ in facts.process.outputs if facts.has_runs else ():
        reason = _missing(facts, name) if name in facts.fields else ""
        where = " in a step that is always done" if name in facts.owners else ""
        if reason:
            yield Hit(
                facts.process.at.key("outputs", name),
                sentences(
                    f"the output '{name}' {reason}",
                    "Whoever calls this process would find nothing there.",
                    f"Make it `required: true`{where}.",
                ),
            )


def _missing(facts: ProcessFacts, name: str) -> str:
    """Why there may be no value in the end; empty where there always is one."""
    field = facts.fields[name]
    owner = facts.owners.get(name)
    if owner is None:
        there = field.required or field.default is not None
        return "" if there else "is an input that may be left empty."
    if always_set(facts.deviating, name):
        return ""
    step = facts.step[owner]
    if isinstance(step.deed, Work) and not field.required:
        return f"may be left empty by step '{owner}'."
    found = unset_at_the_end(facts.deviating, name)
    if not isinstance(found, Course):
        return ""
    decisive = {name.name for name in names(*facts.deviating.of(owner))}
    return f"is not recorded where {in_words(found, decisive)}: step '{owner}' is skipped."
