"""A condition or a value needs a field that may have no value at that moment.

It is recorded by a step that need not be done before, or that is skipped for some answers, or
that may leave it empty; or it is `sensitive`, so that it is never kept. A condition that reads it
blocks its step until a person decides; a command gets no attempt, and nobody can say yes to an
amount that is not there. Texts for people are not asked: they show that nothing is recorded.
Source: data-flow analysis, missing data.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - id: duty
        title: Work out the duty
        when: origin == "abroad"
        collect: {duty: {type: number, required: true}}
      - {id: release, title: Release the duty, when: duty > 1000}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - id: duty
        title: Work out the duty
        when: origin == "abroad"
        collect: {duty: {type: number, required: true}}
      - {id: release, title: Release the duty, when: origin == "abroad" and duty > 1000}

Fix: ask for the value before, with `required: true`; decide first whether it is there; or say
what holds without it: `duty | default(0) > 1000`. A machine takes what is secret from its
environment: `automate: {command: [crm], secrets: [CRM_TOKEN]}`.
"""

from collections.abc import Iterator

from flowdef.expressions.tree import names
from flowdef.findings import Severity
from flowdef.lint.conditions import in_words
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.named_fields import NamedField
from flowdef.lint.reads import Read
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentences
from flowdef.model.process import Stage, Step
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Found
from flowdef.proofs.values import always_set, unset_in_condition, unset_when_ready


@rule(code="DAT002", severity=Severity.ERROR, profile=Profile.BASIC)
def read_before_write(facts: ProcessFacts) -> Iterator[Hit]:
    """At the name, where it is read."""
    if not facts.has_runs:
        return
    for read in facts.reads:
        if read.name in facts.fields:
            reason = _missing(facts, read)
            if reason:
                said = f"{read.said} reads '{read.name}', {reason}"
                yield Hit(read.span(), sentences(said, _WHY, _remedy(facts, read)))


_WHY = "Without a value nothing can be decided or filled in."
_CONFIDE = (
    "Only the step that asks for it can use it: leave it out here, or let a machine take it from "
    "its environment by `secrets`."
)


def _remedy(facts: ProcessFacts, read: Read) -> str:
    field = facts.fields[read.name]
    if field.sensitive:
        return _CONFIDE
    owner = facts.owners.get(read.name)
    if owner and not _before(facts, owner, read.reader):
        first = "Ask for it before"
    elif field.required:
        first = "Ask for it in a step that is not skipped"
    else:
        first = "Make it `required: true`"
    if isinstance(read.place, NamedField):
        return f"{first}."
    return f"{first}, or say what holds without it: `| default(…)`."


def _missing(facts: ProcessFacts, read: Read) -> str:
    """Why there may be no value; empty where there always is one."""
    field = facts.fields[read.name]
    owner = facts.owners.get(read.name)
    if field.sensitive:
        return "which is sensitive, so it is never kept."
    if always_set(facts.deviating, read.name, read.reader):
        return ""
    found = _run(facts, read)
    if not isinstance(found, Course):
        return ""
    if owner is None:
        return "an input that may be left empty."
    if not _before(facts, owner, read.reader):
        return f"which step '{owner}' records, and that need not be done before."
    if read.name in facts.deviating.optional:
        return f"which step '{owner}' may leave empty."
    shown = in_words(found, _decisive(facts, owner, read))
    return f"which step '{owner}' records, and that is skipped for {shown}."


def _decisive(facts: ProcessFacts, owner: str, read: Read) -> set[str]:
    """The fields that decide about a read: whether it is made, and whether there is a value."""
    conditions = [*facts.deviating.of(owner), *(condition for condition, _ in read.goals)]
    if isinstance(read.reader, Step):
        conditions += facts.deviating.of(read.reader.id)
    return {name.name for name in names(*conditions)}


def _run(facts: ProcessFacts, read: Read) -> Found:
    """A run in which there is no value, were it one that stood still before, and was helped."""
    courses, reader = facts.deviating, read.reader
    if read.decides or not isinstance(reader, Step):
        return unset_in_condition(courses, read.name, reader, read.goals, helped=True)
    return unset_when_ready(courses, read.name, reader, read.goals, helped=True)


def _before(facts: ProcessFacts, owner: str, reader: Step | Stage) -> bool:
    if isinstance(reader, Step):
        return facts.precedes(owner, reader.id)
    return all(facts.precedes(owner, step.id) for step in reader.steps)
