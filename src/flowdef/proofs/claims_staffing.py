"""Claims on staffing: nobody approves their own work, the right suffices, somebody is left."""

from collections.abc import Iterator

from flowdef.expressions.shown import grouped
from flowdef.model.process import Approval, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.claim import Claim, Proof, Run, Standing, undecided
from flowdef.proofs.courses import Courses
from flowdef.proofs.shown import decisive, run_of
from flowdef.proofs.staffing_acts import Act, for_whom
from flowdef.proofs.staffing_left import NobodyLeft, nobody_left
from flowdef.proofs.staffing_own import OwnWork, own_work
from flowdef.proofs.staffing_people import People
from flowdef.proofs.staffing_right import Beyond, beyond_right, right_asked
from flowdef.proofs.staffing_work import work_of


def separated(courses: Courses, people: People | None) -> Iterator[Claim]:
    """Of each approval that decides on persons' work, that nobody approves what they did."""
    for step in _approvals(courses):
        if work_of(courses, step) != ():
            yield from _separated(courses, people, step)


def entitled(people: People) -> Iterator[Claim]:
    """Of each approval that asks enough people for a right, that they have it.

    Where there are too few, `staffed` says so.
    """
    for step in _approvals(people.courses):
        if right_asked(people, step):
            yield _entitled(people, step, beyond_right(people, step))


def staffed(people: People) -> Iterator[Claim]:
    """Of each approval, that somebody is left who may decide."""
    for step in _approvals(people.courses):
        yield _staffed(people, step, nobody_left(people, step))


def _approvals(courses: Courses) -> Iterator[Step]:
    return (step for step in courses.process.steps if isinstance(step.deed, Approval))


def _separated(courses: Courses, people: People | None, approval: Step) -> Iterator[Claim]:
    name, found = approval.id, [*own_work(courses, people, approval)]
    unsure = [each for each in found if isinstance(each, Undecided)]
    if unsure:
        what = f"Whether nobody approves at step '{name}' what they did themselves"
        left = Undecided(sum(each.size for each in unsure), unsure[0].reason)
        yield undecided(Proof.SEPARATION, name, what, left)
    for each in found:
        if isinstance(each, OwnWork):
            yield _own(courses, approval, each)
    if not found:
        yield Claim(
            proof=Proof.SEPARATION,
            subject=name,
            standing=Standing.HOLDS,
            what=f"Nobody approves at step '{name}' what they did themselves.",
        )


def _own(courses: Courses, approval: Step, found: OwnWork) -> Claim:
    name = approval.id
    return Claim(
        proof=Proof.SEPARATION,
        subject=name,
        standing=Standing.BROKEN,
        what=f"Whoever does step '{found.step}' can approve it at step '{name}'.",
        why=_by_whom(found, approval),
        witness=decisive(courses, found.course, (found.step, name)),
        run=run_of(found.course, _both(found, name)),
    )


def _by_whom(found: OwnWork, approval: Step) -> str:
    if found.work is None or found.vote is None:
        role = approval.deed.role if isinstance(approval.deed, Approval) else ""
        return f"Both are given to role '{role}'."
    work, vote = for_whom(found.work), for_whom(found.vote)
    return f"That is '{found.work.by}', who does it{work} and approves it{vote}."


def _both(found: OwnWork, approval: str) -> Iterator[tuple[str, Act]]:
    if found.work and found.vote:
        yield found.step, found.work
        yield approval, found.vote


def _entitled(people: People, approval: Step, found: Beyond | Undecided | None) -> Claim:
    name = approval.id
    match found:
        case Beyond(course=course):
            return Claim(
                proof=Proof.AUTHORITY,
                subject=name,
                standing=Standing.BROKEN,
                what=f"What comes to step '{name}' can be more than anybody there may approve.",
                why=_how_far(approval, found),
                witness=decisive(people.courses, course, (name,), _amount(approval)),
                run=_up_to(name, run_of(course)),
            )
        case Undecided():
            what = f"Whether those who decide at step '{name}' always have the right"
            return undecided(Proof.AUTHORITY, name, what, found)
        case _:
            return Claim(
                proof=Proof.AUTHORITY,
                subject=name,
                standing=Standing.HOLDS,
                what=f"Whatever comes to step '{name}', somebody there has the right to approve"
                " it.",
            )


def _amount(approval: Step) -> str:
    deed = approval.deed
    return deed.authority.amount if isinstance(deed, Approval) and deed.authority else ""


def _how_far(approval: Step, found: Beyond) -> str:
    deed = approval.deed
    assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
    assert deed.authority  # noqa: S101 (idem)
    right = f'"{deed.authority.type}"'
    if found.amount is None or found.limit is None:
        return f"Too few of those who decide have the right {right} at all."
    currency = f" {deed.authority.currency}" if deed.authority.currency else ""
    return (
        f"The right {right} reaches up to {grouped(found.limit)}{currency},"
        f" and {grouped(found.amount)}{currency} can be asked for."
    )


def _staffed(people: People, approval: Step, found: NobodyLeft | Undecided | None) -> Claim:
    name = approval.id
    match found:
        case NobodyLeft(acts, left, course):
            deeds = [f"'{act.by}' does step '{step}'{for_whom(act)}" for step, act in acts]
            return Claim(
                proof=Proof.STAFFING,
                subject=name,
                standing=Standing.BROKEN,
                what=f"A run can leave {_few(left)} who may approve at step '{name}'.",
                why=f"It does so where {', '.join(deeds)}."
                if deeds
                else "So it is from the first.",
                witness=decisive(people.courses, course, (name, *(step for step, _ in acts))),
                run=_up_to(name, run_of(course, acts)),
            )
        case Undecided():
            what = f"Whether somebody is always left to approve at step '{name}'"
            return undecided(Proof.STAFFING, name, what, found)
        case _:
            return Claim(
                proof=Proof.STAFFING,
                subject=name,
                standing=Standing.HOLDS,
                what=f"Whoever did what before, somebody is left to approve at step '{name}'.",
            )


def _up_to(approval: str, run: Run) -> Run:
    """The run without the approval that nobody can give."""
    return run[:-1] if run and run[-1].step == approval else run


def _few(left: int) -> str:
    return f"only {left}" if left else "nobody"
