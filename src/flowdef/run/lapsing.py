"""Lapsing: votes on an open approval that no longer count, for what has happened since."""

from collections.abc import Iterator

from flowdef.run import facts as f
from flowdef.run.deciding import Deciding
from flowdef.run.definition import APPROVAL, StepDef
from flowdef.run.entitled import lacking
from flowdef.run.roster import Present
from flowdef.run.state import BLOCKED, READY, STARTED, State, Vote


def lapse(deciding: Deciding, before: State) -> None:
    """Take away each yes whose giver could not give it now, for what an act has led to.

    They have come to have done, or corrected, what must stay apart; or the amount is another than
    `before`, and their right does not reach it. What was decided stays decided.
    """
    for plan in deciding.definition.of_kind[APPROVAL]:
        step = deciding.state.steps[plan.id]
        if not step.votes or step.cause == "rounds":
            continue
        if step.status not in (READY, STARTED, BLOCKED):
            continue
        for vote, because, over in _lapsed(deciding, plan, before):
            fact = f.Lapsed(plan.id, step.round, vote.by, vote.represents, because, over)
            deciding.note(fact)


def _lapsed(deciding: Deciding, plan: StepDef, before: State) -> Iterator[tuple[Vote, str, str]]:
    for vote in deciding.state.steps[plan.id].votes:
        done = _done_by(deciding.state, plan, vote)
        if done:
            yield vote, "separation", done
        elif _beyond(deciding, plan, vote, before):
            yield vote, "amount", plan.approving.amount


def _done_by(state: State, plan: StepDef, vote: Vote) -> str:
    """The step that must stay apart, and that whoever voted or was represented has done."""
    apart = plan.approving.separate_from
    return next((step for step in apart if vote.people & state.doers.get(step, frozenset())), "")


def _beyond(deciding: Deciding, plan: StepDef, vote: Vote, before: State) -> bool:
    """Whether the amount has become one that the right of whoever voted does not reach."""
    name, state = plan.approving.amount, deciding.state
    if not name or state.values.get(name) == before.values.get(name):
        return False
    at = Present(deciding.context.roster, deciding.day)
    return bool(lacking(deciding.definition, state, plan, (vote.by,), at))
