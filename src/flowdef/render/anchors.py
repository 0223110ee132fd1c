"""Anchors: the name under which a heading of a rendered page is linked to."""

import re
from collections.abc import Iterable
from unicodedata import category

_DOUBTFUL = re.compile(r"[^\w -]", re.ASCII)
# Ruby's `\p{Word}`, by which GitHub keeps a character: letters, marks, decimal digits, joiners.
_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"})


def anchor(heading: str) -> str:
    """The anchor of a heading, given its text as it is read, where no other has the same.

    This is GitHub's rule: small letters, nothing but letters, digits, hyphens and underscores,
    a hyphen for each space. Gitea and Forgejo do the same; GitLab also makes one hyphen of several
    in a row, so a heading that is meant to be linked to has no dash between spaces.
    """
    lower = " ".join(heading.split()).lower()
    return _DOUBTFUL.sub(_kept, lower).replace(" ", "-")


def anchors(headings: Iterable[str]) -> list[str]:
    """The anchors of all headings of a page, in order; one that is there already gets a number."""
    found: list[str] = []
    used: dict[str, int] = {}
    for heading in headings:
        plain = unique = anchor(heading)
        while unique in used:
            used[plain] += 1
            unique = f"{plain}-{used[plain]}"
        used[unique] = 0
        found.append(unique)
    return found


def _kept(match: re.Match[str]) -> str:
    return match[0] if category(match[0]) in _WORD else ""
