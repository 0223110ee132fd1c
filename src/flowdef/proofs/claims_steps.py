"""Claims on steps: each can be reached."""

from collections.abc import Iterator

from flowdef.model.process import Step
from flowdef.paths.search import Undecided
from flowdef.proofs.claim import Claim, Proof, Standing, undecided
from flowdef.proofs.course import Course
from flowdef.proofs.courses import Courses, Found
from flowdef.proofs.reach import reached_steps
from flowdef.proofs.shown import decisive, run_of


def reached(courses: Courses) -> Iterator[Claim]:
    """Of each step, that some run does it."""
    found = reached_steps(courses)
    return (_reached(courses, step, found[step.id]) for step in courses.process.steps)


def _reached(courses: Courses, step: Step, found: Found) -> Claim:
    match found:
        case Course():
            return Claim(
                proof=Proof.REACH,
                subject=step.id,
                standing=Standing.HOLDS,
                what=f"Step '{step.id}' can be reached.",
                witness=decisive(courses, found, (step.id,)),
                run=run_of(found),
            )
        case Undecided():
            return undecided(
                Proof.REACH, step.id, f"Whether step '{step.id}' can be reached", found
            )
        case _:
            return Claim(
                proof=Proof.REACH,
                subject=step.id,
                standing=Standing.BROKEN,
                what=f"Step '{step.id}' can never be reached.",
                why="No answers lead to it: no run does it.",
            )
