"""Wording: the turns of phrase that messages share."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache

_SHOWN = 6
_LIKENESS = 0.6  # of 1: from here on a word may be a slip of another


def nearest(word: str, known: Collection[str]) -> str:
    """What to write instead of an unknown word: the nearest known one, else what there is."""
    near = slip_of(word, tuple(known))
    if near:
        return f"Did you mean '{near}'?"
    if not known:
        return ""
    rest = len(known) - _SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return f"Known: {listed(list(known)[:_SHOWN])}{more}."


@lru_cache(maxsize=256)
def slip_of(word: str, known: tuple[str, ...]) -> str:
    """The known word that an unknown one may be a slip of; empty where none is near.

    Kept, for the message and the fix ask it both, and a wrong word often stands in many places.
    """
    return next(iter(get_close_matches(word, known, n=1, cutoff=_LIKENESS)), "")


def listed(words: Iterable[str]) -> str:
    """`'a', 'b', 'c'`."""
    return ", ".join(f"'{word}'" for word in words)


def sentences(*parts: str) -> str:
    """The parts that say something, as one line."""
    return " ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """The text with an end."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
