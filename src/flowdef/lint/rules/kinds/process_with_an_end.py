"""A process is over on a certain day.

A process goes on and is repeated; what is done once and ends on a day is a project. Written as a
process, nobody plans it, and nobody hands its result over; and a text with a day in it is wrong
from the second run on. Source: PMBOK Guide, projects and operations.

Fails:

    kind: process
    id: move-office
    title: Move to the new office
    purpose: Bring everybody into the new office by 31 March 2027.
    steps:
      - {id: pack, title: Pack the boxes}

Passes:

    kind: process
    id: move-desk
    title: Move a desk
    purpose: Bring a colleague to another desk within a day.
    inputs: {moves_on: {type: date, required: true}}
    steps:
      - {id: pack, title: Pack the boxes, due: {before: moves_on, by: 1d}}

Fix: make it a project (`kind: project`, `deadline`, tasks instead of steps). Where it is repeated,
take the day out of the text: an input of type `date` says it for each run.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Places, Severity
from flowdef.lint.dated import day_in, end_in
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.fields import FieldType
from flowdef.model.process import Process, Stage, Step


@rule(code="KND001", severity=Severity.WARNING, profile=Profile.TEAM)
def process_with_an_end(facts: ProcessFacts) -> Iterator[Hit]:
    """At the day."""
    process = facts.process
    for said, at, path in _endings(process):
        span = at.inside(said.start(), len(said[0]), *path)
        yield Hit(span, f"process '{process.id}' has an end: '{said[0]}'. {_WHY}")
    for field in process.inputs:
        if field.type in (FieldType.DATE, FieldType.DATETIME) and field.default is not None:
            message = f"process '{process.id}' proposes the same day in every run: {field.default}."
            yield Hit(field.at.span("default"), f"{message} {_WHY}")


def _endings(process: Process) -> Iterator[tuple[re.Match[str], Places, tuple[str, ...]]]:
    """The days that end it, each with the text that names it."""
    event = process.trigger.event if process.trigger else ""
    for path, text in ((("title",), process.title), (("trigger", "event"), event)):
        if said := day_in(text):
            yield said, process.at, path
    for key, text in (("purpose", process.control.purpose), ("result", process.result)):
        if said := end_in(text):
            yield said, process.at, (key,)
    parts: tuple[Stage | Step, ...] = (*process.stages, *process.steps)
    for part in parts:
        if said := end_in(part.title):
            yield said, part.at, ("title",)


_WHY = (
    "A process is repeated, and from the next run on that day is past; what ends is a project. "
    "Make it a project with a `deadline`, or take the day out."
)
