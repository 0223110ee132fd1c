"""Anchors: the name under which a heading of a rendered page is linked to."""

from collections.abc import Iterable
from unicodedata import category

# Ruby's `\p{Word}`, by which GitHub keeps a character: letters, marks, decimal digits, joiners.
_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"})


class _Kept(dict[int, int | None]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if category(chr(code)) in _WORD else None
        return self[code]


_KEPT = _Kept({ord(" "): ord("-"), ord("-"): ord("-")})


def anchor(heading: str) -> str:
    """The anchor of a heading, given its text as it is read, where no other has the same.

    This is GitHub's rule: small letters, nothing but letters, digits, hyphens and underscores,
    a hyphen for each space. Gitea and Forgejo do the same; GitLab also makes one hyphen of several
    in a row, so a heading that is meant to be linked to has no dash between spaces.
    """
    return " ".join(heading.split()).lower().translate(_KEPT)


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
