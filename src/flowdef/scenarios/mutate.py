"""Mutate: every small fault that is put into a process, to see whether its scenarios find it."""

from flowdef.graph.order import order_of
from flowdef.model.process import Process
from flowdef.scenarios.mutant import Mutant
from flowdef.scenarios.mutate_conditions import in_conditions
from flowdef.scenarios.mutate_deeds import in_deeds
from flowdef.scenarios.mutate_order import in_order


def mutants(process: Process) -> tuple[Mutant, ...]:
    """The process with each fault once, by line; always the same for the same process.

    The process must be one that can be run: see `flowdef.run.defining.define`.
    """
    order = order_of(process)
    found = (*in_conditions(process), *in_order(process, order), *in_deeds(process, order))
    return tuple(sorted(found, key=lambda each: each.line))
