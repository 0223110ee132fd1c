"""Staffing, work: the persons' work that an approval decides on."""

from typing import NamedTuple

from flowdef.model.process import CONTINUE, Approval, Step, Work
from flowdef.proofs.courses import Courses

WAYS = 500  # back from an approval that are followed


class Piece(NamedTuple):
    """A step whose work is decided on, on the runs that skip some others."""

    step: str
    skipped: frozenset[str] = frozenset()


def work_of(courses: Courses, approval: Step) -> tuple[Piece, ...] | None:
    """The persons' work that an approval decides on; None: there are too many ways to tell.

    Where a rejection goes back to a step, it is that step and what lies between. Otherwise it is
    the nearest that was done before the approval on each way there: where a step is skipped, the
    one before it.
    """
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    if deed.on_reject in ("", CONTINUE):
        return _nearest(courses, approval.id)
    names = next((each.names for each in courses.reworks if each.approval == approval.id), ())
    opened = (step for step in courses.process.steps if step.id in names)
    return tuple(Piece(step.id) for step in opened if isinstance(step.deed, Work))


def _nearest(courses: Courses, approval: str) -> tuple[Piece, ...] | None:
    needs = courses.order.essential()
    found: dict[Piece, None] = {}
    seen: set[Piece] = set()
    waiting = [Piece(need) for need in needs[approval]]
    while waiting:
        piece = waiting.pop()
        if piece in seen:
            continue
        seen.add(piece)
        if len(seen) > WAYS:
            return None
        beyond = piece.skipped
        if isinstance(courses.step[piece.step].deed, Work):
            found[piece] = None
            if not courses.of(piece.step):
                continue
            beyond = beyond | {piece.step}
        waiting += [Piece(need, beyond) for need in needs[piece.step]]
    return tuple(found)
