"""Rework: what a rejection opens again, and who may have decided by what held before that."""

from collections.abc import Iterable

from msgspec import Struct

from flowdef.graph.order import Order
from flowdef.model.process import CONTINUE, Approval, Process


class Rework(Struct, frozen=True):
    """An approval that can send work back, and all steps that open again when it does."""

    approval: str
    rounds: int
    names: frozenset[str]


def reworks_of(process: Process, order: Order) -> tuple[Rework, ...]:
    """Every way back of a process; one that leads to no step before the approval is none."""
    found: list[Rework] = []
    for step in process.steps:
        deed = step.deed
        if isinstance(deed, Approval) and deed.on_reject not in ("", CONTINUE):
            back = deed.on_reject
            if back in order.needs and order.precedes(back, step.id):
                names = frozenset(_between(back, step.id, order))
                found.append(Rework(step.id, deed.rounds, names))
    return tuple(found)


def aside(step: str, reworks: Iterable[Rework], order: Order) -> tuple[Rework, ...]:
    """The ways back that may be taken once a step is decided, and that leave it as it is."""
    beside = [each for each in reworks if step not in each.names]
    return following([each for each in beside if not order.precedes(each.approval, step)], beside)


def following(active: Iterable[Rework], beside: Iterable[Rework]) -> tuple[Rework, ...]:
    """Those, and all beside that may then be taken: an approval opened again can reject again."""
    several = [*beside]
    found = [*active]
    for _ in several:
        opened = redone(found)
        found = [each for each in several if each in found or each.approval in opened]
    return tuple(found)


def redone(reworks: Iterable[Rework]) -> frozenset[str]:
    """All steps that these ways back open again."""
    return frozenset(name for each in reworks for name in each.names)


def _between(first: str, last: str, order: Order) -> Iterable[str]:
    for name in order.needs:
        if name in (first, last) or (order.precedes(first, name) and order.precedes(name, last)):
            yield name
