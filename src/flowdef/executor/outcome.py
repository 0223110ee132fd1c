"""Outcome: what came of one attempt, as a value."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flowdef.run.commands import NONE


class Outcome(NamedTuple):
    """Whether it worked, what it yields by source (`stdout`, `exit_code`, `json:/a`), or why not.

    `reason` may also say how it worked. `final` says that another attempt would fail alike, or
    must not be made without a person.
    """

    succeeded: bool
    values: Mapping[str, Any] = NONE
    reason: str = ""
    final: bool = False


def failed(reason: str, *, final: bool = False) -> Outcome:
    """It did not work, because."""
    return Outcome(succeeded=False, reason=reason, final=final)
