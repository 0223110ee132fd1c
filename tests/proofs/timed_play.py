"""Timed play: a scenario on the decider by a clock: each step takes its time, then it is done."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from flowdef.calendar.working import WorkingTime
from flowdef.model.derived import time_of
from flowdef.model.process import Process, Scenario
from flowdef.model.verdict import APPROVED
from flowdef.run import commands as c
from flowdef.run.decider import decided
from flowdef.run.deciding import Context, Decided
from flowdef.run.definition import APPROVAL, AUTOMATION, CALL, WAIT, Definition, StepDef
from flowdef.run.moments import moment, written
from flowdef.run.state import READY, STARTED, State
from flowdef.scenarios.filled import filled

Took = Callable[[str], int]


class Timed(NamedTuple):
    """A run that was played: its state at the end, and when that was."""

    state: State
    end: datetime


def timed_play(
    process: Process,
    definition: Definition,
    scenario: Scenario,
    working: WorkingTime,
    start: datetime,
) -> Timed:
    """The run of a scenario that begins at a moment; approvals come last of what ends at once."""
    play = _Play(process, definition, scenario, working)
    state = play.after(None, c.Start("timed", play.given()), written(start))
    while state.open:
        state = play.onward(state)
    return Timed(state, moment(state.last))


class _Play:
    def __init__(
        self, process: Process, definition: Definition, scenario: Scenario, working: WorkingTime
    ) -> None:
        self.definition, self.scenario = definition, scenario
        self.clock = working.always() if process.always else working
        self.context = Context(working=working)
        self.times = {step.id: time_of(step) for step in process.steps}
        self.answers = dict(scenario.answers)

    def given(self) -> dict[str, Any]:
        given = dict(self.scenario.given)
        others = (each for each in self.definition.inputs if each.name not in given)
        return given | {each.name: filled(each, "nico") for each in others if each.required}

    def onward(self, state: State) -> State:
        ends = sorted(
            (end, self.definition.steps[name].kind == APPROVAL, name)
            for name in state.steps
            if (end := self._end(state, name))
        )
        assert ends, "nobody can go on"
        end, _, name = ends[0]
        at = max(end, state.last, key=moment)
        return self.after(state, self._act(self.definition.steps[name], state), at)

    def after(self, state: State | None, act: c.Act, at: str) -> State:
        by = "somebody"
        if state and isinstance(act, c.Approve | c.Reject):
            by = f"signer-{len(state.steps[act.step].votes) + 1}-of-{act.step}"
        found = decided(self.definition, state, c.Command(act, by, at), self.context)
        assert isinstance(found, Decided), (act, found)
        state = found.state
        for plan in self.definition.of_kind[AUTOMATION]:
            if state.open and state.steps[plan.id].status is READY:
                state = self.after(state, c.Try(plan.id), at)
        return state

    def _end(self, state: State, name: str) -> str:
        """When a step is over that has begun; empty where it has not."""
        step, time = state.steps[name], self.times[name]
        if step.status not in (READY, STARTED):
            return ""
        if step.until:
            return step.until
        end = self.clock.add(moment(step.ready), time) if time else moment(step.ready)
        assert isinstance(end, datetime)
        return written(end)

    def _act(self, plan: StepDef, state: State) -> c.Act:
        rounds, step = self.answers.get(plan.id, ((),)), state.steps[plan.id]
        answer = rounds[min(step.round, len(rounds)) - 1]
        match plan.kind:
            case kind if kind == WAIT:
                return c.Wake()
            case kind if kind == APPROVAL:
                yes = answer in ((), APPROVED)
                return c.Approve(plan.id) if yes else c.Reject(plan.id, "no")
            case _:
                pass
        assert not isinstance(answer, str)
        values: dict[str, Any] = dict(answer)
        for field in plan.asked:
            if field.name not in values and (field.required or plan.kind != "work"):
                values[field.name] = filled(field, "nico")
        if plan.kind == CALL:
            outputs = {field.source: values[field.name] for field in plan.asked}
            return c.Return(plan.id, step.child, "done", outputs)
        if plan.kind == AUTOMATION:
            told = {field.source: values[field.name] for field in plan.asked}
            return c.Report(plan.id, step.round, step.attempt, succeeded=True, values=told)
        return c.Done(plan.id, values, tuple(range(plan.checklist)), reason="so")
