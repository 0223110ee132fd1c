"""Progress: how far the tasks of a project are, by the runs that do them."""

from collections.abc import Iterable
from typing import NamedTuple

from flowdef.run.state import CLOSED, State


class Progress(NamedTuple):
    """How far a task is by its runs: how many of their steps are closed, and whether it is done."""

    runs: tuple[str, ...]
    closed: int
    steps: int
    done: bool


def progress(states: Iterable[State]) -> dict[str, Progress]:
    """How far the tasks of one project are, by the runs that were started for them, by task.

    Runs that were cancelled or rejected count only where a task has no other: somebody began it
    anew. Of several runs their steps are added up, and the task is done when all of them are.
    """
    runs: dict[str, list[State]] = {}
    for state in states:
        if state.project:
            runs.setdefault(state.project[1], []).append(state)
    return {task: _progress(each) for task, each in runs.items()}


def _progress(states: list[State]) -> Progress:
    alive = [state for state in states if state.open or state.result == "done"] or states
    return Progress(
        tuple(state.run for state in alive),
        sum(step.status in CLOSED for state in alive for step in state.steps.values()),
        sum(len(state.steps) for state in alive),
        all(state.result == "done" for state in alive),
    )
