"""Demand: what a process asks of people, gathered from its steps."""

from decimal import Decimal

from flowdef.model.demand import Demand
from flowdef.model.derived import doer_of
from flowdef.model.process import Approval, Call, InField, Process, Step, Work
from flowdef.times import Duration, Unit

_NONE = Decimal(0)
_Sums = dict[str, dict[Unit, Decimal]]


def chance(step: Step) -> Decimal:
    """How often a step happens in a run: its `share`, else once.

    Where a condition decides and no share is told, it counts as if it always happened: who plans
    by that has time left, and nobody too little.
    """
    return Decimal(1) if step.share is None else step.share


def demand_of(process: Process) -> Demand:
    """What a process asks for; steps of people count with effort and share, an approval for each.

    That is, for each of its quorum.
    """
    sums: _Sums = {}
    calls = []
    for stage in process.stages:
        around = stage.raci.over(process.raci)
        for step in stage.steps:
            deed = step.deed
            if isinstance(deed, Call):
                calls.append((deed.process, chance(step)))
            elif step.effort and isinstance(deed, Work | Approval):
                doer = doer_of(process, step, step.raci.over(around))
                _add(sums, f"{{{doer.field}}}" if isinstance(doer, InField) else doer or "", step)
    trigger = process.trigger
    return Demand(
        id=process.id,
        frequency=process.frequency,
        schedule=trigger.schedule if trigger else "",
        always=process.always,
        work=tuple((role, _durations(found)) for role, found in sums.items()),
        calls=tuple(calls),
    )


def _add(sums: _Sums, role: str, step: Step) -> None:
    assert step.effort is not None  # noqa: S101 (whoever calls has looked)
    each = step.deed.quorum if isinstance(step.deed, Approval) else 1
    found, unit = sums.setdefault(role, {}), step.effort.unit
    amount = step.effort.amount if step.share is None else step.share * step.effort.amount
    found[unit] = found.get(unit, _NONE) + (amount if each == 1 else each * amount)


def _durations(found: dict[Unit, Decimal]) -> tuple[Duration, ...]:
    return tuple(Duration(amount, unit) for unit, amount in found.items())
