"""Path: what leads to one task, and how far each of those can slip until that one does."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from flowdef.plan.activities import Activity
from flowdef.plan.computed import Computed
from flowdef.plan.passes import backward, total_float


class Leading(NamedTuple):
    """A task by number that leads to another: its latest dates, and its float, until that slips."""

    number: int
    late_start: int
    late_finish: int
    float: int


def leading(computed: Computed, target: int | None = None) -> tuple[Leading, ...]:
    """The tasks that lead to one, itself among them, in document order; None: to the last end.

    Only what leads there counts: neither deadlines nor the end of the project. Method: the
    backward pass over the ancestors alone, from the planned finish of the target.
    """
    found = computed.found
    within = set(range(len(found))) if target is None else _ancestors(computed, target)
    end = computed.end if target is None else found[target].finish
    with _ending(computed, end, within):
        return tuple(
            Leading(
                number,
                found[number].late_start,
                found[number].late_finish,
                total_float(found[number], computed.hours),
            )
            for number in sorted(within)
            if number < len(computed.net.tasks)
        )


@contextmanager
def _ending(computed: Computed, end: int, within: Collection[int]) -> Iterator[None]:
    """The latest dates of some for an end, and then again those that were there."""
    found = computed.found
    if len(within) == len(found) and end == computed.end and not _held(found, end):
        yield
        return
    kept = [(found[each], found[each].late_start, found[each].late_finish) for each in within]
    backward(computed.net, found, computed.hours, end, within)
    yield
    for activity, start, finish in kept:
        activity.late_start, activity.late_finish = start, finish


def _held(found: Iterable[Activity], end: int) -> bool:
    """Whether a deadline before the end holds the latest dates that are there."""
    return any(each.ceiling is not None and each.ceiling < end for each in found)


def _ancestors(computed: Computed, target: int) -> set[int]:
    open_ends = [target]
    seen = {target}
    for number in open_ends:  # grows while it is walked
        for tie in computed.net.ties[number]:
            if tie.source not in seen:
                seen.add(tie.source)
                open_ends.append(tie.source)
    return seen
