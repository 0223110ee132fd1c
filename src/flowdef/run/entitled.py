"""Entitled: whose roles have the right that a yes takes, as far as it must reach."""

from collections.abc import Iterable
from decimal import Decimal

from flowdef.expressions.values import from_raw
from flowdef.run.definition import Approving, Definition, StepDef
from flowdef.run.roster import Present
from flowdef.run.state import State


def amount_of(definition: Definition, state: State, plan: StepDef) -> Decimal | None:
    """The amount that a right must reach; 0 where the right alone is asked for, None: unset."""
    name = plan.approving.amount
    if not name:
        return Decimal(0)
    raw = state.values.get(name)
    value = None if raw is None else from_raw(definition.fields[name], raw)
    return value if isinstance(value, Decimal) else None


def wanted(approving: Approving, amount: Decimal) -> str:
    """The right in words: `'discount' up to 500 EUR`."""
    up_to = f" up to {amount} {approving.currency}".rstrip() if approving.amount else ""
    return f"{approving.right!r}{up_to}"


def lacking(
    definition: Definition, state: State, plan: StepDef, people: Iterable[str], at: Present
) -> tuple[str, ...]:
    """Of those who may decide, who lacks the right that a yes takes: a no takes none.

    A holder of the role has the rights of all their roles, whoever stands in only those of the
    role represented. Nobody lacks what is not asked for, or cannot be told yet.
    """
    approving, roster = plan.approving, at.roster
    amount = amount_of(definition, state, plan)
    if not approving.right or roster is None or amount is None:
        return ()
    found = []
    for person in people:
        holds = roster.holds(person, approving.role, at.day)
        roles = (approving.role, *(roster.members[person].roles if holds else ()))
        if roster.right_among(roles, approving.right, amount, approving.currency) is None:
            found.append(person)
    return tuple(found)
