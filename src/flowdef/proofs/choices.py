"""Choices: whether one branch is done for every answer, and only one."""

from collections.abc import Sequence

from flowdef.model.process import Stage, Step
from flowdef.paths.search import Goal
from flowdef.proofs.courses import Courses, Found
from flowdef.proofs.wants import Wants

Branches = Sequence[Step | Stage]


def gap(courses: Courses, branches: Branches, goals: Sequence[Goal] = ()) -> Found:
    """A run in which each of these is left out by its own condition; None: there is none."""
    steps, stages = _parted(branches)
    return courses.find(Wants(omitted=steps, left=stages, goals=(*goals,)))


def overlap(courses: Courses, one: Step | Stage, other: Step | Stage) -> Found:
    """A run in which two branches are both done; None: there is none."""
    steps, stages = _parted((one, other))
    return courses.find(Wants(done=steps, entered=stages))


def _parted(branches: Branches) -> tuple[tuple[str, ...], tuple[str, ...]]:
    steps = tuple(each.id for each in branches if isinstance(each, Step))
    return steps, tuple(each.id for each in branches if isinstance(each, Stage))
