"""Rights: what an approval asks of a person besides the role: authority, and distance."""

from decimal import Decimal

from flowdef.expressions.values import from_raw
from flowdef.run.able import able
from flowdef.run.authority import Present, named
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.events import Basis
from flowdef.run.refusal import Refused, Why, listed
from flowdef.run.roster import Post, Roster


def separated(deciding: Deciding, plan: StepDef, found: Basis) -> Refused | None:
    """Refused where the one who acts, or the one represented, did a step that must stay apart.

    Any round of that step counts, and there too whoever acted and whoever was represented.
    """
    acting = {deciding.command.by, found.represents} - {""}
    for name in plan.approving.separate_from:
        both = sorted(acting & deciding.state.doers.get(name, frozenset()))
        if both:
            reason = f"{_named(deciding, both[0])} did {name}, and {plan.id} must be decided by"
            return Refused(Why.WHO, f"{reason} somebody else{_others(deciding, plan)}")
    return None


def _named(deciding: Deciding, person: str) -> str:
    roster = deciding.context.roster
    return named(person, roster) if roster else person


def _others(deciding: Deciding, plan: StepDef) -> str:
    """Who may decide instead."""
    roster = deciding.context.roster
    if roster is None:
        return ""
    found = able(deciding.definition, deciding.state, plan, Present(roster, deciding.day))
    others = [named(person, roster) for person in found.people]
    title = roster.title(plan.approving.role)
    missing = f"nobody is left who may: give the role {title} to one more person"
    return f"; who may: {listed(others, 'or')}" if others else f"; {missing}"


def right_of(deciding: Deciding, plan: StepDef, found: Basis) -> str | Refused:
    """The right that an approval takes, as the event records it; empty where it asks for none."""
    approving, roster = plan.approving, deciding.context.roster
    if not approving.right or roster is None:
        return ""
    amount = _amount(deciding, approving.amount)
    if isinstance(amount, Refused):
        return amount
    # Whoever stands in has the authority of the role represented; a holder has all their own.
    roles = [found.role]
    if not found.deputy and deciding.command.by in roster.members:
        roles += roster.members[deciding.command.by].roles
    for role in roles:
        for right in roster.posts.get(role, Post("")).rights:
            if right.type == approving.right and right.covers(amount, approving.currency):
                limit = "" if right.limit is None else f" up to {right.limit} {right.currency}"
                return f"{right.type}{limit.rstrip()} as {role}"
    return _no_right(deciding, plan, amount, roster)


def _amount(deciding: Deciding, name: str) -> Decimal | Refused:
    """The amount that a right must reach: 0 where the right alone is asked for."""
    if not name:
        return Decimal(0)
    raw = deciding.state.values.get(name)
    value = None if raw is None else from_raw(deciding.definition.fields[name], raw)
    if isinstance(value, Decimal):
        return value
    reason = f"the amount to be approved is not recorded: {name}"
    return Refused(Why.ANSWERS, reason, (f"correct {name}",))


def _no_right(deciding: Deciding, plan: StepDef, amount: Decimal, roster: Roster) -> Refused:
    approving = plan.approving
    wanted = f"{amount} {approving.currency}".strip() if approving.amount else ""
    able = [
        roster.title(role)
        for role, post in roster.posts.items()
        for right in post.rights
        if right.type == approving.right and right.covers(amount, approving.currency)
    ]
    return Refused(
        Why.WHO,
        f"{named(deciding.command.by, roster)} lacks the right {approving.right!r}"
        f"{f' up to {wanted}' if wanted else ''}; "
        f"who has it: {listed(able) if able else 'no role'}",
    )
