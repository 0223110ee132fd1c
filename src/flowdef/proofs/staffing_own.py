"""Staffing, own work: who could say yes to what they did themselves."""

from collections.abc import Iterator

from msgspec import Struct

from flowdef.model.process import Approval, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses
from flowdef.proofs.staffing_acts import Act, seats_of
from flowdef.proofs.staffing_bearing import Bearing
from flowdef.proofs.staffing_cast import Cast, Option
from flowdef.proofs.staffing_parts import Trial, bearing_on, renamed, search
from flowdef.proofs.staffing_people import People
from flowdef.proofs.staffing_work import WAYS, Piece, work_of

RENAMED = "rework can name somebody else for it"


class OwnWork(Struct, frozen=True):
    """Somebody who can do a step and then say yes to it; with a run that has both.

    Without an organization nobody is named: then it is whoever holds the role of both.
    """

    step: str
    work: Act | None
    vote: Act | None
    course: Course


def own_work(
    courses: Courses, people: People | None, approval: Step
) -> Iterator[OwnWork | Undecided]:
    """The steps whose work can be approved by whoever did it, each once; none: proved.

    In some run a person does the step and says yes, in whatever capacity, and so do as many as it
    takes. What is in `separate_from` is safe: the decider refuses. None as people: there is no
    organization.
    """
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    if people and people.untold(approval):
        return
    pieces = work_of(courses, approval)
    if pieces is None:
        yield Undecided(WAYS, f"there are more than {WAYS} ways back to persons' work")
        return
    known = {*deed.separate_from}
    for piece in pieces:
        if piece.step not in known:
            found = _of(courses, people, approval, piece)
            if isinstance(found, OwnWork):
                known.add(piece.step)
            if found:
                yield found


def _of(
    courses: Courses, people: People | None, approval: Step, piece: Piece
) -> OwnWork | Undecided | None:
    if people:
        return _by_people(people, approval, piece)
    step = courses.step[piece.step]
    seats = seats_of(courses.process, courses.stage_of[piece.step], step)
    if not isinstance(approval.deed, Approval) or seats[:1] != (approval.deed.role,):
        return None
    found = courses.run_where((piece.step, approval.id), piece.skipped)
    return OwnWork(piece.step, None, None, found) if isinstance(found, Course) else found


def _by_people(people: People, approval: Step, piece: Piece) -> OwnWork | Undecided | None:
    work = people.acts(people.courses.step[piece.step])
    able = dict.fromkeys(yes.act.by for yes in people.yeses(approval))
    acts = [act for person in able for act in work if act.by == person]
    if not acts:
        return None
    bearing = bearing_on(people, approval, (piece.step,))
    unsure: Undecided | None = None
    for act in acts:
        found = _by(act, bearing, piece)
        if isinstance(found, OwnWork):
            return found
        unsure = unsure or found
    if renamed(people):  # a run in which nothing is done twice does not show it
        unsure = unsure or Undecided(len(acts), RENAMED)
    return unsure


def _by(work: Act, bearing: Bearing, piece: Piece) -> OwnWork | Undecided | None:
    """Whether somebody can do the work so, and say yes to it."""
    people, approval, person = bearing.people, bearing.approval, work.by

    def says_yes(cast: Cast) -> Cast | None:
        for option in people.given(approval, cast):
            own = [act for act in option.acts if act.by == person]
            if own:  # foremost, so that it is told
                others = (act for act in option.acts if act not in own)
                return cast.with_(approval.id, option._replace(acts=(*own, *others)))
        return None

    free = {
        name: [
            each
            for each in bearing.offered[name]
            if not any(person in act.people for act in each.acts)
        ]
        for name in people.before(approval)
        if name in bearing.offered
    }
    said = {name: who for name, who in work.said if who is not None}
    trial = Trial(
        wanted=Cast({}, said, frozenset((piece.step,)), piece.skipped),
        instead={**free, piece.step: [Option((work,))]},
    )
    found = search(bearing, says_yes, trial)
    if found is None or isinstance(found, Undecided):
        return found
    return OwnWork(piece.step, work, found.cast.acts[approval.id][0], found.course)
