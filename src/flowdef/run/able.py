"""Able: who would not be refused for who they are, if they acted on an open step now."""

from typing import NamedTuple

from flowdef.run.apart import barred, why_not
from flowdef.run.authority import Place, doers, named, overseers, people, who
from flowdef.run.definition import Definition, StepDef
from flowdef.run.entitled import amount_of, lacking, wanted
from flowdef.run.refusal import listed
from flowdef.run.roster import Present
from flowdef.run.state import STARTED, State


class Able(NamedTuple):
    """Who may act on a step, and the same in words.

    `people` are ids, deputies last. Where `anybody` may, those in `barred` may not. Of `people`,
    those in `lacking` may say no to an approval, but lack the right that a yes takes.
    """

    people: tuple[str, ...]
    anybody: bool
    barred: tuple[str, ...]
    lacking: tuple[str, ...]
    who: str

    @property
    def fit(self) -> tuple[str, ...]:
        """Those whom a step can be handed to: they lack nothing."""
        return tuple(person for person in self.people if person not in self.lacking)


class Hands(NamedTuple):
    """In whose hands a step is; empty where in nobody's: who has taken it, whom it was given to."""

    taken: str
    assigned: str


_NOBODY = Hands("", "")


def able(definition: Definition, state: State, plan: StepDef, at: Present) -> Able:
    """Who may act on an open step; of an approval, who may say yes or no to it."""
    places, out = acting(definition, state, plan, at), why_not(state, plan)
    found = people(places, at, frozenset(out))
    without: tuple[str, ...] = ()
    if state.steps[plan.id].cause != "rounds":
        without = lacking(definition, state, plan, found, at)
    said = who(places, at, {**dict.fromkeys(without, ""), **out})
    return Able(
        people=found,
        anybody=at.roster is None or not places,
        barred=tuple(sorted(out)),
        lacking=without,
        who=said + _without(definition, state, plan, without, at),
    )


def acting(definition: Definition, state: State, plan: StepDef, at: Present) -> tuple[Place, ...]:
    """Where those sit who act on an open step; no place: anybody does.

    Where the rounds of an approval are used up, whoever answers for it opens it again.
    """
    if state.steps[plan.id].cause == "rounds":
        return overseers(definition, state, plan, at) or doers(definition, state, plan, at)
    return doers(definition, state, plan, at)


def hands(definition: Definition, state: State, plan: StepDef, at: Present) -> Hands:
    """In whose hands an open step is. Whoever may not act on it now keeps it from nobody."""
    step = state.steps[plan.id]
    taken = step.by if step.status is STARTED else ""
    if not (taken or step.assigned):
        return _NOBODY
    places, out = acting(definition, state, plan, at), barred(state, plan)
    if at.roster is None or not places:
        held = {taken, step.assigned} - out
    else:
        held = {taken, step.assigned}.intersection(people(places, at, out))
    return Hands(taken if taken in held else "", step.assigned if step.assigned in held else "")


def _without(
    definition: Definition, state: State, plan: StepDef, lack: tuple[str, ...], at: Present
) -> str:
    """Who may only say no, in words."""
    amount = amount_of(definition, state, plan) if lack else None
    if amount is None or at.roster is None:
        return ""
    names = listed([named(person, at.roster) for person in lack], "or")
    return f"; able only to say no, without the right {wanted(plan.approving, amount)}: {names}"
