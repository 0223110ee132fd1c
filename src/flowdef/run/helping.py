"""Helping: a step that cannot go on, goes on, or passes into other hands; and comments."""

from flowdef.expressions.tree import names
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.able import Able, able
from flowdef.run.apart import why_not
from flowdef.run.authority import by_concerned, named
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.events import Basis
from flowdef.run.refusal import Refused, Why, listed, unknown
from flowdef.run.roster import Present


def block(deciding: Deciding, act: c.Block) -> Refused | None:
    """Say that one cannot go on, and why."""
    plan = deciding.definition.steps[act.step]
    found = by_concerned(deciding, plan)
    if isinstance(found, Refused):
        return found
    if not act.reason.strip():
        return Refused(Why.REASON, f"to block {plan.id}, say what is missing")
    number = deciding.state.steps[plan.id].round
    deciding.note(f.Blocked(plan.id, number, "person", act.reason, help=act.help), found)
    return None


def unblock(deciding: Deciding, act: c.Unblock) -> Refused | None:
    """Say that a step can go on; where its condition cannot be read, that counts as true."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    found = by_concerned(deciding, plan)
    if isinstance(found, Refused):
        return found
    if step.cause == "condition":
        return word_counts(deciding, plan, act.reason or "unblocked", found, holds=True)
    deciding.note(f.Unblocked(plan.id, step.round, act.reason), found)
    return None


def word_counts(
    deciding: Deciding, plan: StepDef, reason: str, found: Basis, *, holds: bool
) -> Refused | None:
    """A person's word in place of a condition that reads something unset.

    Where that is the condition of the stage, the word holds for the stage, and so cannot leave
    out what no person may skip.
    """
    definition, state = deciding.definition, deciding.state
    step, stage = state.steps[plan.id], definition.stages[plan.stage]
    condition = plan.when
    of_stage = stage.when is not None and (stage.id, step.turn) not in state.deciders
    if of_stage:
        condition = stage.when
    wanted = names(condition) if condition else ()
    reads = {each.name: state.values[each.name] for each in wanted if each.name in state.values}
    if not of_stage:
        deciding.note(f.Decided(plan.id, step.round, holds, reads, reason), found)
        return None
    protected = [] if holds else _protected(deciding, plan)
    if protected:
        return Refused(
            Why.STATE,
            f"to skip {plan.id} would leave out its stage {stage.id}, and no person can skip "
            f"{listed(protected)}",
            (f"unblock {plan.id}",),
        )
    deciding.note(f.StageDecided(stage.id, step.turn, holds, plan.id, reads, reason), found)
    return None


def assign(deciding: Deciding, act: c.Assign) -> Refused | None:
    """Hand a step to somebody who may do it; an approval, to somebody who may say yes to it."""
    state, plan = deciding.state, deciding.definition.steps[act.step]
    found = by_concerned(deciding, plan)
    if isinstance(found, Refused):
        return found
    fit = able(deciding.definition, state, plan, Present(deciding.context.roster, deciding.day))
    may = act.to not in fit.barred if fit.anybody else act.to in fit.fit
    if not act.to.strip() or not may:
        said = f"{plan.id} cannot be handed to {_unfit(deciding, plan, act.to, fit)}"
        return Refused(Why.WHO, f"{said}; who may: {fit.who}")
    deciding.note(f.Assigned(plan.id, state.steps[plan.id].round, act.to, act.reason), found)
    return None


def comment(deciding: Deciding, act: c.Comment) -> Refused | None:
    """Say something; anybody may, also when the run is over."""
    if act.step and act.step not in deciding.definition.steps:
        return unknown("step", act.step, deciding.definition.steps)
    if not act.text.strip():
        return Refused(Why.REASON, "a comment says something")
    represents = deciding.command.on_behalf_of
    deciding.note(f.Commented(act.text, act.step), Basis(represents=represents))
    return None


def _unfit(deciding: Deciding, plan: StepDef, to: str, fit: Able) -> str:
    name = named(to, deciding.context.roster)
    if to in fit.barred:
        return f"{name}, who {why_not(deciding.state, plan)[to]}"
    return f"{name}, who lacks the right to say yes" if to in fit.lacking else name or "nobody"


def _protected(deciding: Deciding, plan: StepDef) -> list[str]:
    """The steps of the same stage and turn that no person can skip."""
    turn = deciding.state.steps[plan.id].turn
    return [
        name
        for name, other in deciding.definition.steps.items()
        if other.stage == plan.stage
        and (other.critical or other.hold_point)
        and deciding.state.steps[name].turn == turn
    ]
