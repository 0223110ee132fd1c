"""Calls: every place where a document starts a process, with what it gives to it."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.findings import Places
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Entry
from flowdef.model.fields import Field, Raw
from flowdef.model.process import Call


class Calling(NamedTuple):
    """A step or task that calls a process of the workspace whose file is in order."""

    called: Entry
    inputs: tuple[tuple[str, Raw], ...]
    collect: tuple[Field, ...]
    at: Places


def callings(facts: ProcessFacts | ProjectFacts, around: Surroundings) -> Iterator[Calling]:
    """The calls of a document, as far as the called process is known and not faulty."""
    for process, inputs, collect, at in _written(facts):
        entry = around.processes.get(process)
        if entry and not entry.faulty:
            yield Calling(entry, inputs, collect, at)


def _written(
    facts: ProcessFacts | ProjectFacts,
) -> Iterator[tuple[str, tuple[tuple[str, Raw], ...], tuple[Field, ...], Places]]:
    if isinstance(facts, ProjectFacts):
        for task in facts.tasks:
            if task.process:
                yield task.process, task.inputs, (), task.at
    else:
        for step in facts.not_work:
            if isinstance(step.deed, Call):
                yield step.deed.process, step.deed.inputs, step.collect, step.at
