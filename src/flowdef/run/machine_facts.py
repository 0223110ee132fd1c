"""Facts of machines: what machines and the runs of other processes do for a step."""

from typing import NamedTuple

from flowdef.run.fact_values import NONE, Values


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
