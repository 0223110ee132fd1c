"""Lead needed: the fields without which a step cannot go on once it is ready."""

from collections.abc import Callable, Iterator

from flowdef.expressions.parse import template
from flowdef.expressions.tree import Fault, names
from flowdef.graph.order import Order
from flowdef.model.derived import owners_of
from flowdef.model.process import Call, Process, Step, Wait
from flowdef.paths.variants import guarded

Find = Callable[[str], Process | None]  # a process by its id


def loose(process: Process, order: Order, find: Find) -> bool:
    """Whether a step is to work with what need not be recorded before it."""
    owners = owners_of(process)
    return any(
        name in owners and not order.precedes(owners[name], step.id)
        for step in process.steps
        for name in wanted(step, find)
    )


def wanted(step: Step, find: Find) -> Iterator[str]:
    """The date of a wait; of a sub-process, all that its required inputs are made of."""
    match step.deed:
        case Wait(until=until) if until:
            yield until
        case Call(process=name, inputs=inputs):
            called = find(name)
            for key, raw in inputs if called else ():
                if called and isinstance(raw, str) and _required(called, key):
                    yield from _read(raw)
        case _:
            pass


def _required(called: Process, name: str) -> bool:
    return any(
        field.name == name and field.required and field.default is None for field in called.inputs
    )


def _read(text: str) -> Iterator[str]:
    """The fields that a text reads outside of `default(…)`."""
    found = template(text)
    if isinstance(found, Fault):
        return
    safe = guarded(*found.expressions)
    yield from (name.name for name in names(*found.expressions) if name.name not in safe)
