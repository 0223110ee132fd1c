"""Staffing, rights: what can come to be approved though those who decide lack the right."""

from decimal import Decimal

from msgspec import Struct

from flowdef.model.process import Approval, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.staffing_acts import WITHOUT_LIMIT
from flowdef.proofs.staffing_parts import bearing_on, search
from flowdef.proofs.staffing_people import People, above


class Beyond(Struct, frozen=True):
    """An amount that can come to be approved, and how far the right of those who decide reaches.

    Both are None where too few of them have such a right at all, up to whatever amount.
    """

    amount: Decimal | None
    limit: Decimal | None
    course: Course


def right_asked(people: People, approval: Step) -> bool:
    """Whether a right is asked for of enough people, and an amount can be there by then."""
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    if deed.authority is None or people.untold(approval):
        return False
    return people.units(approval) >= deed.quorum


def lacks_right(people: People, approval: Step) -> bool:
    """Whether too few of those who decide have the right at all, up to whatever amount."""
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    return right_asked(people, approval) and _limit(people, approval, deed) is None


def beyond_right(people: People, approval: Step) -> Beyond | Undecided | None:
    """What can come to be approved though too few of those who decide have the right.

    Whom separation bars is not asked here, see `nobody_left`. None: proved that there is nothing,
    or too few people decide at all, or the amount is recorded only later.
    """
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    if deed.authority is None or not right_asked(people, approval):
        return None
    limit = _limit(people, approval, deed)
    if limit == WITHOUT_LIMIT:
        return None
    goals = () if limit is None else above(deed, limit)
    found = search(bearing_on(people, approval), lambda cast: cast.wanting(goals=goals))
    if found is None or isinstance(found, Undecided):
        return found
    amount = None if limit is None else found.course.values[deed.authority.amount]
    assert amount is None or isinstance(amount, Decimal)  # noqa: S101 (it is compared with one)
    return Beyond(amount, limit, found.course)


def _limit(people: People, approval: Step, deed: Approval) -> Decimal | None:
    """Up to where so many have the right as it takes; None where too few have it."""
    limits = people.reach(approval)
    return limits[deed.quorum - 1] if len(limits) >= deed.quorum else None
