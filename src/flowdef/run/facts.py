"""Facts: what can happen in a run, in the past tense, with all that it rests on."""

# ruff: noqa: PLC0414 (as types they are handed on only so, and f.Failed is where one looks)

from collections.abc import Mapping
from typing import Any, NamedTuple

from flowdef.run.fact_values import NONE, Values
from flowdef.run.machine_facts import AttemptBegan as AttemptBegan
from flowdef.run.machine_facts import AttemptFailed as AttemptFailed
from flowdef.run.machine_facts import Failed as Failed
from flowdef.run.machine_facts import Retried as Retried
from flowdef.run.machine_facts import SubRunCancelled as SubRunCancelled
from flowdef.run.machine_facts import SubRunStarted as SubRunStarted


class Started(NamedTuple):
    """The run began; what it follows is pinned here for good.

    `definition` is the normal form with its `digest`; `called` that of each process it calls.
    `given` names sensitive inputs, `deviations` says why a value may stand outside its limits.
    `title` is what a person called the run; `project` names the project and the task it serves.
    A random `nonce` lets no two logs begin alike.
    """

    run: str
    digest: str
    definition: Values
    called: Values = NONE
    values: Values = NONE
    given: tuple[str, ...] = ()
    deviations: Mapping[str, str] = NONE
    parent: tuple[str, str, int] | None = None
    title: str = ""
    project: tuple[str, str] | None = None
    nonce: str = ""


class StageDecided(NamedTuple):
    """The condition of a stage was decided, for the steps that share this turn.

    `reads` are the values that it rested on; `reason` is a person's, where one decided.
    """

    stage: str
    turn: int
    holds: bool
    step: str
    reads: Values = NONE
    reason: str = ""


class Decided(NamedTuple):
    """The condition of a step was decided for a round; fields as in StageDecided."""

    step: str
    round: int
    holds: bool
    reads: Values = NONE
    reason: str = ""


class MadeReady(NamedTuple):
    """All that the step needs is closed."""

    step: str
    round: int


class Skipped(NamedTuple):
    """The step is left out: because of its `condition`, its `stage`, or a `person`.

    `unset` names its values of an earlier round, which hold no longer.
    """

    step: str
    round: int
    because: str
    reason: str = ""
    unset: tuple[str, ...] = ()


class Taken(NamedTuple):
    """Somebody is on it."""

    step: str
    round: int


class Finished(NamedTuple):
    """The step is done, `how`: person, hand (in place of a machine), time, machine, sub-run, vote.

    `values` are what was answered now, `kept` names the answers of an earlier round that stand,
    with `kept_values`; `given` the sensitive ones, which are not kept; `deviations` gives the
    reason of each value outside its limits.
    """

    step: str
    round: int
    how: str = "person"
    values: Values = NONE
    kept: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    ticks: tuple[int, ...] = ()
    not_applicable: Mapping[str, str] = NONE  # index of the item as text: reason
    deviations: Mapping[str, str] = NONE
    reason: str = ""
    kept_values: Values = NONE


class Voted(NamedTuple):
    """Somebody said yes or no; `decides` where this settles the round."""

    step: str
    round: int
    verdict: str  # approved | rejected
    decides: bool
    reason: str = ""


class Lapsed(NamedTuple):
    """The yes of `voter`, perhaps for `represents`, no longer counts.

    `because`: separation (they did or corrected the step `over`, which must stay apart) or amount
    (their right does not reach what the field `over` has become).
    """

    step: str
    round: int
    voter: str
    represents: str
    because: str
    over: str


class Blocked(NamedTuple):
    """The step cannot go on.

    `cause`: person (somebody needs help), condition (it, or its stage, reads unset `names`),
    date (what it waits for is unset), rounds (rejected in the last round).
    """

    step: str
    round: int
    cause: str
    reason: str = ""
    names: tuple[str, ...] = ()
    help: str = ""


class Unblocked(NamedTuple):
    """The step goes on."""

    step: str
    round: int
    reason: str = ""


class Opened(NamedTuple):
    """Steps begin a new round: by `rework` after a rejection, or because a person reopened one.

    `rounds` gives the round of each; `back` are ready steps that wait again; `older` are started,
    done and skipped steps that rest on what is done anew.
    """

    step: str
    because: str  # rework | reopen
    rounds: Mapping[str, int]
    back: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    reason: str = ""


class Corrected(NamedTuple):
    """A value changed; `stands` are the steps and stages whose decisions read the old one."""

    field: str
    value: Any
    old: Any
    stands: tuple[str, ...] = ()
    deviation: str = ""
    reason: str = ""
    given: bool = False  # a sensitive value, which is not kept


class Assigned(NamedTuple):
    """The step is in somebody's hands."""

    step: str
    round: int
    to: str
    reason: str = ""


class Added(NamedTuple):
    """A step that this run alone has: pinned here for good, as `Definition` holds a step.

    It stands `after` a step of the document (empty: before all). The steps of `before` need it
    from now on, and those of `back` were ready and wait again.
    """

    step: str
    definition: Values
    after: str = ""
    before: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    reason: str = ""


class Reminded(NamedTuple):
    """A step is soon due, and those that it is for (ids) are told; noted by whoever looks."""

    step: str
    round: int
    due: str
    to: tuple[str, ...] = ()


class Escalated(NamedTuple):
    """A step is so late that it is brought to a role, and to whoever holds it now (ids)."""

    step: str
    round: int
    due: str
    role: str
    to: tuple[str, ...] = ()


class Commented(NamedTuple):
    """Somebody said something."""

    text: str
    step: str = ""


class WaitBegan(NamedTuple):
    """The step waits until that moment."""

    step: str
    round: int
    until: str


class Ended(NamedTuple):
    """The run is over: done, rejected or cancelled; `outputs` are what a caller may read."""

    result: str
    reason: str = ""
    outputs: Values = NONE


# The frequent ones first: whoever matches on this walks from the left.
Fact = (
    Finished
    | MadeReady
    | Decided
    | Skipped
    | Taken
    | Voted
    | WaitBegan
    | StageDecided
    | Opened
    | Blocked
    | Unblocked
    | Corrected
    | Assigned
    | Commented
    | Lapsed
    | Reminded
    | Escalated
    | Added
    | SubRunStarted
    | SubRunCancelled
    | AttemptBegan
    | AttemptFailed
    | Failed
    | Retried
    | Started
    | Ended
)
