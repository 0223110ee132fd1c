"""Timed processes: typed ones whose steps say how long they take, and what is proved of them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from flowdef.model.derived import time_of
from flowdef.model.organization import Calendar
from flowdef.model.process import Process, Step, Wait
from flowdef.proofs.lead import Lead, lead_times
from flowdef.times import SECONDS, Duration, Unit
from proofs.compared_courses import courses_of
from proofs.typed_processes import CALLED, typed_process
from run.small_processes import each_step


def timed_process(seed: int, count: int) -> Process:
    """A typed process in which each step takes some hours, or none; dates are not waited for."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same process)
    return with_times(typed_process(seed, count), lambda _: chance.choice((0, 1, 1, 2, 4, 7)))


def with_times(process: Process, hours: Callable[[str], int]) -> Process:
    """The process round the clock, with the hours of each step by its id."""

    def change(step: Step) -> Step:
        time = Duration(Decimal(hours(step.id)), Unit.HOURS)
        if isinstance(step.deed, Wait):
            return replace(step, deed=Wait(duration=replace(time, elapsed=True)))
        return replace(step, duration=time)

    return replace(each_step(process, change), always=True)


def seconds_of(process: Process) -> Mapping[str, int]:
    """How long each step takes."""
    times = ((step.id, time_of(step)) for step in process.steps)
    return {name: int(time.amount) * SECONDS[time.unit] for name, time in times if time}


def proved(process: Process) -> Lead | None:
    """What is proved of its lead time."""
    return lead_times(courses_of(process), Calendar(), {"called": CALLED}.get)
