"""Compared, courses: what is proved of the runs of a process, beside every run of it."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Expression, Fault
from flowdef.graph.order import order_of
from flowdef.model.derived import fields_of
from flowdef.model.process import Process
from flowdef.paths.search import Goal, Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses
from proofs.brute_force_found import Everything
from proofs.brute_force_values import conditions_of
from proofs.walked_courses import walked
from run.comparison import outline


class Question(NamedTuple):
    """What is asked of the runs of a process; `goals` in words, as conditions are written."""

    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    goals: tuple[tuple[str, bool], ...] = ()


class Compared(NamedTuple):
    """How many questions were asked, how many of them not decided, and the first disagreement."""

    asked: int
    undecided: int
    found: str = ""


def courses_of(process: Process) -> Courses:
    """The courses of a process, with its conditions parsed."""
    steps = {each.id: parsed(each.when, process) for each in process.steps if each.when}
    stages = {each.id: parsed(each.when, process) for each in process.stages if each.when}
    return Courses(process, order_of(process), steps, stages, fields_of(process))


def parsed(text: str, process: Process) -> Expression:
    """A condition, parsed and checked."""
    found = condition(text)
    assert not isinstance(found, Fault), (text, found)
    return check_condition(found, fields_of(process)).expression


def compared(process: Process, every: Everything, seed: int) -> Compared:
    """Questions about a process, answered in both ways, up to the first disagreement."""
    courses = courses_of(process)
    asked = undecided = 0
    for question in questions(process, seed):
        goals: tuple[Goal, ...] = tuple(
            (parsed(text, process), wanted) for text, wanted in question.goals
        )
        proved = courses.run_where(question.done, question.skipped, goals)
        asked += 1
        if isinstance(proved, Undecided):
            undecided += 1
            continue
        shown = every.where(question.done, question.skipped, goals)
        if (proved is None) is not (shown is None):
            found = f"proved {proved}, but {shown.story if shown else 'no run shows it'}"
            return Compared(asked, undecided, told(process, str(question), found))
        if proved is not None:
            found = _walked(process, every, proved, question)
            if found:
                return Compared(asked, undecided, told(process, str(question), found))
    return Compared(asked, undecided)


def _walked(process: Process, every: Everything, course: Course, question: Question) -> str:
    """Why the run that is told does not show what was asked; empty where it does."""
    end = walked(process, every.definition, course)
    if isinstance(end, str):
        return end
    goals = tuple((parsed(text, process), wanted) for text, wanted in question.goals)
    if Everything(every.definition, [end]).where(question.done, question.skipped, goals):
        return ""
    return f"{course.acts} leads to {end.after}, not there"


def questions(process: Process, seed: int) -> Iterator[Question]:
    """Every step done, and skipped; then several at once, with conditions besides."""
    names = [step.id for step in process.steps]
    for name in names:
        yield Question(done=(name,))
        yield Question(skipped=(name,))
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same questions)
    conditions = conditions_of(process)
    for _ in range(6):
        some = chance.sample(names, min(len(names), chance.choice((0, 1, 2, 2, 3))))
        cut = chance.randint(0, len(some))
        goals: tuple[tuple[str, bool], ...] = ()
        if conditions and chance.random() < 0.6:
            goals = ((chance.choice(conditions), chance.random() < 0.5),)
        yield Question(tuple(some[:cut]), tuple(some[cut:]), goals)


def told(process: Process, question: str, found: str) -> str:
    """A disagreement as a person reads it."""
    fields = [*process.inputs, *(field for step in process.steps for field in step.collect)]
    told_fields = [
        f"  {field.name}: {field.type}, {field.choices or (field.min, field.max)}"
        f"{', required' if field.required else ''}"
        f"{f', default {field.default}' if field.default is not None else ''}"
        for field in fields
    ]
    steps = [f"  {step.id}: {step.deed}, {step.due}, {step.raci}" for step in process.steps]
    return "\n".join((*outline(process), *told_fields, *steps, question, found))
