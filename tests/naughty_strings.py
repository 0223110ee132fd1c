"""Naughty strings: other people's list of texts that break programs, where it lies."""

import json
import os
import unicodedata
from itertools import pairwise
from pathlib import Path


def naughty_strings(corpora: Path) -> list[str]:
    """All that are not empty in the long run, else those with a neighbourhood of signs anew.

    What breaks a page is a sign, and what stands before it: letters are one sign, digits too.
    """
    source = corpora / "odd" / "blns" / "blns.json"
    found = [each for each in json.loads(source.read_text(encoding="utf-8")) if each.strip()]
    assert len(found) > 500
    return found if os.environ.get("FLOWDEF_LONG") else _unlike(found)


def _unlike(texts: list[str]) -> list[str]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for text in texts:
        pairs = set(pairwise(["", *map(_sign, text), ""]))
        if not pairs <= seen:
            kept.append(text)
            seen |= pairs
    return kept


def _sign(letter: str) -> str:
    if letter.isascii() and not letter.isalnum():
        return letter
    return unicodedata.category(letter)[0]
