"""Strictness: the settings of the linter, which a verdict that is kept needs, too."""

from msgspec import Struct

from flowdef.findings import NOWHERE, Places
from flowdef.sited import Sited


class Limits(Struct, frozen=True, kw_only=True):
    """How much the rules of wording let pass; the numbers are those of their sources."""

    title_words: int = 8
    title_characters: int = 60
    order_words: int = 20  # ASD-STE100, 5.1
    description_words: int = 25  # idem, 6.3
    checklist_items: int = 9


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
    limits: tuple[tuple[str, int], ...] = ()  # (what of `Limits`, how much), instead of ours
    at: Places = NOWHERE
