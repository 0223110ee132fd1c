"""Waiting: until a run has come to a step or to its end, looked at again and again."""

from collections.abc import Callable
from typing import NamedTuple

from flowdef.acts.desk import Standing
from flowdef.run.refusal import Refused, unknown
from flowdef.run.state import DONE, SKIPPED

END = "done"  # what is waited for where no step is named


class Waited(NamedTuple):
    """What a wait has come to: `why` is done, skipped, ended or timeout.

    `result` is that of the run, `status` that of the step, empty where the run is waited for.
    """

    reached: bool
    why: str
    result: str
    status: str = ""

    def said(self, run: str, until: str) -> str:
        """What came of it, in a sentence."""
        goal = until if self.status else run
        match self.why:
            case "done":
                return f"{goal} is done"
            case "skipped":
                return f"{goal} was skipped: it will not be done"
            case "ended":
                return f"{run} is {self.result}: {goal if self.status else 'it'} will not be done"
            case _:
                return f"the time is up: {goal} is {self.status or self.result}"


def wait(look: Callable[[], Standing], until: str, pause: Callable[[], bool]) -> Waited | Refused:
    """Look until that step, or the run (`done`), is done or will not be; `pause` says: once more.

    Refused where the run has no such step. A step called `done` is waited for by that name.
    """
    while True:
        where = look()
        step = where.state.steps.get(until)
        if step is None and until != END:
            return unknown("step", until, where.state.steps)
        found = _come(where, until)
        if found:
            return found
        if not pause():
            status = step.status.value if step else ""
            return Waited(False, "timeout", where.state.result, status)


def _come(where: Standing, until: str) -> Waited | None:
    state, step = where.state, where.state.steps.get(until)
    status = step.status.value if step else ""
    if state.result == "done" if step is None else step.status is DONE:
        return Waited(True, "done", state.result, status)
    if step is not None and step.status is SKIPPED:
        return Waited(False, "skipped", state.result, status)
    return None if state.open else Waited(False, "ended", state.result, status)
