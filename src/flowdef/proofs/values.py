"""Values: whether there is one wherever one is read, and at the end."""

from collections.abc import Sequence

from flowdef.model.process import Stage, Step
from flowdef.paths.search import Goal, Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses, Found
from flowdef.proofs.wants import Wants


def unset_in_condition(
    courses: Courses,
    name: str,
    reader: Step | Stage,
    goals: Sequence[Goal] = (),
    *,
    helped: bool = False,
) -> Found:
    """A run in which the condition of a step or stage reads a value that is unset.

    `goals` hold once evaluation has come to it; `helped`: see `Wants`. None: there is no such run.
    """
    staged = isinstance(reader, Stage)
    steps = [step.id for step in reader.steps] if isinstance(reader, Stage) else [reader.id]
    wants = [
        Wants(asking=each, stage=staged, unset=(name,), goals=(*goals,), helped=helped)
        for each in steps
        if courses.reworks or courses.order.ancestors(each).isdisjoint(steps)
    ]
    return _any(courses, wants)


def unset_when_ready(
    courses: Courses, name: str, step: Step, goals: Sequence[Goal] = (), *, helped: bool = False
) -> Found:
    """A run in which a step becomes ready and a value that it is to work with is unset."""
    return courses.find(Wants(ready=step.id, unset=(name,), goals=(*goals,), helped=helped))


def unset_at_the_end(courses: Courses, name: str) -> Found:
    """A run that ends done, and in which a field has no value then."""
    return courses.find(Wants(ended=True, unset=(name,)))


def always_set(courses: Courses, name: str, reader: Step | Stage | None = None) -> bool:
    """Whether a field surely has a value for a reader, or at the end; if not, look closer."""
    if reader is None:
        owner = courses.owners.get(name)
        return name not in courses.optional and (owner is None or owner not in courses.decided)
    steps = (reader,) if isinstance(reader, Step) else reader.steps
    return all(courses.sure(name, step.id) for step in steps)


def _any(courses: Courses, several: Sequence[Wants]) -> Found:
    """The first that some run shows."""
    unsure: Undecided | None = None
    for wants in several:
        found = courses.find(wants)
        if isinstance(found, Course):
            return found
        unsure = unsure or found
    return unsure
