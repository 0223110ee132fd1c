"""Remedies: the fixes that several rules propose."""

from collections.abc import Collection

from flowdef.expressions.tree import Fault
from flowdef.findings import Edit, Fix, Places, Span
from flowdef.lint.parsed import Parsed
from flowdef.lint.wording import slip_of
from flowdef.reading.remedy import as_word


def nearest_instead(at: Span, word: str, known: Collection[str]) -> Fix | None:
    """The nearest known word in the place of an unknown one; None where none is near.

    Never safe: it may be another that was meant. `at` is where the word stands, in quotes or not.
    """
    near = slip_of(word, tuple(known))
    length = at.end_column - at.column
    if not near or at.line != at.end_line or length not in (len(word), len(word) + 2):
        return None
    written = near if length == len(word) and near.isidentifier() else as_word(near)
    return Fix(does=f"write `{near}`", edits=(Edit(at, written),), safe=False)


def instead_of(parsed: Parsed, fault: Fault, written: str) -> Fix | None:
    """Something else in the place of a fault in an expression; never safe.

    None where the text does not stand in the file as it is meant, for escapes or line breaks.
    """
    at = parsed.place(fault)
    if not written or at.line != at.end_line or at.end_column - at.column != fault.length:
        return None
    return Fix(does=f"write `{written}`", edits=(Edit(at, written),), safe=False)


def without(at: Places, *path: str | int, does: str) -> Fix | None:
    """Without the value at a path, or None where that would take more with it; never safe."""
    stretch = at.removal(*path)
    return Fix(does=does, edits=(Edit(stretch, ""),), safe=False) if stretch else None
