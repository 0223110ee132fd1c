"""Brute force, times: how long the runs of a process take, by a clock that is set forward.

Everybody is there: a step begins as it becomes ready, takes its time, and is done. Of what is over
at the same moment, anything may come first. Time counts by the clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from flowdef.model.process import Process
from flowdef.run import commands as c
from flowdef.run.definition import AUTOMATION, WAIT, Definition
from flowdef.run.moments import moment, written
from flowdef.run.possible import repeatable
from flowdef.run.state import READY, STARTED, State
from proofs.brute_force import Anybody, Exhaustion, Move, TooMany, asked

OPEN = (READY, STARTED)
AT = "2026-06-04T09:00:00Z"  # after every date that is answered


@dataclass(slots=True)
class Times:
    """The fastest and the slowest run that ends done, in seconds; None: none does."""

    points: int = 0
    fastest: tuple[int, Move] | None = None
    slowest: tuple[int, Move] | None = None

    def take(self, move: Move) -> None:
        """Count a run that is done."""
        took = int((moment(move.after.last) - moment(AT)).total_seconds())
        if self.fastest is None or took < self.fastest[0]:
            self.fastest = took, move
        if self.slowest is None or took > self.slowest[0]:
            self.slowest = took, move


def times(process: Process, definition: Definition, seconds: Mapping[str, int], most: int) -> Times:
    """The times of all runs, by those of the steps; TooMany beyond so many points."""
    clock = _Clock(process, definition, seconds)
    found = Times()
    unfinished = [clock.begun(each) for each in clock.exhaustion.beginnings()]
    seen = set()
    while unfinished:
        at = unfinished.pop()
        key = clock.key(at.after)
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > most:
            raise TooMany
        if at.after.result == "done":
            found.take(at)
        elif at.after.open:
            unfinished.extend(clock.onward(at))
    found.points = len(seen)
    return found


class _Clock:
    """A process and the time that each of its steps takes."""

    def __init__(
        self, process: Process, definition: Definition, seconds: Mapping[str, int]
    ) -> None:
        self.exhaustion = Exhaustion(process, definition, Anybody(), AT)
        self._definition = definition
        self._seconds = seconds

    def key(self, state: State) -> tuple[object, ...]:
        """What is to come, and when."""
        since = tuple(step.ready if step.status in OPEN else "" for step in state.steps.values())
        return state.last, since, self.exhaustion.key(state)

    def onward(self, at: Move) -> Iterator[Move]:
        """The run after anything that is over next."""
        ends = dict(self._ends(at.after))
        if not ends:
            return
        now = min(ends.values())
        for name in [each for each, end in ends.items() if end == now]:
            for act in self._acts(at.after, name):
                found = self.exhaustion.after(at, act, ("p0", ""), now)
                assert isinstance(found, Move), found
                yield self.begun(found)

    def begun(self, at: Move) -> Move:
        """The run after machines have set to work."""
        for plan in self._definition.of_kind[AUTOMATION]:
            step = at.after.steps[plan.id]
            if step.status is READY and repeatable(plan, step) and at.after.open:
                found = self.exhaustion.after(at, c.Try(plan.id), ("p0", ""), at.after.last)
                assert isinstance(found, Move), found
                at = found
        return at

    def _ends(self, state: State) -> Iterator[tuple[str, str]]:
        for name, step in state.steps.items():
            if step.status in OPEN and step.ready:
                end = moment(step.ready) + timedelta(seconds=self._seconds[name])
                yield name, max(step.until or written(end), state.last)

    def _acts(self, state: State, name: str) -> Iterator[c.Act]:
        plan, step = self._definition.steps[name], state.steps[name]
        if plan.kind == WAIT:
            yield c.Wake()
            return
        trying = plan.kind == AUTOMATION and step.status is STARTED
        values = self.exhaustion.values
        for acts in asked(plan, step._replace(status=READY) if trying else step, values):
            act = acts[-1]
            yield act._replace(attempt=step.attempt) if isinstance(act, c.Report) else act
