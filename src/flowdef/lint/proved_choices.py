"""Proved, choices: for every answer exactly one branch is done."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from flowdef.lint.choices import Branch
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.wording import listed
from flowdef.paths.regions import Region
from flowdef.paths.search import Undecided
from flowdef.proofs.choices import gap, overlap
from flowdef.proofs.claim import Claim, Proof, Standing, undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses
from flowdef.proofs.shown import run_of


def chosen(facts: ProcessFacts) -> Iterator[Claim]:
    """Of each choice, that no answer leaves all branches out, and none takes two of them."""
    for branches in facts.choices:
        found = (_gap(facts.courses, branches), _overlap(facts.courses, branches))
        yield from [each for each in found if each] or [_exact(branches)]


def _exact(branches: Sequence[Branch]) -> Claim:
    name = branches[0].field
    return Claim(
        proof=Proof.CHOICE,
        subject=name,
        standing=Standing.HOLDS,
        what=f"Of {_owners(branches)} exactly one is done for every value of field '{name}'.",
    )


def _gap(courses: Courses, branches: Sequence[Branch]) -> Claim | None:
    name = branches[0].field
    match gap(courses, [each.owner for each in branches]):
        case Course() as course:
            what = (
                f"Of {_owners(branches)} none may be done: a value of field '{name}' is left out."
            )
            return _broken(name, what, course)
        case Undecided() as found:
            what = f"Whether {_owners(branches)} leave out no value of field '{name}'"
            return undecided(Proof.CHOICE, name, what, found)
        case _:
            return None


def _overlap(courses: Courses, branches: Sequence[Branch]) -> Claim | None:
    name = branches[0].field
    unsure: Undecided | None = None
    for one, other in combinations(branches, 2):
        if set(one.values) == set(other.values):
            continue  # one branch in two parts
        found = overlap(courses, one.owner, other.owner)
        if isinstance(found, Course):
            what = f"'{one.owner.id}' and '{other.owner.id}' may both be done for one answer."
            return _broken(name, what, found)
        unsure = unsure or found
    if unsure is None:
        return None
    what = f"Whether {_owners(branches)} are never done two at a time"
    return undecided(Proof.CHOICE, name, what, unsure)


def _broken(name: str, what: str, course: Course) -> Claim:
    return Claim(
        proof=Proof.CHOICE,
        subject=name,
        standing=Standing.BROKEN,
        what=what,
        witness=_decisive(name, course),
        run=run_of(course),
    )


def _decisive(name: str, course: Course) -> tuple[Region, ...]:
    return tuple(each for each in course.regions if each.field == name)


def _owners(branches: Sequence[Branch]) -> str:
    return listed(each.owner.id for each in branches)
