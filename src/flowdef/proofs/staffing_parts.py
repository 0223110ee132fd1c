"""Staffing, parts: which steps of a process bear on who can decide on an approval, and how."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from flowdef.model.process import Approval, Step, Work
from flowdef.paths.search import Undecided
from flowdef.proofs.courses import Courses
from flowdef.proofs.rework import Rework
from flowdef.proofs.staffing_bearing import Bearing
from flowdef.proofs.staffing_cast import Cast, Option
from flowdef.proofs.staffing_people import People, named_by_field
from flowdef.proofs.staffing_search import Casting, Found


class Trial(NamedTuple):
    """What else is known of the runs in which a cast is looked for.

    `wanted` must be so. `instead` are other ways of doing some steps than by anybody who can.
    `noes` are how many people may have said no to an approval before it was given.
    """

    wanted: Cast = Cast({}, {})
    instead: Mapping[str, Sequence[Option]] = MappingProxyType({})
    noes: Mapping[str, int] = MappingProxyType({})


_ANY = Trial()


def search(
    bearing: Bearing, meets: Callable[[Cast], Cast | None], trial: Trial = _ANY
) -> Found | Undecided | None:
    """A cast up to an approval that meets what is asked; see `Casting.find`."""
    cast = trial.wanted.wanting(done=frozenset((bearing.approval.id,)))
    if cast is None:
        return None
    offered = {**bearing.offered, **trial.instead}
    found = Casting(bearing, offered, trial.noes, cast).find(meets)
    return _doubted(bearing, found) if isinstance(found, Found) else found


def _doubted(bearing: Bearing, found: Found) -> Found | Undecided:
    """What was found, if what else is done on that run can surely be done by somebody.

    An amount that is recorded only before a later round of the approval is not followed.
    """
    people, approval = bearing.people, bearing.approval
    if people.late(approval):
        return Undecided(len(bearing.parts), "rework alone records the amount before it")
    known = {approval.id, *(step.id for step in bearing.parts)}
    others = {act.step for act in found.course.acts if act.step} - known
    doubtful = sorted(_doubtful(people, others))
    if not doubtful:
        return found
    return Undecided(len(doubtful), f"the run that shows it needs {doubtful[0]} done as well")


def bearing_on(people: People, approval: Step, named: Iterable[str] = ()) -> Bearing:
    """The steps that have to be cast up to an approval.

    Those named, which need not come before it; approvals before it that not everybody can give;
    what must stay apart from them and from it; and work that nobody can do.
    """
    courses = people.courses
    before = courses.order.ancestors(approval.id)
    for name in named:
        before |= {name, *courses.order.ancestors(name)}
    wanted = {*named, *_apart_from(approval), *_doubtful(people, before)}
    closed = before & _closed(people, wanted)
    parts = tuple(
        courses.step[name]
        for name in courses.order.sequence
        if name in closed and name != approval.id
        if isinstance(courses.step[name].deed, Work | Approval)
    )
    return Bearing(people, approval, parts)


def of_several(options: Sequence[Option], most: int) -> tuple[Option, ...]:
    """The ways of doing a step in up to so many rounds, by others each time; fewest first."""
    acts = [option.acts[0] for option in options]
    several = (combinations(acts, size) for size in range(1, most + 1))
    return tuple(Option(each) for some in several for each in some)


def reworks(courses: Courses, step: str) -> tuple[Rework, ...]:
    """The ways back that open a step again, its own one aside."""
    return tuple(each for each in courses.reworks if step in each.names and step != each.approval)


def renamed(people: People) -> bool:
    """Whether somebody else may come to be named for a step in a later round."""
    owners = people.courses.owners
    return any(
        name in owners and reworks(people.courses, owners[name])
        for seats in people.seats.values()
        for name in named_by_field(seats)
    )


def _doubtful(people: People, before: Iterable[str]) -> Iterator[str]:
    """The steps before an approval that some cast cannot get past."""
    for step in map(people.courses.step.__getitem__, before):
        if isinstance(step.deed, Approval):
            if not people.sturdy(step):
                yield step.id
        elif isinstance(step.deed, Work) and not _done_by_somebody(people, step):
            yield step.id


def _done_by_somebody(people: People, step: Step, asked: frozenset[str] = frozenset()) -> bool:
    """Whether somebody can do a step, and somebody the step that names them, and so on."""
    if step.id in asked:
        return False
    asked |= {step.id}
    for act in people.acts(step):
        owners = {people.courses.owners.get(name, "") for name, who in act.said if who} - {""}
        steps = [people.courses.step[owner] for owner in owners]
        if people.joined(step, (act,), Cast({}, {})) and all(
            _done_by_somebody(people, each, asked) for each in steps if isinstance(each.deed, Work)
        ):
            return True
    return False


def _closed(people: People, wanted: set[str]) -> set[str]:
    """These steps, and what must stay apart from them, and so on."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name in people.courses.step and name not in found:
            found.add(name)
            waiting += _apart_from(people.courses.step[name])
    return found


def _apart_from(step: Step) -> tuple[str, ...]:
    return step.deed.separate_from if isinstance(step.deed, Approval) else ()
