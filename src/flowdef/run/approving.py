"""Approving: people say yes or no: quorum, distance, rights, and what a no leads to."""

from flowdef.model.process import CONTINUE
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.apart import has_said
from flowdef.run.authority import named
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.events import Basis
from flowdef.run.holding import held
from flowdef.run.readiness import end
from flowdef.run.refusal import Refused, Why
from flowdef.run.reopening import open_again, rework_set
from flowdef.run.rights import by_decider, right_of
from flowdef.run.state import StepState


def approve(deciding: Deciding, act: c.Approve) -> Refused | None:
    """Say yes; the step is done when as many different people as it asks for have said so."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    found = _may_vote(deciding, plan, step)
    if isinstance(found, Refused):
        return found
    right = right_of(deciding, plan, found)
    if isinstance(right, Refused):
        return right
    decides = len(step.votes) + 1 >= plan.approving.quorum
    who = found._replace(right=right)
    deciding.note(f.Voted(plan.id, step.round, APPROVED, decides, act.reason), who)
    if decides:
        deciding.note(f.Finished(plan.id, step.round, "vote"))
    return None


def reject(deciding: Deciding, act: c.Reject) -> Refused | None:
    """Say no: the first one decides."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    found = _may_vote(deciding, plan, step)
    if isinstance(found, Refused):
        return found
    deciding.note(f.Voted(plan.id, step.round, REJECTED, decides=True, reason=act.reason), found)
    approving = plan.approving
    back = approving.on_reject not in ("", CONTINUE)
    if back and step.round >= approving.rounds:
        reason = f"it was rejected in round {step.round} of {approving.rounds}"
        deciding.note(f.Blocked(plan.id, step.round, "rounds", reason))
        return None
    deciding.note(f.Finished(plan.id, step.round, "vote"))
    if back:
        names = rework_set(deciding.definition, plan)
        open_again(deciding, plan, names, "rework", act.reason)
    elif not approving.on_reject:
        end(deciding, REJECTED, act.reason or f"{plan.id} was rejected")
    return None


def _may_vote(deciding: Deciding, plan: StepDef, step: StepState) -> Basis | Refused:
    found = by_decider(deciding, plan)
    if isinstance(found, Refused):
        return found
    refused = held(deciding, plan)
    if refused:
        return refused
    people = {deciding.command.by, found.represents} - {""}
    for vote in step.votes:
        both = sorted(people & vote.people)
        if both:
            voter = named(both[0], deciding.context.roster)
            reason = f"{voter} {has_said(vote.verdict)} already"
            return Refused(Why.WHO, f"{reason}; somebody else who may is to decide")
    return found
