"""Flaws: what keeps a process from being run, however well it reads."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of, owned_fields
from flowdef.model.process import CONTINUE, Approval, Process, Step, Wait


class Flaw(NamedTuple):
    """Why a process cannot be run: where, and what is wrong there."""

    place: str
    message: str


def flaws(process: Process, order: Order) -> Iterator[Flaw]:
    """What the run rests on and the document does not give; texts and conditions apart."""
    if order.cyclic:
        stuck = ", ".join(name for name in order.needs if name not in order.sequence)
        yield Flaw("needs", f"steps wait for each other: {stuck}")
    names = [stage.id for stage in process.stages] + [step.id for step in process.steps]
    for name in sorted({each for each in names if names.count(each) > 1}):
        yield Flaw(name, "this id is used more than once")
    yield from _owners(process)
    for step in process.steps:
        yield from _of_step(process, step, order)


def _owners(process: Process) -> Iterator[Flaw]:
    owners = {field.name: "the start" for field in process.inputs}
    for step in process.steps:
        for field in owned_fields(step):
            owner = owners.setdefault(field.name, step.id)
            if owner != step.id:
                yield Flaw(f"step {step.id}", f"{field.name} is recorded by {owner} already")


def _of_step(process: Process, step: Step, order: Order) -> Iterator[Flaw]:
    place, fields = f"step {step.id}", fields_of(process)
    match step.deed:
        case Approval(on_reject=back, authority=authority):
            if back not in ("", CONTINUE) and not _leads(back, step.id, order):
                yield Flaw(place, f"on_reject goes back to {back}, which is not before it")
            if authority and authority.amount and authority.amount not in fields:
                yield Flaw(place, f"authority asks for {authority.amount}, which is no field")
        case Wait(until=until) if until and until not in fields:
            yield Flaw(place, f"it waits until {until}, which is no field")
        case _:
            pass


def _leads(first: str, second: str, order: Order) -> bool:
    return first in order.needs and order.precedes(first, second)
