"""Processes by heart: small ones whose runs one can walk in one's head."""

from msgspec.structs import replace

from flowdef.model.process import Approval, Process, Step
from run.small_processes import each_step, shaped, with_conditions, with_deeds, with_needs

BACK = Approval(role="boss", on_reject="a", rounds=2)


def required(process: Process) -> Process:
    """All fields must be set."""

    def change(step: Step) -> Step:
        return replace(step, collect=tuple(replace(each, required=True) for each in step.collect))

    return each_step(process, change)


def aside() -> Process:
    """a records x_a, which b and d read; c, beside b, sends back to a alone, and b stays."""
    process = required(with_needs(shaped(4, ()), (None,), (None, ("a",), ("a",), ("b", "c"))))
    process = with_deeds(process, {"c": BACK})
    return with_conditions(process, {"b": "x_a", "d": "not x_a"})
