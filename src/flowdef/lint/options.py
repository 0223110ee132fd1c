"""Options: what a call asks of the rules."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a verdict that is kept rests on options, and most of them on no settings
    from flowdef.model.strictness import LintSettings


class Profile(StrEnum):
    """How strict a set of rules is; each contains the one before. `opt` rules run by name only."""

    MIN = "min"
    BASIC = "basic"
    TEAM = "team"
    REGULATED = "regulated"
    OPT = "opt"

    @property
    def rank(self) -> int:
        """0 for the mildest."""
        return _RANKS[self]


_RANKS = {profile: rank for rank, profile in enumerate(Profile)}


class Options(NamedTuple):
    """What the call asks for, over whatever the settings say.

    `select` names the only rules to run, whatever the profile; `extend_select` adds rules to
    those, `ignore` takes some away. Words are codes, beginnings of codes, names, or `ALL`.
    `beneath` are settings from around the workspace, which hold where its own say nothing.
    `baseline` is the whole path of the file of known findings, over the one that settings name;
    with `renew` nothing is held to it, and it is made anew.
    """

    profile: Profile | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    beneath: "LintSettings | None" = None
    baseline: str = ""
    renew: bool = False


RULE_ERROR = "LNT001"
AS_SET = Options()  # nothing over what the settings say
