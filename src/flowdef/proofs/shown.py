"""Shown: a course that was found, as a run that anybody can walk, and who does what in it."""

from collections.abc import Iterable

from flowdef.expressions.tree import names
from flowdef.expressions.values import to_raw
from flowdef.model.fields import Raw
from flowdef.paths.regions import Region
from flowdef.proofs.claim import Deed, Run
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses
from flowdef.proofs.staffing_acts import Act

NOBODY = Act("")


def run_of(found: Course, acts: Iterable[tuple[str, Act]] = ()) -> Run:
    """The acts of a course; who is named for a step in several rounds acts one after the other."""
    waiting: dict[str, list[Act]] = {}
    for step, act in acts:
        waiting.setdefault(step, []).append(act)
    deeds: list[Deed] = []
    for each in found.acts:
        named = waiting.get(each.step) or [NOBODY]
        who = named.pop(0) if len(named) > 1 else named[0]
        values = tuple((answer.field, _raw(answer)) for answer in each.answers)
        deeds.append(Deed(each.step, each.word, values, who.by, who.represents))
    return tuple(deeds)


def decisive(
    courses: Courses, found: Course, steps: Iterable[str], *also: str
) -> tuple[Region, ...]:
    """The answers that these steps are done or skipped by, as they are read; then other fields."""
    read = (name.name for step in steps for name in names(*courses.of(step)))
    answers = {each.field: each for each in found.regions}
    return tuple(answers[name] for name in dict.fromkeys((*read, *also)) if name in answers)


def _raw(answer: Region) -> Raw | None:
    if answer.witness is None:
        return None
    raw = to_raw(answer.witness)
    return tuple(raw) if isinstance(raw, list) else raw
