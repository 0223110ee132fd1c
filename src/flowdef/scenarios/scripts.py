"""Scripts: the scenario that answers as a run must be answered, and what must come of it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from flowdef.expressions.evaluate import truth
from flowdef.expressions.values import to_raw
from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Expected, Scenario
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.run.definition import APPROVAL, StepDef
from flowdef.scenarios.branches import sends_back
from flowdef.scenarios.course import ALL, Chosen
from flowdef.scenarios.levers import Levers, Option, rejections
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import Played


class Scripts:
    """Writes scenarios of one process."""

    def __init__(self, levers: Levers, player: Player) -> None:
        self._levers = levers
        self._player = player
        self._definition = levers.definition
        self._quiet = {name: self._quietest(name) for name in levers.fields}

    def script(self, chosen: Chosen) -> Scenario:
        """A scenario with an answer for every step that may be asked for one."""
        return Scenario(
            name="",
            given=tuple(self._given(chosen)),
            answers=tuple(
                (step.id, answers)
                for step in self._definition.steps.values()
                if (answers := self._answers(step, chosen))
            ),
        )

    def trimmed(self, scenario: Scenario, played: Played) -> Scenario:
        """The same without answers that nobody asked for, and with what came of it."""
        answered = played.answered
        answers = tuple(
            (step, _shortest(rounds[: answered[step]]))
            for step, rounds in scenario.answers
            if step in answered
        )
        return replace(scenario, answers=answers, then=self._expected(played))

    def filled_inputs(self) -> tuple[tuple[str, Raw], ...]:
        """The required inputs that no condition reads, as they are filled."""
        return tuple(
            (field.name, self._player.value(field))
            for field in self._definition.inputs
            if field.required and field.name not in self._quiet
        )

    def _given(self, chosen: Chosen) -> Iterable[tuple[str, Raw]]:
        for field in self._definition.inputs:
            if field.name in self._quiet:
                raw = raw_of(self._answer(field.name, chosen))
            else:
                raw = self._player.value(field) if field.required else None
            if raw is not None:
                yield field.name, raw

    def _answers(self, step: StepDef, chosen: Chosen) -> tuple[Answer, ...]:
        if step.kind == APPROVAL:
            return _votes(step, chosen)
        names = (field.name for field in step.fields if field.name in self._quiet)
        raws = ((name, raw_of(self._answer(name, chosen))) for name in names)
        said = tuple((name, raw) for name, raw in raws if raw is not None)
        return (said,) if said else ()

    def _answer(self, name: str, chosen: Chosen) -> Option:
        return chosen.get((name, ALL), self._quiet[name])

    def _quietest(self, name: str) -> Option:
        """The answer by which the fewest conditions hold, as far as it alone decides."""

        def holding(option: Option) -> int:
            values: dict[str, Any] = {} if option is None else {name: option}
            return sum(truth(each, values) is True for each in self._levers.conditions())

        return min(self._levers.options(name), key=holding, default=None)

    def _expected(self, played: Played) -> Expected:
        """What came of it: of the steps that were done, those that are not done in every run."""
        stages, steps = self._definition.stages, self._definition.steps
        at_times = [
            name
            for name in played.done
            if steps[name].when or stages[steps[name].stage].when or steps[name].kind == APPROVAL
        ]
        done = tuple(at_times) or played.done[-1:]
        return Expected(done=done, skipped=played.skipped, result=played.result)


def _votes(approval: StepDef, chosen: Chosen) -> tuple[Answer, ...]:
    if chosen.get((approval.verdict, ALL)) is False:
        return (REJECTED,)
    count = chosen.get((rejections(approval), ALL), 0) if sends_back(approval) else 0
    assert isinstance(count, int)  # noqa: S101 (the options of it are numbers)
    return (*(REJECTED,) * count, APPROVED)


def raw_of(value: Option) -> Raw | None:
    """A value of a field as a document has it; None for unset."""
    if value is None:
        return None
    raw = to_raw(value)  # type: ignore[arg-type]  # a field has no other numbers
    return tuple(raw) if isinstance(raw, list) else raw


def _shortest(rounds: Sequence[Answer]) -> tuple[Answer, ...]:
    """The same answers without those at the end that the last one before them stands for."""
    runs = [list(same) for _, same in groupby(rounds)]
    return tuple(answer for same in (*runs[:-1], runs[-1][:1]) for answer in same)
