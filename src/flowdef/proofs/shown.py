"""Shown: answers that were found, as a run that anybody can walk."""

from collections.abc import Iterator, Mapping

from flowdef.expressions.values import to_raw
from flowdef.model.fields import Raw
from flowdef.model.process import Approval
from flowdef.model.verdict import verdict_name
from flowdef.paths.regions import Region
from flowdef.paths.search import Witness
from flowdef.proofs.claim import Deed, Run
from flowdef.proofs.courses import Courses


def run_of(courses: Courses, found: Witness) -> Run:
    """A run in which nothing is done twice, by the values of its fields."""
    return tuple(_deeds(courses, {each.field: each for each in found.regions}))


def _deeds(courses: Courses, answers: Mapping[str, Region]) -> Iterator[Deed]:
    given = [answers[each.name] for each in courses.process.inputs if each.name in answers]
    yield Deed("", "start", _values(given))
    for name in courses.order.sequence:
        step = courses.step[name]
        told = [answers[each.name] for each in step.collect if each.name in answers]
        if isinstance(step.deed, Approval) and verdict_name(name) in answers:
            yield Deed(name, str(answers[verdict_name(name)].witness))
        elif told:
            yield Deed(name, "done", _values(told))


def _values(answers: list[Region]) -> tuple[tuple[str, Raw | None], ...]:
    return tuple((each.field, _raw(each)) for each in answers)


def _raw(region: Region) -> Raw | None:
    if region.witness is None:
        return None
    raw = to_raw(region.witness)
    return tuple(raw) if isinstance(raw, list) else raw
