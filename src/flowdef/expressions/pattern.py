"""Pattern: whether a text has a form, in time that no form and no text can blow up."""

import re
from collections.abc import Callable
from functools import lru_cache

# A pattern comes with a document, which may be hostile, and Python's `re` can be made to search
# for years by `(a+)+b`. So a form is made into a machine whose states are all followed at once:
# states times characters, whatever the form (K. Thompson, Regular expression search algorithm,
# 1968). Single characters and classes are still told by `re`, one character at a time.
MAX_PATTERN, MAX_SUBJECT = 500, 1_000  # characters
MAX_STATES = 500
MAX_NESTING = 20
MAX_EXAMPLES, MAX_WAYS = 1_000, 20  # texts tried; of them, to one state

_ATOM = re.compile(
    r"\\[dDwWsS]|\\[^A-Za-z0-9]|\\[nt]|\[\^?\]?(?>(?:\\.|[^\]\\])*)\]|[^\\\[(){}|*+?^$)]", re.DOTALL
)
_SET_SIGN = re.compile(r"(?<!\\)[\[&~|]")
_REPEAT = re.compile(r"(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})\??", re.ASCII)


class _Unfit(Exception):  # noqa: N818 (no error of ours: `compiled` makes it a value)
    """What a pattern uses that is not known here."""


# What one state does: test a character and go on to the next state, hold an anchor, or lead to
# other states, so many places away, without a character. The state after the last is the end.
State = Callable[[str], object] | str | tuple[int, ...]
Machine = tuple[State, ...]


def matches(pattern: str, text: str) -> bool | str:
    """Whether the whole text has the form; a sentence where that cannot be told.

    As in web forms, a pattern describes all of the text; `^` and `$` may be written and change
    nothing. Known are characters, classes, groups, `|` and repeats.
    """
    machine = compiled(pattern)
    if isinstance(machine, str):
        return machine
    if len(text) > MAX_SUBJECT:
        return f"the text is longer than {MAX_SUBJECT:,} characters"
    reached = _followed(machine, {0}, begun=True, ended=not text)
    for index, character in enumerate(text, 1):
        moved = {at + 1 for at in reached if _takes(machine, at, character)}
        reached = _followed(machine, moved, begun=False, ended=index == len(text))
        if not reached:
            return False
    return len(machine) in reached


@lru_cache(maxsize=512)
def compiled(pattern: str) -> Machine | str:
    """The machine of a pattern; a sentence where it uses what is not known here."""
    if len(pattern) > MAX_PATTERN:
        return f"it has more than {MAX_PATTERN} characters"
    try:
        machine, position = _either(pattern, 0, 0)
    except _Unfit as unfit:
        return str(unfit)
    return machine if position == len(pattern) else "a ')' closes nothing"


def _takes(machine: Machine, at: int, character: str) -> bool:
    state = machine[at] if at < len(machine) else ()
    return callable(state) and bool(state(character))


def _followed(machine: Machine, moved: set[int], *, begun: bool, ended: bool) -> set[int]:
    found: set[int] = set()
    waiting = list(moved)
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        found.add(at)
        state = machine[at] if at < len(machine) else ()
        if isinstance(state, tuple):
            waiting.extend(at + step for step in state)
        elif (state == "^" and begun) or (state == "$" and ended):
            waiting.append(at + 1)
    return found


def _either(pattern: str, position: int, depth: int) -> tuple[Machine, int]:
    if depth > MAX_NESTING:
        raise _Unfit(f"its groups are nested deeper than {MAX_NESTING}")
    machine, position = _sequence(pattern, position, depth)
    while pattern[position : position + 1] == "|":
        other, position = _sequence(pattern, position + 1, depth)
        machine = _bounded(
            ((1, len(machine) + 2), *machine, (len(other) + 1,), *other),
        )
    return machine, position


def _sequence(pattern: str, position: int, depth: int) -> tuple[Machine, int]:
    machine: Machine = ()
    while position < len(pattern) and pattern[position] not in "|)":
        anchor = pattern[position] in "^$"
        part, position = _single(pattern, position, depth)
        repeat = _REPEAT.match(pattern, position)
        if repeat and anchor:
            raise _Unfit(f"'{repeat[0]}' repeats no character")
        if repeat:
            part, position = _repeated(part, *_bounds(repeat)), repeat.end()
        machine = _bounded(machine + part)
    return machine, position


def _single(pattern: str, position: int, depth: int) -> tuple[Machine, int]:
    if pattern[position] in "^$":
        return (pattern[position],), position + 1
    if pattern[position] == "(":
        return _group(pattern, position, depth)
    atom = _ATOM.match(pattern, position)
    if atom is None:
        raise _Unfit(f"'{pattern[position : position + 2]}' is not known here")
    try:
        return (re.compile(_class(atom[0])).fullmatch,), atom.end()
    except re.error as error:
        raise _Unfit(f"'{atom[0]}': {error}") from None


def _class(atom: str) -> str:
    # Python warns of these signs in a class, since they may come to mean sets of characters.
    if atom[0] != "[" or atom[-1] != "]":
        return atom
    if "--" in atom:
        raise _Unfit(f"'--' in {atom!r} is not known here; write '\\-' for a hyphen")
    return "[" + _SET_SIGN.sub(r"\\\g<0>", atom[1:-1]) + "]"


def _group(pattern: str, position: int, depth: int) -> tuple[Machine, int]:
    inside = position + (3 if pattern.startswith("(?:", position) else 1)
    if pattern.startswith("(?", position) and inside == position + 1:
        raise _Unfit(f"'{pattern[position : position + 3]}' is not known here")
    machine, position = _either(pattern, inside, depth + 1)
    if pattern[position : position + 1] != ")":
        raise _Unfit("a '(' is never closed")
    return machine, position + 1


def _bounds(repeat: re.Match[str]) -> tuple[int, int | None]:
    if repeat[1] is None:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[repeat[0][0]]
    least = int(repeat[1])
    most = least if not repeat[2] else int(repeat[3]) if repeat[3] else None
    if most is not None and most < least:
        raise _Unfit(f"'{repeat[0]}' ends before it begins")
    return least, most


def _repeated(part: Machine, least: int, most: int | None) -> Machine:
    if (len(part) + 1) * max(least, most or 0) > MAX_STATES:
        raise _Unfit(f"its repeats make more than {MAX_STATES} states")
    if most is None:
        return part * least + ((1, len(part) + 2), *part, (-len(part) - 1,))
    optional = most - least
    tail = (((1, (len(part) + 1) * left), *part) for left in range(optional, 0, -1))
    return part * least + tuple(state for piece in tail for state in piece)


def _bounded(machine: Machine) -> Machine:
    if len(machine) > MAX_STATES:
        raise _Unfit(f"it makes more than {MAX_STATES} states")
    return machine


@lru_cache(maxsize=128)
def examples(pattern: str) -> tuple[str, ...]:
    """Some texts of the form, short ones first, of the characters that it is written with.

    The search ends after some thousand steps: no more examples does not mean no more texts.
    """
    machine = compiled(pattern)
    if isinstance(machine, str):
        return ()
    alphabet = sorted({each for each in pattern if each.isalnum()} | set("a1A0-_. @/x"))
    waiting = [("", frozenset(_followed(machine, {0}, begun=True, ended=False)))]
    ways: dict[frozenset[int], int] = {}
    for text, reached in waiting:
        for character in alphabet if len(waiting) < MAX_EXAMPLES else "":
            moved = {at + 1 for at in reached if _takes(machine, at, character)}
            after = frozenset(_followed(machine, moved, begun=False, ended=False))
            ways[after] = ways.get(after, 0) + 1
            if moved and ways[after] <= MAX_WAYS:
                waiting.append((text + character, after))
    return tuple(text for text, _ in waiting if matches(pattern, text) is True)
