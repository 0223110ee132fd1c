"""State: where a run stands: the fold of its events."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

Json = Mapping[str, Any]


class Status(StrEnum):
    """Where a step stands in its round."""

    WAITING = "waiting"
    READY = "ready"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
    BLOCKED = "blocked"
    FAILED = "failed"
    CANCELLED = "cancelled"


WAITING, READY, STARTED, DONE, SKIPPED, BLOCKED, FAILED, CANCELLED = Status
CLOSED = frozenset((DONE, SKIPPED))
STUCK = frozenset((BLOCKED, FAILED))
ACTIVE = frozenset((READY, STARTED, *STUCK))  # somebody may act on it
OPEN = "open"  # of a run; else done, rejected or cancelled


class Vote(NamedTuple):
    """What one person said to an approval, and for whom."""

    verdict: str
    by: str
    represents: str = ""

    @property
    def people(self) -> frozenset[str]:
        """Whoever said it, and whoever was represented."""
        return frozenset((self.by, self.represents)) - {""}


class StepState(NamedTuple):
    """A step in its round. Moments are ISO text, names are empty where there is none.

    `turn` says which decision of its stage holds for it, `decided` what its own condition said.
    """

    status: Status = WAITING
    round: int = 1
    turn: int = 1
    decided: bool | None = None
    since: str = ""  # when it came to this status
    ready: str = ""  # when it became ready in this round
    by: str = ""  # who took, finished, skipped or blocked it
    represents: str = ""
    assigned: str = ""
    reason: str = ""
    # Blocked: person, condition, date, rounds; skipped: condition, stage, person; done: how; after
    # a retry: retry.
    cause: str = ""
    names: tuple[str, ...] = ()  # what a blocked step finds unset
    resume: Status = READY  # where a person's block came from
    votes: tuple[Vote, ...] = ()
    until: str = ""  # when its wait is over
    child: str = ""  # its sub-run
    attempt: int = 0  # the last attempt of a machine or a sub-run in this round
    limit: int = 0  # the attempt after which a person is asked
    reminded: str = ""  # when whoever does it was reminded in this round
    escalated: str = ""  # the role that it was brought to in this round
    help: str = ""  # whose help is needed while it is blocked: a person, a role, or any name


class State:
    """A run. Made by `evolve` alone; whoever is handed one does not change it."""

    __slots__ = (
        "added",
        "deciders",
        "digest",
        "doers",
        "given",
        "last",
        "outputs",
        "parent",
        "project",
        "reason",
        "result",
        "run",
        "started_at",
        "started_by",
        "steps",
        "title",
        "turns",
        "values",
    )

    run: str
    digest: str
    result: str  # open, done, rejected or cancelled
    reason: str
    started_by: str
    started_at: str
    last: str  # when anything happened last
    parent: tuple[str, str, int] | None
    title: str  # what a person called the run; empty where nobody did
    project: tuple[str, str] | None  # the project and the task that it serves
    added: tuple[Json, ...]  # the steps that this run alone has, see Definition.grown
    steps: dict[str, StepState]
    values: dict[str, Any]  # by field name, as JSON
    given: frozenset[str]  # sensitive fields that were given
    turns: dict[str, int]  # the latest turn of each stage
    deciders: dict[tuple[str, int], bool]  # what the condition of a stage said, by turn
    doers: dict[str, frozenset[str]]  # who did each step or corrected it, in any round; for whom
    outputs: dict[str, Any]

    @property
    def open(self) -> bool:
        """Whether the run goes on."""
        return self.result == OPEN

    def copy(self) -> "State":
        """The same run, to go on from."""
        new = State.__new__(State)
        # By name, each: looping over the slots takes three times as long, for every act.
        new.run, new.digest, new.title, new.project = (
            self.run,
            self.digest,
            self.title,
            self.project,
        )
        new.result, new.reason, new.parent, new.added = (
            self.result,
            self.reason,
            self.parent,
            self.added,
        )
        new.started_by, new.started_at, new.last = self.started_by, self.started_at, self.last
        new.given = self.given
        new.steps, new.values, new.outputs = (
            self.steps.copy(),
            self.values.copy(),
            self.outputs.copy(),
        )
        new.turns, new.deciders, new.doers = (
            self.turns.copy(),
            self.deciders.copy(),
            self.doers.copy(),
        )
        return new

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, State):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in State.__slots__)

    __hash__ = None  # type: ignore[assignment]  # holds dictionaries

    def __repr__(self) -> str:
        steps = " ".join(f"{name}:{step.status}" for name, step in self.steps.items())
        return f"State({self.run}, {self.result}, {steps})"


def begin(run: str, digest: str, steps: Mapping[str, str]) -> State:
    """A run before anything happened in it; `steps` gives the stage of each step."""
    state = State.__new__(State)
    state.run, state.digest, state.result, state.reason = run, digest, OPEN, ""
    state.started_by = state.started_at = state.last = state.title = ""
    state.parent, state.project, state.added = None, None, ()
    state.steps = dict.fromkeys(steps, StepState())
    state.values, state.outputs = {}, {}
    state.given = frozenset()
    state.turns = dict.fromkeys(steps.values(), 1)
    state.deciders, state.doers = {}, {}
    return state
