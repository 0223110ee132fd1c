"""Proved, values: there is one wherever one is read, and where the process promises one."""

from collections.abc import Iterator

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.reads import Read
from flowdef.model.process import Stage, Step
from flowdef.paths.regions import Region
from flowdef.paths.search import Undecided
from flowdef.proofs.claim import Claim, Proof, Standing, undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Found
from flowdef.proofs.shown import decisive, run_of
from flowdef.proofs.values import (
    always_set,
    unset_at_the_end,
    unset_in_condition,
    unset_when_ready,
)


def recorded(facts: ProcessFacts) -> Iterator[Claim]:
    """Of each value that a condition, machine, date, approval or process reads: it is there."""
    for read in facts.reads:
        if read.name in facts.fields:
            yield _recorded(facts, read, _unset(facts, read))


def produced(facts: ProcessFacts) -> Iterator[Claim]:
    """Of each output, that it has a value whenever a run ends done."""
    for name, _ in facts.process.outputs:
        if name in facts.fields:
            sure = always_set(facts.courses, name)
            found = None if sure else unset_at_the_end(facts.courses, name)
            yield _produced(facts, name, found)


def _unset(facts: ProcessFacts, read: Read) -> Found:
    if always_set(facts.courses, read.name, read.reader):
        return None
    if read.decides or isinstance(read.reader, Stage):
        return unset_in_condition(facts.courses, read.name, read.reader, read.goals)
    return unset_when_ready(facts.courses, read.name, read.reader, read.goals)


def _recorded(facts: ProcessFacts, read: Read, found: Found) -> Claim:
    name, said = read.name, _said(read)
    match found:
        case Course():
            what = f"Field '{name}' may have no value when {said} reads it."
            steps = _concerned(facts, name, read.reader)
            return _broken(
                Proof.VALUE, name, what, found, decisive(facts.courses, found, steps, name)
            )
        case Undecided():
            what = f"Whether field '{name}' always has a value when {said} reads it"
            return undecided(Proof.VALUE, name, what, found)
        case _:
            what = f"Field '{name}' always has a value when {said} reads it."
            return Claim(proof=Proof.VALUE, subject=name, standing=Standing.HOLDS, what=what)


def _said(read: Read) -> str:
    if isinstance(read.reader, Step) and not read.decides:
        return f"step '{read.reader.id}'"
    return read.said


def _produced(facts: ProcessFacts, name: str, found: Found) -> Claim:
    match found:
        case Course():
            what = f"The output '{name}' may have no value when a run ends done."
            steps = _concerned(facts, name)
            return _broken(
                Proof.OUTPUT, name, what, found, decisive(facts.courses, found, steps, name)
            )
        case Undecided():
            what = f"Whether the output '{name}' always has a value when a run ends done"
            return undecided(Proof.OUTPUT, name, what, found)
        case _:
            what = f"The output '{name}' has a value whenever a run ends done."
            return Claim(proof=Proof.OUTPUT, subject=name, standing=Standing.HOLDS, what=what)


def _broken(
    proof: Proof, name: str, what: str, course: Course, witness: tuple[Region, ...]
) -> Claim:
    return Claim(
        proof=proof,
        subject=name,
        standing=Standing.BROKEN,
        what=what,
        witness=witness,
        run=run_of(course),
    )


def _concerned(facts: ProcessFacts, name: str, reader: Step | Stage | None = None) -> Iterator[str]:
    """The steps whose conditions say whether a value is recorded, and whether it is read."""
    if name in facts.owners:
        yield facts.owners[name]
    match reader:
        case Step(id=step):
            yield step
        case Stage(steps=steps):
            yield from (step.id for step in steps[:1])
        case _:
            pass
