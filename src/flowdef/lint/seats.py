"""Seats: who does each step, and who answers for it, by what is written on it and around it."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.model.process import Approval, Call, Performer, Process, Raci, Step, Wait


class Seat(NamedTuple):
    """A step that people or machines do, who does it, and who answers for it; None: nobody."""

    step: Step
    doer: Performer | None
    accountable: Performer | None


def seats_of(process: Process) -> Iterator[Seat]:
    """The seat of each step in document order; waits and sub-processes have none.

    Whoever does a step is its responsible, else its accountable, else the owner of the document;
    of an approval the role that approves.
    """
    whole, owner = process.raci, process.control.owner or None
    for stage in process.stages:
        responsible, accountable = _around(stage.raci, whole)
        for step in stage.steps:
            if isinstance(step.deed, Wait | Call):
                continue
            raci = step.raci
            answers = raci.accountable or accountable or owner
            if isinstance(step.deed, Approval):
                yield Seat(step, step.deed.role, answers)
            else:
                yield Seat(step, raci.responsible or responsible or answers, answers)


def _around(raci: Raci, outer: Raci) -> tuple[Performer | None, Performer | None]:
    return raci.responsible or outer.responsible, raci.accountable or outer.accountable
