"""Schedule: the five parts of a cron line as sets of numbers, and whether there is such a day.

Method: crontab(5). Where both the day of the month and the day of the week are restricted, either
is enough.
"""

import re

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST = dict(zip(range(1, 13), (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
_PART = re.compile(r"(\*|[0-9a-z]+(?:-[0-9a-z]+)?)(?:/([0-9]{1,3}))?", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)


class Fault(Struct, frozen=True):
    """Why a text is no schedule, as the second half of a sentence."""

    message: str


class Schedule(Struct, frozen=True):
    """The minutes, hours, days, months and weekdays (0 is Sunday) that a schedule means.

    None stands for days that decide nothing: of a part that begins with `*`, `*/2` too.
    """

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int] | None
    months: frozenset[int]
    weekdays: frozenset[int] | None

    @property
    def fires(self) -> bool:
        """Whether there is any day that it means."""
        if self.days is None or self.weekdays is not None:
            return True
        return any(min(self.days) <= _LONGEST[month] for month in self.months)


class _Kind(Struct, frozen=True):
    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()
    first: int = 0  # the number of the first word


_KINDS = (
    _Kind("minute", 0, 59),
    _Kind("hour", 0, 23),
    _Kind("day of the month", 1, 31),
    _Kind("month", 1, 12, _MONTHS, 1),
    _Kind("day of the week", 0, 7, _DAYS),
)


def schedule(text: str) -> Schedule | Fault:
    """`0 9 * * mon` as a Schedule, or what is wrong with it."""
    parts = text.lower().split()
    if len(parts) != len(_KINDS):
        return Fault(f"has {len(parts)} parts, where there are five")
    found: list[frozenset[int]] = []
    for part, kind in zip(parts, _KINDS, strict=True):
        numbers: set[int] = set()
        for item in part.split(","):
            said = _numbers(item, kind)
            if isinstance(said, Fault):
                return said
            numbers |= said
        found.append(frozenset(numbers))
    minutes, hours, days, months, weekdays = found
    return Schedule(
        minutes,
        hours,
        None if parts[2].startswith("*") else days,
        months,
        None if parts[4].startswith("*") else frozenset(each % 7 for each in weekdays),
    )


def _numbers(item: str, kind: _Kind) -> set[int] | Fault:
    """What one item of a list means: `*`, `3`, `mon`, `1-5`, each with `/2` or without."""
    match = _PART.fullmatch(item)
    if not match:
        return Fault(f"cannot be read: '{item}' is no {kind.name}")
    words, step = match[1].split("-"), int(match[2] or 1)
    ends = [kind.least, kind.most] if match[1] == "*" else [_number(word, kind) for word in words]
    first = ends[0]
    last = ends[-1] if len(ends) > 1 else kind.most if match[2] else first
    if first is None or last is None or not kind.least <= first <= last <= kind.most or not step:
        return Fault(f"cannot be read: '{item}' is no {kind.name} ({kind.least} to {kind.most})")
    return set(range(first, last + 1, step))


def _number(word: str, kind: _Kind) -> int | None:
    if word in kind.words:
        return kind.words.index(word) + kind.first
    return int(word) if _NUMBER.fullmatch(word) else None
