"""Strictness: the settings of the linter, which a verdict that is kept needs, too."""

from flowdef.findings import NOWHERE, Places
from flowdef.sited import Sited


class LintSettings(Sited, frozen=True, kw_only=True):
    """How strictly the workspace is judged; `per_file` pairs a glob with its own settings.

    What is empty is not said: then holds what is said around it.
    """

    profile: str = ""  # at last `basic`
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, "LintSettings"], ...] = ()
    baseline: str = ""
    fail_level: str = ""  # at last `warning`
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (list, its words), besides our own
    at: Places = NOWHERE
