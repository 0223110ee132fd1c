"""Walked claims: the run that a claim shows, carried out on the decider, deed by deed."""

from typing import TYPE_CHECKING, Any

from flowdef.model.fields import Field
from flowdef.model.process import Process
from flowdef.proofs.claim import Deed, Run
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.decider import decided
from flowdef.run.deciding import Context, Decided
from flowdef.run.definition import APPROVAL, CALL, WAIT, Definition, StepDef
from flowdef.run.pending import pending
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused
from flowdef.run.state import READY, STARTED, State
from flowdef.scenarios.filled import filled
from sample_documents import sample_processes

if TYPE_CHECKING:
    from flowdef.run.events import Event

AT = "2026-11-23T09:00:00Z"
ANYBODY = Context()
WHY = "Sample"


def walked(process: Process, run: Run, context: Context = ANYBODY) -> "Walk":
    """The run as far as the claim shows it; answers that do not matter are any."""
    walk = Walk(process, context)
    for deed in run:
        walk.does(deed)
    return walk


class Walk:
    """A run under way."""

    def __init__(self, process: Process, context: Context = ANYBODY) -> None:
        found = pin(process, sample_processes().__getitem__)
        assert isinstance(found, Definition), found
        self.definition = found
        self.context = context
        self.at = AT
        self.events: list[Event] = []
        self._process = process
        self._state: State | None = None

    @property
    def state(self) -> State:
        """Where it stands."""
        assert self._state is not None
        return self._state

    @property
    def done(self) -> set[str]:
        """All steps that were done in some round."""
        return {each.fact.step for each in self.events if isinstance(each.fact, f.Finished)}

    def does(self, deed: Deed) -> None:
        """One thing that is said to be done; the decider refuses what is not ready."""
        if not deed.step:
            given = self._filled(self._process.inputs, dict(deed.values))
            self._must(c.Start("r", given, WHY), deed.by or self._anybody())
            return
        if self.definition.steps[deed.step].kind != WAIT or self._ready(deed.step):
            self._do(deed)  # a wait for a day that is past is over at once

    def to_the_end(self) -> "Walk":
        """Whatever is ready, until nothing is."""
        while ready := [name for name in self.definition.steps if self._ready(name)]:
            self._go_on(ready[0])
        return self

    def may(self, act: c.Act, by: str, represents: str = "") -> Decided | Refused:
        """What the decider says to an act now."""
        command = c.Command(act, by, self.at, represents)
        return decided(self.definition, self._state, command, self.context)

    def _ready(self, step: str) -> bool:
        found = self.state.steps[step]
        return self.state.open and found.status in (READY, STARTED)

    def _go_on(self, step: str) -> None:
        plan = self.definition.steps[step]
        if plan.kind == WAIT:
            self.at = max(self.at, self.state.steps[step].until)
            self._must(c.Wake(), self._anybody())
            return
        self._do(Deed(step, "approved" if plan.kind == APPROVAL else "done"))

    def _do(self, deed: Deed) -> None:
        plan, step = self.definition.steps[deed.step], self.state.steps[deed.step]
        if plan.kind == WAIT:
            self._go_on(deed.step)
        elif plan.kind == CALL:
            values = self._filled(plan.asked, dict(deed.values))
            outputs = {field.source: values[field.name] for field in plan.asked}
            self._must(c.Return(deed.step, step.child, "done", outputs), self._anybody())
        elif plan.kind == APPROVAL:
            self._decide(deed, plan)
        else:
            values = self._filled(plan.asked, dict(deed.values))
            done = c.Done(deed.step, values, tuple(range(plan.checklist)), reason=WHY)
            self._must(done, deed.by or self._somebody(deed.step), deed.represents)

    def _decide(self, deed: Deed, plan: StepDef) -> None:
        rejected = deed.word == "rejected"
        act = c.Reject(deed.step, WHY) if rejected else c.Approve(deed.step)
        self._must(act, deed.by or self._somebody(deed.step), deed.represents)
        while not rejected and self._ready(plan.id):
            self._must(act, self._somebody(plan.id))

    def _must(self, act: c.Act, by: str, represents: str = "") -> None:
        found = self.may(act, by, represents)
        assert isinstance(found, Decided), (act, by, found)
        self._state = found.state
        self.events += found.events

    def _anybody(self) -> str:
        return next(iter(self.context.roster.members)) if self.context.roster else "somebody"

    def _somebody(self, step: str) -> str:
        """Who may act on a step; without an organization another for each vote."""
        todos = pending(self.definition, self.state, self.context.roster, self.at[:10])
        people = next(todo.people for todo in todos if todo.step == step)
        if self.context.roster:
            return people[0]
        return f"{step}-{len(self.state.steps[step].votes)}"

    def _filled(self, fields: tuple[Field, ...], told: dict[str, Any]) -> dict[str, Any]:
        return {field.name: filled(field, self._anybody()) for field in fields} | told
