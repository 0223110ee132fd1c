"""Oracle, answers: everything that people may say at a point of a run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from flowdef.model.fields import Field
from flowdef.model.process import Approval, Process
from run.oracle import OracleRun
from run.oracle_conditions import Value, Values, names_in


@dataclass(frozen=True, slots=True)
class Act:
    """One command on a step; `values` go with done and correct."""

    kind: str
    step: str = ""
    values: Values = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join((self.kind, self.step, *(f"{k}={v}" for k, v in self.values.items())))


def beginnings(process: Process) -> Iterator[Values]:
    """The inputs that a run may start with: every value that some condition reads, or none."""
    return _values(process, process.inputs)


def answers(run: OracleRun, step_id: str) -> list[Act]:
    """All that may be said on a step so that the run moves on."""
    step = next(step for step in run.process.steps if step.id == step_id)
    if run.status[step_id] == "blocked":
        kinds = ["unblock"] if step.hold_point else ["unblock", "skip"]
        return [Act(kind, step_id) for kind in kinds]
    if run.status[step_id] == "exhausted":
        assert isinstance(step.deed, Approval)
        more = run.round[step_id] == step.deed.rounds
        return [Act("reopen", step_id), Act("cancel")] if more else [Act("cancel")]
    if isinstance(step.deed, Approval):
        return [Act("approve", step_id), Act("reject", step_id)]
    return [Act("done", step_id, values) for values in _values(run.process, step.collect)]


def perform(run: OracleRun, act: Act) -> OracleRun:
    """The run after an act; the run that it was is left alone."""
    after = run.copy()
    match act.kind:
        case "done":
            after.done(act.step, act.values)
        case "correct":
            after.correct(act.values)
        case "cancel":
            after.cancel()
        case _:
            getattr(after, act.kind)(act.step)
    return after


def _values(process: Process, fields: tuple[Field, ...]) -> Iterator[Values]:
    named = [(each.name, _choices(each, read=each.name in _read(process))) for each in fields]
    for values in product(*(choices for _, choices in named)):
        pairs = zip((name for name, _ in named), values, strict=True)
        yield {name: value for name, value in pairs if value is not None}


def _choices(each: Field, *, read: bool) -> list[Value | None]:
    every: list[Value | None] = [*each.choices] if each.choices else [True, False]
    if not read:
        return every[:1] if each.required else [None]
    return every if each.required else [*every, None]


@cache
def _read(process: Process) -> frozenset[str]:
    conditions = [stage.when for stage in process.stages] + [step.when for step in process.steps]
    return frozenset(name for condition in conditions for name in names_in(condition))
