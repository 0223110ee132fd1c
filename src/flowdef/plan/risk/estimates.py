"""Estimates: how much work is left of each task, drawn anew for each sample."""

import numpy as np
from msgspec.structs import replace

from flowdef.model.project import Estimate, Project, Task
from flowdef.plan.computed import Computed
from flowdef.plan.hours import Hours
from flowdef.plan.risk.draws import Batch
from flowdef.plan.risk.moments import Whole, kind_of
from flowdef.plan.risk.pert import pert
from flowdef.times import Duration

Points = tuple[int, int, int]  # low, likely, high, in seconds


def widest(project: Project, hours: Hours) -> Project:
    """The project in which every task that is not finished takes as long as it can."""
    return replace(
        project,
        phases=tuple(
            replace(phase, tasks=tuple(_longest(task, hours) for task in phase.tasks))
            for phase in project.phases
        ),
    )


class Drawn:
    """What each task takes in each sample, as a share of what it can take at the most."""

    def __init__(self, planned: Computed, widest: Computed) -> None:
        """Take a project and the widest that it can be, both computed."""
        self._widest = widest
        self.points = {
            number: points
            for number, task in enumerate(planned.net.tasks)
            if (points := _spread(task, planned.hours)) and widest.found[number].amount
        }

    def amounts(self, batch: Batch) -> list[Whole]:
        """The work that is left of each activity, by number; one for all where nothing is drawn."""
        return [
            self._amount(number, batch)
            if number in self.points
            else np.full(1, each.amount, kind_of(each.amount))
            for number, each in enumerate(self._widest.found)
        ]

    def _amount(self, number: int, batch: Batch) -> Whole:
        low, likely, high = self.points[number]
        lengths = pert(low, likely, high, batch.draws(f"task {self._widest.net.tasks[number].id}"))
        most = self._widest.found[number].amount
        return np.rint(lengths / high * most).astype(kind_of(most))


def _spread(task: Task, hours: Hours) -> Points | None:
    """The three points of a task that is not finished; None where they are alike, or none told.

    They count in the order of their size, whatever they were called.
    """
    estimate = _driving(task)
    if estimate is None or task.finished:
        return None
    low, likely, high = sorted(map(hours.seconds, _told(estimate)))
    return (low, likely, high) if low < high else None


def _longest(task: Task, hours: Hours) -> Task:
    if task.finished:
        return task
    effort, duration = (
        estimate and _highest(estimate, hours) for estimate in (task.effort, task.duration)
    )
    return replace(task, effort=effort, duration=duration)


def _highest(estimate: Estimate, hours: Hours) -> Estimate:
    high = max(_told(estimate), key=hours.seconds)
    return Estimate(high, high, high)


def _driving(task: Task) -> Estimate | None:
    return None if task.milestone else task.effort or task.duration


def _told(estimate: Estimate) -> tuple[Duration, Duration, Duration]:
    return estimate.optimistic, estimate.likely, estimate.pessimistic
