"""Apart: who may not decide on an approval, whatever their role, and why."""

from collections.abc import Mapping

from flowdef.run.definition import StepDef
from flowdef.run.state import State


def why_not(state: State, plan: StepDef) -> Mapping[str, str]:
    """Who may not say yes or no to an approval, nor be represented, each with the reason.

    They did a step that must stay apart, in any round, or corrected it, or have said so in this
    one; and there too whoever acted and whoever was represented.
    """
    step = state.steps[plan.id]
    if not plan.approving or step.cause == "rounds":
        return {}
    voted = {
        each: f"has said {vote.verdict} in this round"
        for vote in step.votes
        for each in (vote.by, vote.represents)
        if each
    }
    apart = {
        each: f"did {name} or corrected it"
        for name in plan.approving.separate_from
        for each in sorted(state.doers.get(name, ()))
    }
    return voted | apart


def barred(state: State, plan: StepDef) -> frozenset[str]:
    """Who may not say yes or no to an approval, nor be represented."""
    return frozenset(why_not(state, plan))
