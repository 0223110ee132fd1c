"""Oracle, answers: everything that people may say at a point of a run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from random import Random

from flowdef.model.fields import Field
from flowdef.model.process import Approval, Process
from run.oracle import CLOSED, Answers, OracleRun
from run.oracle_conditions import Value, Values, names_in


@dataclass(frozen=True, slots=True)
class Act:
    """One command on a step; `values` go with done and correct."""

    kind: str
    step: str = ""
    values: Answers = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join((self.kind, self.step, *(f"{k}={v}" for k, v in self.values.items())))


def beginnings(process: Process) -> Iterator[Values]:
    """The inputs that a run may start with: every value that some condition reads, or none."""
    for chosen in _values(process, process.inputs, {}):
        yield {name: value for name, value in chosen.items() if value is not None}


def answers(run: OracleRun, step_id: str) -> list[Act]:
    """All that may be said on a step so that the run moves on."""
    step = next(step for step in run.process.steps if step.id == step_id)
    if run.status[step_id] == "blocked":
        kinds = ["unblock", "skip"] if run.may_skip(step_id) else ["unblock"]
        return [Act(kind, step_id) for kind in kinds]
    if run.status[step_id] == "exhausted":
        assert isinstance(step.deed, Approval)
        more = run.round[step_id] == step.deed.rounds
        return [Act("reopen", step_id), Act("cancel")] if more else [Act("cancel")]
    if isinstance(step.deed, Approval):
        return [Act("approve", step_id), Act("reject", step_id)]
    every = _values(run.process, step.collect, run.values)
    return [Act("done", step_id, values) for values in every]


def perform(run: OracleRun, act: Act) -> OracleRun:
    """The run after an act; the run that it was is left alone."""
    after = run.copy()
    match act.kind:
        case "done":
            after.done(act.step, act.values)
        case "correct":
            after.correct({name: value for name, value in act.values.items() if value is not None})
        case "cancel":
            after.cancel()
        case _:
            getattr(after, act.kind)(act.step)
    return after


def permits(run: OracleRun, act: Act) -> bool:
    """Whether an open run takes an act of `every_act`."""
    status = run.status.get(act.step)
    match act.kind:
        case "take":
            return status == "ready"
        case "unblock":
            return status == "blocked"
        case "skip":
            return status in {"ready", "started", "blocked"} and run.may_skip(act.step)
        case "reopen":
            return status in {*CLOSED, "exhausted"}
        case "correct":
            ((name, value),) = act.values.items()
            return run.may_correct(name, value)
        case _:
            return run.may_finish(act.step)


def every_act(run: OracleRun, chance: Random) -> list[Act]:
    """Every command on every step, possible or not, with values by chance; but no cancel."""
    acts = []
    for step in run.process.steps:
        acts += [Act(kind, step.id) for kind in ("take", "skip", "unblock", "reopen")]
        if isinstance(step.deed, Approval):
            acts += [Act("approve", step.id), Act("reject", step.id)]
        for each in step.collect:
            acts.append(Act("done", step.id, _by_chance(each, chance)))
            acts.append(Act("correct", values=_by_chance(each, chance)))
            if not each.required:
                acts.append(Act("done", step.id))
    return [
        *acts,
        *(Act("correct", values=_by_chance(each, chance)) for each in run.process.inputs),
    ]


def _by_chance(each: Field, chance: Random) -> Answers:
    return {each.name: chance.choice(each.choices or (True, False))}


def _values(process: Process, fields: tuple[Field, ...], before: Values) -> Iterator[Answers]:
    read = _read(process)
    named = [_choices(each, read=each.name in read, again=each.name in before) for each in fields]
    for chosen in product(*named):
        yield {name: value for one in chosen for name, value in one.items()}


def _choices(each: Field, *, read: bool, again: bool) -> list[Answers]:
    """Every value, or none; what was recorded before can be left as it is, or taken back."""
    values: list[Value | None] = [*each.choices] if each.choices else [True, False]
    if again and not each.required:
        values.append(None)
    choices: list[Answers] = [{each.name: value} for value in values]
    nothing: list[Answers] = [{}] if again or not each.required else []
    return [*choices, *nothing] if read else (nothing or choices[:1])


@cache
def _read(process: Process) -> frozenset[str]:
    conditions = [stage.when for stage in process.stages] + [step.when for step in process.steps]
    return frozenset(name for condition in conditions for name in names_in(condition))
