"""Rights: what an approval asks of a person besides the role: authority, and distance."""

from decimal import Decimal

from flowdef.run.able import Able, able
from flowdef.run.apart import did
from flowdef.run.authority import by_doer, may_not, named
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.entitled import amount_of, wanted
from flowdef.run.events import Basis
from flowdef.run.refusal import Refused, Why, listed
from flowdef.run.roster import Present, Roster


def by_decider(deciding: Deciding, plan: StepDef) -> Basis | Refused:
    """On what basis whoever commands does a step, or decides on it; who may is told as pending is.

    Of an approval neither who did what must stay apart nor who has voted is named.
    """
    found = by_doer(deciding, plan)
    if isinstance(found, Refused):
        return may_not(deciding, _able(deciding, plan).who)
    return separated(deciding, plan, found) or found


def separated(deciding: Deciding, plan: StepDef, found: Basis) -> Refused | None:
    """Refused where the one who acts, or the one represented, did a step that must stay apart.

    Any round of that step counts, and whoever corrected what it recorded; there too whoever acted
    and whoever was represented.
    """
    acting = {deciding.command.by, found.represents} - {""}
    for name in plan.approving.separate_from:
        both = sorted(acting & deciding.state.doers.get(name, frozenset()))
        if both:
            who = named(both[0], deciding.context.roster)
            reason = f"{who} {did(name)}, and {plan.id} must be decided by somebody else"
            return Refused(Why.WHO, f"{reason}{_others(deciding, plan)}")
    return None


def _others(deciding: Deciding, plan: StepDef) -> str:
    """Who may decide instead."""
    roster = deciding.context.roster
    if roster is None:
        return ""
    found = _able(deciding, plan)
    others = [named(person, roster) for person in found.fit or found.people]
    title = roster.title(plan.approving.role)
    missing = f"nobody is left who may: give the role {title} to one more person"
    return f"; who may: {listed(others, 'or')}" if others else f"; {missing}"


def _able(deciding: Deciding, plan: StepDef) -> Able:
    at = Present(deciding.context.roster, deciding.day)
    return able(deciding.definition, deciding.state, plan, at)


def right_of(deciding: Deciding, plan: StepDef, found: Basis) -> str | Refused:
    """The right that an approval takes, as the event records it; empty where it asks for none."""
    approving, roster = plan.approving, deciding.context.roster
    if not approving.right or roster is None:
        return ""
    amount = amount_of(deciding.definition, deciding.state, plan)
    if amount is None:
        reason = f"the amount to be approved is not recorded: {approving.amount}"
        return Refused(Why.ANSWERS, reason, (f"correct {approving.amount}",))
    # Whoever stands in has the authority of the role represented; a holder has all their own.
    roles = [found.role]
    if not found.deputy and deciding.command.by in roster.members:
        roles += roster.members[deciding.command.by].roles
    has = roster.right_among(roles, approving.right, amount, approving.currency)
    if has is None:
        return _no_right(deciding, plan, amount, roster)
    role, right = has
    limit = "" if right.limit is None else f" up to {right.limit} {right.currency}"
    return f"{right.type}{limit.rstrip()} as {role}"


def _no_right(deciding: Deciding, plan: StepDef, amount: Decimal, roster: Roster) -> Refused:
    approving = plan.approving
    roles = [
        roster.title(role)
        for role in roster.posts
        if roster.right_among((role,), approving.right, amount, approving.currency)
    ]
    fit = [named(person, roster) for person in _able(deciding, plan).fit]
    may = f"who may: {listed(fit, 'or')}" if fit else f"nobody who decides {plan.id} has it"
    return Refused(
        Why.WHO,
        f"{named(deciding.command.by, roster)} lacks the right {wanted(approving, amount)}; {may}; "
        f"which roles have it: {listed(roles) if roles else 'none'}",
    )
