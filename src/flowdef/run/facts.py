"""Facts: what can happen in a run, in the past tense, with all that it rests on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Values = Mapping[str, Any]  # by field name, as JSON; None: unset from now on
NONE: Values = MappingProxyType({})


class Started(NamedTuple):
    """The run began; what it follows is pinned here for good.

    `definition` is the normal form with its `digest`; `called` that of each process it calls.
    `given` names sensitive inputs, `deviations` says why a value may stand outside its limits.
    """

    run: str
    digest: str
    definition: Values
    called: Values = NONE
    values: Values = NONE
    given: tuple[str, ...] = ()
    deviations: Mapping[str, str] = NONE
    parent: tuple[str, str, int] | None = None


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
    `given` the sensitive ones, which are not kept; `deviations` gives the reason of each value
    outside its limits.
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


class Voted(NamedTuple):
    """Somebody said yes or no; `decides` where this settles the round."""

    step: str
    round: int
    verdict: str  # approved | rejected
    decides: bool
    reason: str = ""


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


class Commented(NamedTuple):
    """Somebody said something."""

    text: str
    step: str = ""


class WaitBegan(NamedTuple):
    """The step waits until that moment."""

    step: str
    round: int
    until: str


class SubRunStarted(NamedTuple):
    """A run of its own does this step."""

    step: str
    round: int
    attempt: int
    run: str
    process: str
    digest: str
    inputs: Values = NONE


class SubRunCancelled(NamedTuple):
    """The sub-run is no longer wanted."""

    step: str
    round: int
    run: str
    reason: str = ""


class AttemptBegan(NamedTuple):
    """A machine tries, not before a moment where it waits between attempts."""

    step: str
    round: int
    attempt: int
    job: str
    key: str
    not_before: str = ""


class AttemptFailed(NamedTuple):
    """A machine tried in vain."""

    step: str
    round: int
    attempt: int
    reason: str = ""


class Failed(NamedTuple):
    """No machine will try again by itself: a person retries, does it by hand, or skips it."""

    step: str
    round: int
    reason: str = ""


class Retried(NamedTuple):
    """A person wants what failed tried again."""

    step: str
    round: int
    reason: str = ""


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
    | SubRunStarted
    | SubRunCancelled
    | AttemptBegan
    | AttemptFailed
    | Failed
    | Retried
    | Started
    | Ended
)
