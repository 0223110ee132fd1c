"""Compared, values: what is proved of values and of choices, beside every run of a process."""

from collections.abc import Iterator
from itertools import combinations

from flowdef.lint.facts import ProcessFacts
from flowdef.model.process import Process, Stage, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.choices import gap, overlap
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses, Found
from flowdef.proofs.reach import always_left_out, reached, reached_steps
from flowdef.proofs.values import (
    always_set,
    unset_at_the_end,
    unset_in_condition,
    unset_when_ready,
)
from flowdef.run.state import DONE, SKIPPED, State
from proofs.brute_force_found import Everything


def disagreements(process: Process, every: Everything) -> Iterator[str]:
    """What is proved and not so, or so and not proved; what is not decided counts as neither."""
    facts = ProcessFacts(process)
    yield from _of_reads(facts, every)
    yield from _of_outputs(facts, every)
    yield from _of_steps(facts.courses, every)
    yield from _of_choices(facts.courses, every)


def _of_reads(facts: ProcessFacts, every: Everything) -> Iterator[str]:
    """Of two values that one condition reads, the brute force tells of the first alone."""
    blocked = {reader for reader, _ in every.unset}
    for read in facts.reads:
        courses, reader = facts.courses, read.reader
        if read.decides or not isinstance(reader, Step):
            found = unset_in_condition(courses, read.name, reader, read.goals)
            so = (reader.id, read.name) in every.unset or (bool(found) and reader.id in blocked)
        else:
            found = unset_when_ready(courses, read.name, reader, read.goals)
            so = (reader.id, read.name) in every.bare
        yield from _told(found, so, f"{reader.id} reads {read.name} unset")
        if so and always_set(courses, read.name, reader):
            yield f"{read.name} is not always set for {reader.id}"


def _of_outputs(facts: ProcessFacts, every: Everything) -> Iterator[str]:
    for name, _ in facts.process.outputs:
        so = name in every.missing
        yield from _told(unset_at_the_end(facts.courses, name), so, f"{name} is unset at the end")
        if so and always_set(facts.courses, name):
            yield f"{name} is not always set at the end"


def _of_steps(courses: Courses, every: Everything) -> Iterator[str]:
    runs = reached_steps(courses)
    for step in courses.process.steps:
        so = any(point.after.steps[step.id].status is DONE for point in every.points)
        yield from _told(runs[step.id], so, f"{step.id} is done")
        if so and always_left_out(courses, step):
            yield f"{step.id} is not always left out"
    for stage in courses.process.stages:
        if stage.id in courses.stages:
            so = any(_stage(courses, stage, point.after) for point in every.points)
            yield from _told(reached(courses, stage), so, f"{stage.id} is entered")


def _of_choices(courses: Courses, every: Everything) -> Iterator[str]:
    stages = [each for each in courses.process.stages if each.id in courses.stages]
    steps = [each for each in courses.process.steps if each.id in courses.steps]
    pairs: list[tuple[Step | Stage, Step | Stage]] = [*combinations(steps, 2)]
    pairs += combinations(stages, 2)
    for pair in pairs:
        names = " and ".join(each.id for each in pair)
        so = any(all(_left(courses, each, at.after) for each in pair) for at in every.points)
        yield from _told(gap(courses, pair), so, f"{names} are both left out")
        so = any(all(_taken(courses, each, at.after) for each in pair) for at in every.points)
        yield from _told(overlap(courses, *pair), so, f"{names} are both done")


def _told(found: Found, so: bool, what: str) -> Iterator[str]:
    if not isinstance(found, Undecided) and isinstance(found, Course) is not so:
        yield f"{what}: {so}, but proved: {found}"


def _left(courses: Courses, owner: Step | Stage, at: State) -> bool:
    if isinstance(owner, Stage):
        return _stage(courses, owner, at) is False
    step = at.steps[owner.id]
    return step.status is SKIPPED and step.cause == "condition"


def _taken(courses: Courses, owner: Step | Stage, at: State) -> bool:
    if isinstance(owner, Stage):
        return _stage(courses, owner, at) is True
    return at.steps[owner.id].status is DONE


def _stage(courses: Courses, stage: Stage, at: State) -> bool | None:
    """What the condition of a stage has said to its first step."""
    return at.deciders.get((stage.id, at.steps[courses.first(stage.id)].turn))
