"""Alike: projects that do the same work under other names."""

import re
from collections.abc import Iterable, Mapping

from flowdef.model.document import Entry, Kind

_FEWEST = 4  # common tasks
_SHARE = 0.75  # of all tasks of the two
_WORD = re.compile(r"[^\W\d_]+")


def alike(entries: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """The projects that have the same tasks as each project, by id; those without any left out."""
    shapes = [
        (entry.id, _names(entry), _titles(entry))
        for entry in entries
        if entry.kind is Kind.PROJECT and len(entry.tasks) >= _FEWEST
    ]
    found: dict[str, tuple[str, ...]] = {}
    for place, (name, ids, titles) in enumerate(shapes):
        for other, other_ids, other_titles in shapes[:place]:
            if _near(ids, other_ids) or _near(titles, other_titles):
                found[name] = (*found.get(name, ()), other)
                found[other] = (*found.get(other, ()), name)
    return found


def _names(entry: Entry) -> frozenset[str]:
    return frozenset(name for name, _ in entry.tasks)


def _titles(entry: Entry) -> frozenset[str]:
    """The titles as their words, without those of the project itself: the case, not the work."""
    own = set(_words(entry.title))
    said = (tuple(word for word in _words(title) if word not in own) for _, title in entry.tasks)
    return frozenset(" ".join(words) for words in said if words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= _FEWEST and common >= _SHARE * len(one | other)
