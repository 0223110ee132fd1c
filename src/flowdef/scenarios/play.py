"""Play: a scenario carried through the decider; nobody waits, and nobody does more than asked."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from flowdef.expressions.tree import names
from flowdef.model.fields import Field
from flowdef.model.process import Answer, Scenario
from flowdef.model.verdict import APPROVED
from flowdef.run import commands as c
from flowdef.run.decider import decided
from flowdef.run.deciding import Context
from flowdef.run.definition import APPROVAL, AUTOMATION, CALL, WAIT, Definition, StepDef
from flowdef.run.refusal import Refused
from flowdef.run.state import READY, STARTED, STUCK, State, StepState
from flowdef.scenarios.faults import answered_at
from flowdef.scenarios.filled import filled
from flowdef.scenarios.played import Played, Wrong
from flowdef.scenarios.sayings import missing, refused, stuck

if TYPE_CHECKING:
    from flowdef.run.events import Event

AT = "2026-11-23T09:00:00Z"  # a Monday; no condition can read the time
REASON = "As the scenario says"

Choose = Callable[[Definition, State, StepDef], str]


class Cast(NamedTuple):
    """Who plays: what lies around the run, and who does each step or decides it.

    `starter` starts the run; `person` is named where nobody says whom a field names.
    """

    context: Context
    choose: Choose
    starter: str = "somebody"
    person: str = "somebody"


def _anybody(_: Definition, state: State, plan: StepDef) -> str:
    """One person for all work, another for each vote, so that what must stay apart does."""
    return f"{plan.id}-{len(state.steps[plan.id].votes) + 1}" if plan.approving else "somebody"


ANYBODY = Cast(Context(), _anybody)


def play(definition: Definition, scenario: Scenario, cast: Cast = ANYBODY) -> Played:
    """What comes of a scenario; whoever plays several of one process keeps a `Player`."""
    return Player(definition, cast).play(scenario)


class Player:
    """Plays scenarios of one process, pinned with all that it calls."""

    def __init__(self, definition: Definition, cast: Cast = ANYBODY) -> None:
        self.definition = definition
        self.cast = cast
        self._filled: dict[str, Any] = {}

    @cached_property
    def read_by(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that conditions read, each with the steps and stages that do."""
        found: dict[str, tuple[str, ...]] = {}
        stages, steps = self.definition.stages.values(), self.definition.steps.values()
        conditions = [(stage.id, stage.when) for stage in stages]
        conditions += [(step.id, step.when) for step in steps]
        for owner, condition in conditions:
            for name in names(condition) if condition else ():
                found[name.name] = (*found.get(name.name, ()), owner)
        return found

    def play(self, scenario: Scenario) -> Played:
        """What comes of it: never raises, whatever the scenario says."""
        return _Play(self, scenario).played()

    def value(self, field: Field) -> Any:
        """What a field is filled with that no condition reads; None where nothing fits."""
        if field.name not in self._filled:
            self._filled[field.name] = filled(field, self.cast.person)
        return self._filled[field.name]


class _Play:
    """One run of a scenario."""

    def __init__(self, player: Player, scenario: Scenario) -> None:
        self._player = player
        self._definition = player.definition
        self._scenario = scenario
        self._answers = dict(scenario.answers)
        self._at = AT
        self._state: State | None = None
        self._events: list[Event] = []
        self._wrong: list[Wrong] = []

    def played(self) -> Played:
        self._start()
        while self._state and self._state.open and not self._wrong:
            plan = _next(self._definition, self._state)
            if plan is None:
                self._wrong += _stuck(self._player, self._state)
                break
            self._go_on(plan, self._state, self._state.steps[plan.id])
        return Played(self._state, tuple(self._events), tuple(self._wrong))

    def _start(self) -> None:
        given = dict(self._scenario.given)
        place = ("given",)
        for field in self._definition.inputs:
            if field.name not in given and field.default is None:
                self._fill(field, given, Wrong("missing", "", "", 1, field.name, place))
        if not self._wrong:
            act = c.Start("scenario", given, REASON)
            self._do(act, self._player.cast.starter, Wrong("refused", "", place=place))

    def _go_on(self, plan: StepDef, state: State, step: StepState) -> None:
        answer, place = self._answer(plan.id, step.round)
        at = Wrong("refused", "", plan.id, step.round, "", place)
        cast = self._player.cast
        if plan.kind == WAIT:
            self._at = max(self._at, step.until)
            self._do(c.Wake(), cast.starter, at)
        elif plan.kind == APPROVAL:
            self._vote(plan, answer, cast.choose(self._definition, state, plan), at)
        else:
            by = cast.starter if plan.kind == CALL else cast.choose(self._definition, state, plan)
            self._finish(plan, state, answer, by, at)

    def _answer(self, step: str, number: int) -> tuple[Answer | None, tuple[str | int, ...]]:
        """What the scenario says of a step in a round, and where."""
        rounds = self._answers.get(step)
        if not rounds:
            return None, ("answers",)
        at = min(number, len(rounds)) - 1
        return rounds[at], answered_at(step, rounds, at)

    def _vote(self, plan: StepDef, answer: Answer | None, by: str, at: Wrong) -> None:
        if answer is None and plan.verdict not in self._player.read_by:
            answer = APPROVED
        if answer is None:
            self._miss(plan.fields[0], at)
            return
        if not isinstance(answer, str):
            self._refuse(f"{plan.id} is an approval: answer it approved or rejected", at)
            return
        act = c.Approve(plan.id) if answer == APPROVED else c.Reject(plan.id, REASON)
        self._do(act, by, at)

    def _finish(
        self, plan: StepDef, state: State, answer: Answer | None, by: str, at: Wrong
    ) -> None:
        if isinstance(answer, str):
            self._refuse(f"{plan.id} is no approval: answer it with values by name", at)
            return
        values = dict(answer or ())
        by_machine = plan.kind in (AUTOMATION, CALL)
        for field in plan.asked:
            if field.name not in values and (by_machine or field.name not in state.values):
                self._fill(field, values, at._replace(kind="missing", field=field.name))
        if self._wrong:
            return
        if plan.kind == CALL:
            outputs = {field.source: values.get(field.name) for field in plan.asked}
            act: c.Act = c.Return(plan.id, state.steps[plan.id].child, "done", outputs)
        else:
            act = c.Done(plan.id, values, tuple(range(plan.checklist)), reason=REASON)
        self._do(act, by, at)

    def _fill(self, field: Field, values: dict[str, Any], at: Wrong) -> None:
        """Fill a field by its type; one that a condition reads is left open, or must be told."""
        if field.name not in self._player.read_by:
            values[field.name] = self._player.value(field)
        elif not field.required:
            values[field.name] = None
        if field.required and values.get(field.name) is None:
            self._miss(field, at)

    def _miss(self, field: Field, at: Wrong) -> None:
        said = missing(field, at, self._player.read_by.get(field.name, ()))
        self._wrong.append(at._replace(kind="missing", message=said, field=field.name))

    def _refuse(self, reason: str, at: Wrong) -> None:
        self._wrong.append(at._replace(message=refused(at, reason)))

    def _do(self, act: c.Act, by: str, at: Wrong) -> None:
        command = c.Command(act, by, self._at)
        found = decided(self._definition, self._state, command, self._player.cast.context)
        if isinstance(found, Refused):
            at = at._replace(field=found.fields[0] if found.fields else "")
            self._refuse(found.reason, at)
            return
        self._state = found.state
        self._events += found.events


def _next(definition: Definition, state: State) -> StepDef | None:
    """What is done next: a wait passes at once, else the first in the document that is ready."""
    first: StepDef | None = None
    for plan in definition.steps.values():
        step = state.steps[plan.id]
        if step.status is STARTED and step.until:
            return plan
        if first is None and (step.status is READY or step.status is STARTED):
            first = plan
    return first


def _stuck(player: Player, state: State) -> list[Wrong]:
    """Why nobody can go on: a sentence for each step that something keeps."""
    return [
        stuck(player.definition, state, plan)
        for name, plan in player.definition.steps.items()
        if state.steps[name].status in STUCK
    ]
