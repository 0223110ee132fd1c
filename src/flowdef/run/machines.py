"""Machines: attempts of automated steps, their success, their failure, and what is left then."""

from msgspec.structs import replace

from flowdef.run import facts as f
from flowdef.run.answers import from_machine
from flowdef.run.clock import after, span
from flowdef.run.commands import Report, Try
from flowdef.run.deciding import Deciding
from flowdef.run.definition import AUTOMATION, StepDef
from flowdef.run.evolve_step import attempts
from flowdef.run.possible import explained, repeatable, trying
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import READY

_DOUBLED = 10  # how often the time between attempts is doubled


def try_(deciding: Deciding, act: Try) -> Refused | None:
    """Let a machine try a ready step; whoever appends this first sets to work, and nobody else."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    if plan.kind != AUTOMATION:
        return Refused(Why.STATE, f"{plan.id} is not automated")
    if step.status is not READY:
        reason = explained(deciding, "try", plan.id)
        return Refused(Why.STATE, reason)
    if not repeatable(plan, step):
        reason = f"{plan.id} is not idempotent: a machine repeats it only where a person asks"
        return Refused(Why.STATE, reason)
    _attempt(deciding, plan, act.key)
    return None


def report(deciding: Deciding, act: Report) -> Refused | None:
    """What came of an attempt; refused where another one, or none, is open."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    if not trying(plan, step) or (act.round, act.attempt) != (step.round, step.attempt):
        reason = f"attempt {act.attempt} of round {act.round} of {act.step} is not open"
        return Refused(Why.STATE, reason)
    if not act.succeeded:
        _failed(deciding, plan, act, act.reason, final=act.final)
        return None
    answers = from_machine(deciding.state, plan, act.values)
    if isinstance(answers, Refused):
        _failed(deciding, plan, act, answers.reason)
    else:
        deciding.note(
            f.Finished(
                plan.id,
                step.round,
                "machine",
                answers.values,
                given=answers.given,
                deviations=answers.deviations,
                reason=act.reason,
            )
        )
    return None


def _failed(
    deciding: Deciding, plan: StepDef, act: Report, reason: str, *, final: bool = False
) -> None:
    step = deciding.state.steps[plan.id]
    deciding.note(f.AttemptFailed(plan.id, step.round, step.attempt, reason))
    if final or step.attempt >= step.limit:
        deciding.note(f.Failed(plan.id, step.round, reason))
        return
    delay = plan.deed.get("delay")
    if not delay:
        _attempt(deciding, plan, act.key)
        return
    # A person who retries begins anew.
    first = step.limit - attempts(plan.deed, idempotent=plan.idempotent)
    length = span(delay)
    length = replace(length, amount=length.amount * 2 ** min(step.attempt - first - 1, _DOUBLED))
    not_before = after(deciding.command.at, length, deciding.working)
    _attempt(deciding, plan, act.key, not_before)


def _attempt(deciding: Deciding, plan: StepDef, key: str, not_before: str = "") -> None:
    """The next attempt; its job is unique, its key the same for all attempts of a round."""
    step = deciding.state.steps[plan.id]
    turn = f"{deciding.state.run}:{plan.id}:{step.round}"
    number = step.attempt + 1
    job = f"{turn}:{number}"
    deciding.note(f.AttemptBegan(plan.id, step.round, number, job, key or turn, not_before))
