"""Reach: whether some run does a step, or comes into a stage."""

from flowdef.expressions.tree import names
from flowdef.model.process import Stage, Step
from flowdef.model.verdict import REJECTED
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses, Found
from flowdef.proofs.wants import Wants


def reached(courses: Courses, owner: Step | Stage) -> Found:
    """A run that does a step, or some step of a stage by its condition; None: there is none."""
    if isinstance(owner, Step):
        return courses.find(Wants(done=(owner.id,)))
    return courses.find(Wants(entered=(owner.id,)))


def reached_steps(courses: Courses) -> dict[str, Found]:
    """For each step a run that does it, as `reached`; one long run shows it for many."""
    found: dict[str, Found] = {}
    for name in reversed(courses.order.sequence):
        if name not in found:
            run = reached(courses, courses.step[name])
            found[name] = run
            if isinstance(run, Course):
                for at, act in enumerate(run.acts):
                    if act.word != REJECTED:
                        found.setdefault(act.step, run.until(at))
    return found


def always_left_out(courses: Courses, owner: Step | Stage) -> bool:
    """Whether runs come to a step or stage, and all of them leave it out."""
    if reached(courses, owner) is not None:
        return False
    left = Wants(skipped=(owner.id,)) if isinstance(owner, Step) else Wants(left=(owner.id,))
    return isinstance(courses.find(left), Course)


def stands_alone(courses: Courses, owner: Step | Stage) -> bool:
    """Whether nothing but its own condition, and that of its stage, keeps runs from it.

    What these read is surely recorded, and they read nothing in common. If not, look closer.
    """
    step = owner.id if isinstance(owner, Step) else courses.first(owner.id)
    if courses.risky and not courses.order.ancestors(step).isdisjoint(courses.risky):
        return False
    read = [[name.name for name in names(condition)] for condition in courses.of(step)]
    if len(read) > 1 and not set(read[0]).isdisjoint(read[1]):
        return False
    return all(courses.sure(name, step) for several in read for name in several)
