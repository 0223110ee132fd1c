"""Abbreviations: words in capitals that a text uses and nowhere says in full."""

import re
from collections.abc import Collection, Iterator

from flowdef.lint.late import late

_SHORT = late(r"(?<![\w/.&@#$-])([A-Z][A-Z0-9]{1,5})(s?)(?![\w/]|[-.&]\w| ?\d|-\d|:\w)")
_CODE = late(
    r"```.*?```|`[^`]*`|\[[^\[\]]*\]\([^()]*\)|\{\{[^{}]*\}\}|<[^<>]*>|https?://\S+", re.DOTALL
)
_LOUD_BEFORE = late(r"\b[A-Z]{2,}[,:]? $")
_LOUD_AFTER = late(r"[,:]? [A-Z]{2,}\b")
_ROMAN = late(r"[IVX]+")
_EXPANDING = ("({0})", "({0}s)", "{0} (", "{0}: ", "{0} = ", "{0} stands for", "{0} is short for")
_NEAR = 12  # characters: as far as one looks for a shout


def capitals(tokens: Collection[str]) -> set[str]:
    """The words of a text that may be abbreviations: a quick first look."""
    return {word for word in tokens if word[:2].isupper() and len(word) > 1}


def undefined(text: str, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Each abbreviation that is not known and not said in full, with its first place."""
    bare = _CODE.sub(lambda code: " " * len(code[0]), text)
    told: set[str] = set()
    for match in _SHORT.finditer(bare):
        word = match[1]
        if word in told or word in known or word + match[2] in known or _ROMAN.fullmatch(word):
            continue
        told.add(word)
        before = bare[max(0, match.start() - _NEAR) : match.start()]
        shouted = _LOUD_BEFORE.search(before) or _LOUD_AFTER.match(bare, match.end())
        if not shouted and not any(said.format(word) in bare for said in _EXPANDING):
            yield word, match.start()
