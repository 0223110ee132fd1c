"""Mutant: a process with one small fault in it, and what the fault is."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from flowdef.findings import Places
from flowdef.model.process import Process, Stage, Step


class Kind(StrEnum):
    """What a fault is made in, as a person says it."""

    CONDITION = "condition"
    NEED = "need"
    HOLD_POINT = "hold point"
    LEFT_OUT = "step"
    WAY_BACK = "way back"
    ROUNDS = "number of rounds"
    DEFAULT = "default"
    ROLE = "role"
    SEPARATION = "separation"
    RIGHT = "right"
    QUORUM = "quorum"
    REQUIRED = "required field"
    CRITICAL = "critical step"


# What no scenario can see, whatever it gives and answers: its answers name no people, a field that
# no `when` reads is filled, one that a `when` reads is answered, and nobody skips a step.
UNSEEN = frozenset(
    (Kind.ROLE, Kind.SEPARATION, Kind.RIGHT, Kind.QUORUM, Kind.REQUIRED, Kind.CRITICAL)
)


class Mutant(Struct, frozen=True, kw_only=True):
    """One fault: in which step or stage (or input), where, how it was written and how it is now.

    `was` and `now` are YAML in short; `was` is empty where nothing was written, `now` where it is
    left out.
    """

    kind: Kind
    of: str
    line: int
    was: str
    now: str = ""
    process: Process


def line_of(at: Places, *path: str | int) -> int:
    """The line on which something stands: that of its key, where it has one."""
    return at.key(*path).line


def with_step(process: Process, changed: Step) -> Process:
    """The process with another step in the place of that of its id."""
    stages = (
        replace(
            stage, steps=tuple(changed if step.id == changed.id else step for step in stage.steps)
        )
        for stage in process.stages
    )
    return replace(process, stages=tuple(stages))


def with_stage(process: Process, changed: Stage) -> Process:
    """The process with another stage in the place of that of its id."""
    stages = (changed if stage.id == changed.id else stage for stage in process.stages)
    return replace(process, stages=tuple(stages))
