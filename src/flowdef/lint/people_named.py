"""People named: names and mail addresses of people in a text."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from flowdef.model.organization import Person

_ASKED = (
    r"(?:ask|asks|call|calls|tell|tells|mail|mails|e-mail|email|phone|contact|inform|notify|consult"
    r"|to|by|with|from)"
)
# Names that are words too, after `by` or `from`: the months.
_WORDS = ("April", "May", "June", "August", "Will", "Mark")
_SHORTEST = 3

Named = Mapping[str, tuple[str, ...]]  # a name or address -> the roles of who has it


def names_of(people: Iterable[Person]) -> Named:
    """The names and addresses by which people are found, each with their roles."""
    return {
        name: person.roles
        for person in people
        for name in (person.name, person.email)
        if " " in name or (len(name) >= _SHORTEST and name not in _WORDS)
    }


def telling_words(known: Named) -> frozenset[str]:
    """The last word of each name, as texts are taken apart: without it nobody is named."""
    return frozenset(name.split()[-1].strip(".,()") for name in known)


def person_in(text: str, known: Named) -> tuple[tuple[str, int], ...]:
    """The names in a text, with where each begins."""
    pattern = _pattern(tuple(known)) if known else None
    return tuple(
        (match[group], match.start(group))
        for match in (pattern.finditer(text) if pattern else ())
        if (group := match.lastindex)
    )


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A single word needs a word before it that speaks of people, and no name after it."""
    sure = [re.escape(name) for name in names if " " in name or "@" in name]
    first = [re.escape(name) for name in names if " " not in name and "@" not in name]
    parts = []
    if sure:
        parts.append(rf"(?<![\w@.-])({'|'.join(sure)})(?![\w@-])")
    if first:
        parts.append(rf"(?i:\b{_ASKED}) ({'|'.join(first)})(?![\w'@-]| [A-Z])")
    return re.compile("|".join(parts))
