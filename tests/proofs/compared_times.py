"""Compared, times: the proved bounds of lead times, beside a clock that is set forward."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from flowdef.model.organization import Calendar
from flowdef.model.process import Process, Step, Wait
from flowdef.proofs.lead import Edge, lead_times
from flowdef.times import Duration, Unit
from proofs.brute_force_times import Times
from proofs.compared_courses import Compared, courses_of, told
from proofs.typed_processes import CALLED, typed_process
from run.small_processes import each_step


def timed_process(seed: int, count: int) -> Process:
    """A typed process, whose steps take some hours by the clock, or none."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same process)
    process = typed_process(seed, count)
    return hours(process, {step.id: chance.choice((0, 1, 1, 2, 3, 5)) for step in process.steps})


def hours(process: Process, told: Mapping[str, int]) -> Process:
    """The process with steps that take so many hours; a wait until a day takes what it takes."""

    def change(step: Step) -> Step:
        time = Duration(Decimal(told[step.id]), Unit.HOURS, elapsed=True)
        if isinstance(step.deed, Wait):
            return replace(step, deed=step.deed if step.deed.until else Wait(duration=time))
        return replace(step, duration=time)

    return replace(each_step(process, change), always=True)


def seconds_of(process: Process) -> dict[str, int]:
    """How long each step takes; a wait until a day that is past takes no time."""
    found = {}
    for step in process.steps:
        time = step.deed.duration if isinstance(step.deed, Wait) else step.duration
        found[step.id] = int(time.amount) * 3600 if time else 0
    return found


def compared(process: Process, every: Times) -> Compared:
    """The fastest and the slowest run, by proof and by clock."""
    lead = lead_times(courses_of(process), Calendar(), {"called": CALLED}.get)
    if lead is None or every.fastest is None or every.slowest is None:
        found = "" if (lead is None) is (every.fastest is None) else f"{lead}, shown {every}"
        return Compared(1, 0, told(process, "", found) if found else "")
    undecided = (not exact(lead.fastest)) + (not exact(lead.slowest))
    for name, edge, (took, move) in (
        ("fastest", lead.fastest, every.fastest),
        ("slowest", lead.slowest, every.slowest),
    ):
        if not _holds(edge, took):
            said = f"{name}: between {edge.least} and {edge.most}, but {took} in {move.story}"
            return Compared(2, undecided, told(process, "", said))
    return Compared(2, undecided)


def exact(edge: Edge) -> bool:
    """Whether the time is known to the second."""
    return edge.least is not None and edge.least == edge.most


def _holds(edge: Edge, took: int) -> bool:
    return (edge.least is None or edge.least <= took) and (edge.most is None or took <= edge.most)
