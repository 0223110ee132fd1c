"""Staffing, nobody left: runs in which too few people remain who may say yes."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from flowdef.model.process import CONTINUE, Approval, Step, Work
from flowdef.paths.search import Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.staffing_acts import Act
from flowdef.proofs.staffing_cast import Cast
from flowdef.proofs.staffing_own import RENAMED
from flowdef.proofs.staffing_parts import (
    Trial,
    bearing_on,
    of_several,
    renamed,
    reworks,
    search,
)
from flowdef.proofs.staffing_people import People, above, up_to
from flowdef.proofs.staffing_search import Found

ROUNDS = "rework can have more people do the same step than are tried"


class NobodyLeft(Struct, frozen=True):
    """Who did what in a run that leaves too few who may say yes; the steps in their order.

    `left` is how many still may. Nobody is named where too few decide from the first.
    """

    acts: tuple[tuple[str, Act], ...]
    left: int
    course: Course


def nobody_left(people: People, approval: Step) -> NobodyLeft | Undecided | None:
    """A run that leaves fewer people who may say yes than there must be; None: proved of none.

    Where too few have the right from the first, `beyond_right` tells it.
    """
    deed, limits = _deed(approval), people.reach(approval)
    if people.units(approval) < deed.quorum:
        return _told(people, approval, search(bearing_on(people, approval), lambda cast: cast))
    if len(limits) < deed.quorum or people.untold(approval):
        return None
    step = people.courses.step
    apart = [step[name] for name in deed.separate_from if name in step]
    barred = frozenset(person for each in apart for person in people.possible(each))
    if people.reach(approval, barred)[: deed.quorum] == limits[: deed.quorum]:
        return None
    return _deserted(people, approval, apart, limits)


def _deserted(
    people: People, approval: Step, apart: Sequence[Step], limits: Sequence[Decimal]
) -> NobodyLeft | Undecided | None:
    """The same, by trying who does what in runs up to the approval."""
    deed, order = _deed(approval), people.courses.order
    first = [step for step in apart if not order.precedes(approval.id, step.id)]
    names = [step.id for step in first]
    # As many have to be barred, at most; of a vacant role all who stand in.
    most = max(len(limits), len(people.acts(approval))) - deed.quorum + 1
    rounds = {step.id: min(most, _rounds(people, approval, step)) for step in first}
    bearing = bearing_on(people, approval, names)
    several = {
        step.id: of_several(bearing.offered[step.id][::-1], rounds[step.id])
        for step in first
        if isinstance(step.deed, Work)
    }

    def deserted(cast: Cast) -> Cast | None:
        left = people.reach(approval, cast.people(names))[: deed.quorum]
        barring = frozenset(name for name, _ in _barring(people, approval, cast))
        if left == limits[: deed.quorum]:
            return None
        few = len(left) < deed.quorum
        goals = () if few else above(deed, left[-1])
        return cast.wanting(done=barring, goals=(*goals, *up_to(deed, limits[deed.quorum - 1])))

    noes = {step.id: _noes(step) for step in first}
    found = search(bearing, deserted, Trial(instead=several, noes=noes))
    if found is None:
        return _doubt(people, approval, apart, bearing.parts, most)
    return _told(people, approval, found)


def _doubt(
    people: People, approval: Step, apart: Sequence[Step], parts: Sequence[Step], most: int
) -> Undecided | None:
    """Why runs other than those that were tried might show it; None: there are no others."""
    size = sum(len(people.acts(step)) for step in apart)
    if renamed(people):
        return Undecided(size, RENAMED)
    several = most > 1 and any(_rounds(people, approval, step) > 1 for step in apart)
    fragile = any(isinstance(step.deed, Approval) for step in parts)
    if (several and fragile) or any(_missed(people, approval, each, most) for each in apart):
        return Undecided(size, ROUNDS)
    return None


def _missed(people: People, approval: Step, step: Step, most: int) -> bool:
    """Whether more people can come to have done a step than are tried."""
    order, rounds = people.courses.order, _most_rounds(people, approval, step)
    if isinstance(step.deed, Approval):
        quorum = step.deed.quorum
        return not order.precedes(step.id, approval.id) or (
            min(most, quorum * rounds + _noes(step)) > min(most, quorum + _noes(step))
        )
    after = order.precedes(approval.id, step.id)
    return min(most, rounds) > (0 if after else _rounds(people, approval, step))


def _told(
    people: People, approval: Step, found: Found | Undecided | None
) -> NobodyLeft | Undecided | None:
    if found is None or isinstance(found, Undecided):
        return found
    acts = tuple(_barring(people, approval, found.cast))
    barred = found.cast.people([name for name, _ in acts])
    return NobodyLeft(acts, len(people.reach(approval, barred)), found.course)


def _barring(people: People, approval: Step, cast: Cast) -> Iterator[tuple[str, Act]]:
    """What is done by somebody who could otherwise decide, in the order of the cast."""
    apart, deciding = _deed(approval).separate_from, people.possible(approval)
    for name, acts in cast.acts.items():
        if name in apart:
            yield from ((name, act) for act in acts if act.people & deciding)


def _noes(step: Step) -> int:
    """How many people may have said no to an approval before it is given."""
    deed = step.deed
    if not isinstance(deed, Approval) or deed.on_reject in ("", CONTINUE):
        return 0
    return deed.rounds - 1


def _rounds(people: People, approval: Step, step: Step) -> int:
    """In how many rounds a step can surely be done before the approval is given.

    Whoever may decide says no to the approval, or to one before it that no condition skips.
    """
    courses = people.courses
    if not isinstance(step.deed, Work):
        return 1
    again = (
        each.rounds
        for each in reworks(courses, step.id)
        if each.approval == approval.id
        or (courses.order.precedes(each.approval, approval.id) and not courses.of(each.approval))
    )
    return max(again, default=1)


def _most_rounds(people: People, approval: Step, step: Step) -> int:
    """In how many rounds a step can be done before the approval is given, at most."""
    courses = people.courses
    after = courses.order.precedes(approval.id, step.id)
    if after and not reworks(courses, approval.id):
        return 0
    return 1 + sum(each.rounds - 1 for each in reworks(courses, step.id))


def _deed(approval: Step) -> Approval:
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    return deed
