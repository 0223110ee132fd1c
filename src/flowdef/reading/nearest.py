"""Nearest: the word that was probably meant, for keys, kinds and values."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from flowdef.reading.packaged import bundle

# Words of other tools and of everyday life, and what flowdef calls them where that is a key.
_OTHER_WORDS = {
    "name": ("title", "id"),
    "summary": ("title", "description"),
    "label": ("title",),
    "key": ("id",),
    "depends_on": ("needs",),
    "depends": ("needs",),
    "dependson": ("needs",),
    "requires": ("needs",),
    "after": ("needs",),
    "if": ("when",),
    "condition": ("when",),
    "only_if": ("when",),
    "assignee": ("responsible", "assigned"),
    "assigned_to": ("responsible", "assigned"),
    "who": ("responsible", "assigned"),
    "role": ("responsible",),
    "responsible": ("assigned", "manager", "owner"),
    "how": ("instructions",),
    "text": ("instructions", "description"),
    "details": ("instructions", "description"),
    "fields": ("collect", "inputs"),
    "form": ("collect",),
    "data": ("collect",),
    "run": ("automate", "command"),
    "script": ("automate", "command"),
    "approval": ("approve",),
    "approver": ("approve", "role"),
    "approvers": ("approve", "role"),
    "call": ("process",),
    "subprocess": ("process",),
    "options": ("choices",),
    "values": ("choices",),
    "enum": ("choices",),
    "phase": ("phases",),
    "todo": ("checklist",),
    "todos": ("checklist",),
    "checks": ("checklist",),
    "time": ("effort", "duration"),
    "estimate": ("effort", "duration"),
    "deadline": ("due",),
    "due_date": ("due", "deadline"),
    "start_date": ("start",),
    "end": ("deadline",),
    "end_date": ("deadline",),
    "per_file_ignores": ("per_file",),
    "extend_ignore": ("ignore",),
}


_JUMPS = "there are no jumps: `needs` gives the order, `on_reject` of an approval sends work back"
_LOOPS = "there are no loops: say it in `instructions`, or call a `process` for each"
_GATES = "steps that need the same may be done side by side, and `when` says which are done at all"
_LEFT_OUT = "`per_file` with `ignore: [ALL]` for those files leaves them out"
_DONE_OTHERWISE = {
    **dict.fromkeys(("exclude", "extend_exclude"), ("lint", _LEFT_OUT)),
    **dict.fromkeys(("goto", "go_to", "jump", "next", "next_step", "then"), ("step", _JUMPS)),
    **dict.fromkeys(("loop", "for_each", "foreach", "repeat", "while", "until"), ("step", _LOOPS)),
    **dict.fromkeys(
        ("parallel", "branches", "branch", "switch", "gateway", "cases"), ("step", _GATES)
    ),
}

_SURE, _TURNED, _AHEAD = 0.85, 0.7, 0.15  # of 1, which is the same word; `titel` has 0.8


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word` by spelling; empty where none is near."""
    from difflib import get_close_matches

    spelled = {_plain(each): each for each in known}
    close = get_close_matches(_plain(word[:64]), spelled, n=1, cutoff=0.7)
    return spelled[close[0]] if close else ""


def nearest_key(word: str, known: Iterable[str]) -> str:
    """The known key nearest to `word` by spelling, or by what other tools call it."""
    keys = tuple(known)
    others = _OTHER_WORDS.get(_plain(word[:64]), ())
    return next((each for each in others if each in keys), "") or nearest(word, keys)


def done_otherwise(owner: str, key: str) -> str:
    """How one does here what such a key does in other tools; empty where it is none of these.

    `owner` is what has the key, by its title in the schema: a step, or the settings of lint.
    """
    place, words = _DONE_OTHERWISE.get(_plain(key[:64]), ("", ""))
    return words if place == owner else ""


def plainly_meant(word: str, near: str, known: Iterable[str]) -> bool:
    """Whether a known word is surely what somebody meant: much like it, and no other is."""
    from difflib import SequenceMatcher

    written = _plain(word[:64])
    likeness = {
        each: SequenceMatcher(None, _plain(each), written).ratio() for each in {near, *known}
    }
    best = likeness.pop(near)
    turned = best >= _TURNED and sorted(written) == sorted(_plain(near))
    ahead = best - max(likeness.values(), default=0) >= _AHEAD
    return best == 1 or ((turned or best >= _SURE) and ahead)


def holders(kind: str, key: str) -> tuple[str, ...]:
    """What else in a document of that kind has such a key: `step`, `stage`, `process`."""
    return _holders(kind).get(key, ())


def kind_with(key: str, kind: str) -> tuple[str, str]:
    """Another kind of document with such a key at its top, and how that calls it; else empty."""
    words = (key, *_OTHER_WORDS.get(_plain(key[:64]), ()))
    for other in ("process", "project", "organization"):
        known = bundle(other)["properties"] if other != kind else {}
        for word in words:
            if word in known:
                return other, word
    return "", ""


@cache
def _holders(kind: str) -> dict[str, tuple[str, ...]]:
    whole = bundle(kind)
    found: dict[str, tuple[str, ...]] = {}
    for schema in (whole, *whole["$defs"].values()):
        properties: dict[str, Any] = schema.get("properties", {})
        for key in properties if schema.get("additionalProperties") is False else ():
            found[key] = (*found.get(key, ()), schema.get("title", kind))
    return found


def _plain(word: str) -> str:
    """`dueDate`, `due-date` and `Due date` as `due_date`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[\s_-]+", "_", word.strip()).lower()
