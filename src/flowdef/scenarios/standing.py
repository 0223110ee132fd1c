"""Standing: how a step stands at the end of a scenario, and why, in words."""

from typing import Any, NamedTuple

from flowdef.expressions.source import source
from flowdef.expressions.tree import Expression, Name
from flowdef.model.verdict import REJECTED
from flowdef.run.definition import APPROVAL, Definition, StepDef
from flowdef.run.refusal import listed
from flowdef.run.state import CLOSED, DONE, SKIPPED, State, StepState
from flowdef.scenarios.played import Played
from flowdef.scenarios.sayings import shown_raw


class Standing(NamedTuple):
    """What became of a step, in a word or two, and why; empty where there is no more to say."""

    word: str
    why: str = ""


def standing(definition: Definition, played: Played, name: str) -> Standing:
    """How a step stands at the end: `skipped`, for `credit == "poor"` is false."""
    state = played.state
    if state is None:
        return Standing("not reached", "the run could not start")
    plan, step = definition.steps[name], state.steps[name]
    if step.status is DONE:
        return Standing("done", _how(plan, state, step))
    if step.status is SKIPPED:
        return Standing("skipped", _false(definition, played, plan, step))
    if state.open:
        return _waiting(plan, state, step)
    return Standing("not reached", f"the run had ended before, {state.result}")


def ending(played: Played) -> str:
    """Why the run did not end with all steps closed; empty where it did."""
    state = played.state
    if state is None or state.open:
        return "; ".join(each.message for each in played.wrong)
    no = [each for each in played.votes if each.verdict == REJECTED]
    if state.result == REJECTED and no:
        last = no[-1]
        again = f" in round {last.round}" if last.round > 1 else ""
        return f"{last.step} was rejected{again}, and nothing leads back from there"
    return ""


def _how(plan: StepDef, state: State, step: StepState) -> str:
    rounds = f"in round {step.round}" if step.round > 1 else ""
    if plan.kind == APPROVAL:
        return f"{state.values.get(plan.verdict, '')} {rounds}".strip()
    return rounds


def _waiting(plan: StepDef, state: State, step: StepState) -> Standing:
    needs = [need for need in plan.needs if state.steps[need].status not in CLOSED]
    if needs:
        return Standing("not reached", f"it needs {listed(needs)}")
    return Standing(str(step.status), step.reason)


def _false(definition: Definition, played: Played, plan: StepDef, step: StepState) -> str:
    """Which condition left a step out, with the values that it read."""
    by_stage = step.cause == "stage"
    condition = definition.stages[plan.stage].when if by_stage else plan.when
    of, number = (plan.stage, step.turn) if by_stage else (plan.id, step.round)
    reads: dict[str, Any] = next(
        (
            each.reads
            for each in reversed(played.decisions)
            if (each.of, each.is_stage, each.round) == (of, by_stage, number)
        ),
        {},
    )
    again = f"in round {step.round}, " if step.round > 1 else ""
    whose = f"{again}its stage {plan.stage} is left out: " if by_stage else again
    return f"{whose}{_with_values(condition, reads)}" if condition else "it was left out"


def _with_values(condition: Expression, reads: dict[str, Any]) -> str:
    said = f"{source(condition)} is false"
    if not reads or isinstance(condition, Name):
        return said
    values = (f"{name} is {shown_raw(raw)}" for name, raw in reads.items())
    return f"{said}, as {listed(values)}"
