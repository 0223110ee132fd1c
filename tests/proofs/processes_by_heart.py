"""Processes by heart: small ones whose runs one can walk in one's head."""

from msgspec.structs import replace

from flowdef.model.fields import FieldType
from flowdef.model.process import Approval, Process, Step, Wait
from run.small_processes import each_step, shaped, with_conditions, with_deeds, with_needs

SOON, LATER = "2026-06-01", "2026-06-02"
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


def opened_by_another(when: str) -> Process:
    """Without go b stands still, and c, which needs it; d decides about the stage of c and d."""
    needs = (None, ("a",), ("b",), ())
    process = with_needs(required(shaped(4, (1, 1, 2))), (None, None, None), needs)
    return with_conditions(process, {"s1": "go", "b": "x_a", "s3": when})


def opened_early() -> Process:
    """c decides about the stage of b and c before a records what the condition reads."""
    process = with_needs(required(shaped(3, (1, 2))), (None, None), (None, ("a",), ()))
    return with_conditions(process, {"s2": "x_a | default(true)"})


def opened_before_its_step() -> Process:
    """The stage of b is entered before a records x_a, b itself is decided after that."""
    process = with_needs(required(shaped(2, (1, 1))), (None, ()), (None, ()))
    return with_conditions(process, {"s2": "x_a | default(true)", "b": "not x_a"})


def asked_of_its_own_step() -> Process:
    """The stage of b and c reads what b is to record, so that b, and c behind it, stand still."""
    process = with_needs(required(shaped(3, (1, 2))), (None, None), (None, ("a",), ("b",)))
    return with_conditions(process, {"s2": "x_b"})


def dated_late() -> Process:
    """b is decided while its date is unset, and waits for it until a records another."""

    def change(step: Step) -> Step:
        if step.id == "b":
            return replace(step, deed=Wait(until="x_a"), collect=())
        dates = (replace(each, type=FieldType.DATE, min=LATER, max=LATER) for each in step.collect)
        return replace(step, collect=(*dates,))

    process = each_step(with_needs(required(shaped(2, ())), (None,), (None, ())), change)
    return with_conditions(process, {"b": f'(x_a | default("{SOON}")) == "{SOON}"'})


def opened_in_an_earlier_round() -> Process:
    """c decides for d, is opened again by e, and so is b, which then opens a again."""
    needs = (None, ("a",), ("b",), ("e",), ("c",))
    process = with_needs(required(shaped(5, (2, 2, 1))), (None, None, None), needs)
    back = Approval(role="boss", on_reject="b", rounds=2)
    process = with_deeds(process, {"b": replace(BACK, rounds=3), "e": back})
    return with_conditions(process, {"s2": "x_a"})
