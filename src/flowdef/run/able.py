"""Able: who would not be refused for who they are, if they acted on an open step now."""

from typing import NamedTuple

from flowdef.run.authority import Place, Present, doers, overseers, people, who
from flowdef.run.definition import Definition, StepDef
from flowdef.run.state import State


class Able(NamedTuple):
    """Who may act on a step, and the same in words.

    `people` are ids, deputies last. Where `anybody` may, those in `barred` may not.
    """

    people: tuple[str, ...]
    anybody: bool
    barred: tuple[str, ...]
    who: str


def able(definition: Definition, state: State, plan: StepDef, at: Present) -> Able:
    """Who may act on an open step; of an approval, who may say yes or no to it.

    Whether their role has the right that a yes takes is another question: `rights.right_of`.
    """
    places, out = acting(definition, state, plan, at), barred(state, plan)
    return Able(
        people=people(places, at, out),
        anybody=at.roster is None or not places,
        barred=tuple(sorted(out)),
        who=who(places, at, out),
    )


def acting(definition: Definition, state: State, plan: StepDef, at: Present) -> tuple[Place, ...]:
    """Where those sit who act on an open step; no place: anybody does.

    Where the rounds of an approval are used up, whoever answers for it opens it again.
    """
    if state.steps[plan.id].cause == "rounds":
        return overseers(definition, state, plan, at) or doers(definition, state, plan, at)
    return doers(definition, state, plan, at)


def barred(state: State, plan: StepDef) -> frozenset[str]:
    """Who may not say yes or no to an approval, nor be represented, whatever their role.

    They did a step that must stay apart, in any round, or have said so in this one; and there too
    whoever acted and whoever was represented.
    """
    step = state.steps[plan.id]
    if not plan.approving or step.cause == "rounds":
        return frozenset()
    apart = (state.doers.get(name, frozenset()) for name in plan.approving.separate_from)
    voted = ({vote.by, vote.represents} - {""} for vote in step.votes)
    return frozenset().union(*apart, *voted)
