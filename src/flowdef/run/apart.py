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
    voted = {each: has_said(vote.verdict) for vote in step.votes for each in vote.people}
    apart = {
        each: did(name)
        for name in plan.approving.separate_from
        for each in sorted(state.doers.get(name, ()))
    }
    return voted | apart


def did(step: str) -> str:
    """That somebody did a step or corrected it, in the words in which it is told everywhere."""
    return f"did {step} or corrected it"


def has_said(verdict: str) -> str:
    """That somebody has voted, in the words in which it is told everywhere."""
    return f"has said {verdict} in this round"


def barred(state: State, plan: StepDef) -> frozenset[str]:
    """Who may not say yes or no to an approval, nor be represented."""
    return frozenset(why_not(state, plan))
