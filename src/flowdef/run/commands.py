"""Commands: what a person, the clock or a machine asks of a run."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

# An answer as JSON knows it. None takes back the answer of an earlier round.
Answer = Any
Answers = Mapping[str, Answer]
NONE: Mapping[Any, Any] = MappingProxyType({})


class Parent(NamedTuple):
    """The step of another run that a run was started for."""

    run: str
    step: str
    round: int


class Start(NamedTuple):
    """Start the run of that id. `reason` covers inputs outside their limits.

    `title` is what people call the run; `project` are the ids of a project and its task. A random
    `nonce` lets no two logs begin alike.
    """

    run: str
    inputs: Answers = NONE
    reason: str = ""
    parent: Parent | None = None
    title: str = ""
    project: tuple[str, str] | None = None
    nonce: str = ""


class Take(NamedTuple):
    """Say that one is on it."""

    step: str


class Done(NamedTuple):
    """Finish a step: its values, its checklist, and a reason where something is out of order.

    `ticks` are the indices of checked items, counted from 0; `not_applicable` gives the reason of
    each item that does not apply; `reasons` those of values outside their limits, else `reason`.
    """

    step: str
    values: Answers = NONE
    ticks: tuple[int, ...] = ()
    not_applicable: Mapping[int, str] = NONE
    reason: str = ""
    reasons: Mapping[str, str] = NONE


class Approve(NamedTuple):
    """Say yes."""

    step: str
    reason: str = ""


class Reject(NamedTuple):
    """Say no."""

    step: str
    reason: str = ""


class Skip(NamedTuple):
    """Leave a step out, with a reason."""

    step: str
    reason: str


class Reopen(NamedTuple):
    """Do one step again, with a reason; of an approval out of rounds: one more round."""

    step: str
    reason: str


class Correct(NamedTuple):
    """Change a recorded value from now on."""

    field: str
    value: Answer
    reason: str = ""


class Block(NamedTuple):
    """Say that one cannot go on, why, and whose help is needed."""

    step: str
    reason: str
    help: str = ""


class Unblock(NamedTuple):
    """Say that a step can go on; where its condition could not be read, it counts as true."""

    step: str
    reason: str = ""


class Retry(NamedTuple):
    """Try again what failed."""

    step: str
    reason: str = ""


class Assign(NamedTuple):
    """Hand a step to a person."""

    step: str
    to: str
    reason: str = ""


class Add(NamedTuple):
    """Give this run a step of its own, for a person, with a reason.

    It needs the steps of `after` (none named: what is closed now), and those of `before` wait for
    it. `responsible` is a role; empty: whoever does the step that it follows. `id` empty: made
    from the title.
    """

    title: str
    reason: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    responsible: str = ""
    instructions: str = ""
    id: str = ""


class Comment(NamedTuple):
    """Say something about a step, or about the run."""

    text: str
    step: str = ""


class Cancel(NamedTuple):
    """End the run before its end, with a reason."""

    reason: str


class Wake(NamedTuple):
    """Look at the clock: waits that are over end, and what is due is reminded of."""


class Try(NamedTuple):
    """Let a machine try an automated step that is ready, so that nobody else sets to work on it.

    `key` is what the outside world is given, the same for all attempts of a round.
    """

    step: str
    key: str = ""


class Report(NamedTuple):
    """What came of one attempt of an automated step; it counts only while that is open.

    `final` says that trying again by itself would not help, or must not be: a person decides. `key`
    is that of the attempt, for the next one.
    """

    step: str
    round: int
    attempt: int
    succeeded: bool
    values: Answers = NONE
    reason: str = ""
    final: bool = False
    key: str = ""


class Return(NamedTuple):
    """The end of a sub-run, told to the run that started it."""

    step: str
    run: str
    result: str  # done | rejected | cancelled
    outputs: Answers = NONE
    reason: str = ""


OnStep = Take | Done | Approve | Reject | Skip | Reopen | Block | Unblock | Retry | Assign
Act = OnStep | Start | Correct | Add | Comment | Cancel | Wake | Try | Report | Return


class Command(NamedTuple):
    """An act, who does it, when (UTC, ISO 8601), and for whom where one stands in."""

    act: Act
    by: str
    at: str
    on_behalf_of: str = ""
