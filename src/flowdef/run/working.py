"""Working: what is done with a step: taken, finished, left out, tried again."""

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.able import hands
from flowdef.run.answers import from_person, unchecked
from flowdef.run.authority import by_concerned, by_doer, by_overseer, named
from flowdef.run.deciding import Deciding
from flowdef.run.definition import AUTOMATION, CALL, WAIT, StepDef
from flowdef.run.helping import word_counts
from flowdef.run.holding import held
from flowdef.run.moments import local
from flowdef.run.readiness import begin, recorded
from flowdef.run.refusal import Refused, Why
from flowdef.run.rights import by_decider, separated
from flowdef.run.roster import Present
from flowdef.run.state import BLOCKED, READY, STARTED, StepState


def take(deciding: Deciding, act: c.Take) -> Refused | None:
    """Say that one is on it."""
    plan = deciding.definition.steps[act.step]
    who = by_decider(deciding, plan)
    if isinstance(who, Refused):
        return who
    deciding.note(f.Taken(act.step, deciding.state.steps[act.step].round), who)
    return None


def done(deciding: Deciding, act: c.Done) -> Refused | None:
    """Finish a step by a person: work, a machine's part by hand, or a wait before its end."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    who = by_doer(deciding, plan)
    if isinstance(who, Refused):
        return who
    refused = held(deciding, plan) or _taken_by_another(deciding, step, plan)
    if refused:
        return refused
    if plan.kind == WAIT and not act.reason.strip():
        return Refused(Why.REASON, f"{plan.id} is a wait: to end it early, say why")
    answers = from_person(deciding.definition, deciding.state, plan, act)
    wrong = _joined(unchecked(plan, act), answers)
    if wrong or isinstance(answers, Refused):
        return wrong
    by_hand = plan.kind in (AUTOMATION, CALL)
    deciding.note(
        f.Finished(
            step=plan.id,
            round=step.round,
            how="hand" if by_hand else "person",
            values=answers.values,
            kept=tuple(answers.kept),
            given=answers.given,
            ticks=tuple(sorted(set(act.ticks))),
            not_applicable={str(index): why for index, why in act.not_applicable.items()},
            deviations=answers.deviations,
            reason=act.reason,
            kept_values=answers.kept,
        ),
        who,
    )
    return None


def skip(deciding: Deciding, act: c.Skip) -> Refused | None:
    """Leave a step out; where its condition cannot be read, that counts as false."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    who = (by_overseer if plan.approving else by_concerned)(deciding, plan)
    if isinstance(who, Refused):
        return who
    refused = separated(deciding, plan, who)
    if refused:
        return refused
    if not act.reason.strip():
        return Refused(Why.REASON, f"to skip {plan.id}, say why")
    if step.status is BLOCKED and step.cause == "condition":
        return word_counts(deciding, plan, act.reason, who, holds=False)
    if step.status is STARTED and step.child:
        deciding.note(f.SubRunCancelled(plan.id, step.round, step.child, act.reason))
    unset = recorded(deciding.state, plan)
    deciding.note(f.Skipped(plan.id, step.round, "person", act.reason, unset), who)
    return None


def retry(deciding: Deciding, act: c.Retry) -> Refused | None:
    """Try again what failed: the machine, or a new sub-run."""
    plan = deciding.definition.steps[act.step]
    who = by_concerned(deciding, plan)
    if isinstance(who, Refused):
        return who
    deciding.note(f.Retried(plan.id, deciding.state.steps[plan.id].round, act.reason), who)
    if deciding.state.steps[plan.id].status is READY:
        begin(deciding, plan)
    return None


def _taken_by_another(deciding: Deciding, step: StepState, plan: StepDef) -> Refused | None:
    by, name, roster = deciding.command.by, plan.id, deciding.context.roster
    if step.status is not STARTED or not step.by or by in (step.by, step.represents):
        return None
    at = Present(roster, deciding.day)
    if not hands(deciding.definition, deciding.state, plan, at).taken:
        return None
    holder = named(step.by, roster)
    since = local(step.since, deciding.working)
    reason = f"{name} is in the hands of {holder} since {since}"
    return Refused(Why.WHO, reason, (f"assign {name}",))


def _joined(*found: object) -> Refused | None:
    """All that is wrong with what was given, in one refusal."""
    refused = [each for each in found if isinstance(each, Refused)]
    if len(refused) < 2:
        return refused[0] if refused else None
    reason = "; ".join(each.reason for each in refused)
    return Refused(
        refused[0].why, reason, (), tuple(name for each in refused for name in each.fields)
    )
