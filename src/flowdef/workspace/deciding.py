"""Deciding: go or no-go, written into the file of a project; its comments and layout stay."""

import re
from collections import Counter
from collections.abc import Mapping
from textwrap import indent, wrap
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.layout.form import formed
from flowdef.layout.keys import keys_at
from flowdef.layout.scalar import is_plain
from flowdef.model.project import Project, Selection
from flowdef.reading.comments import outside_values
from flowdef.reading.document import read
from flowdef.reading.fault import Fault
from flowdef.reading.place import Place
from flowdef.reading.source import Source, decode

_WIDTH = 120
_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")
_SIGN = re.compile(r"(?<!\S)#")
_STATUS = {"go": "approved", "no-go": "rejected", "hold": "on-hold", "recycle": "proposed"}
Entries = Mapping[str, "str | Mapping[str, str]"]
_UNDERWAY = ("active", "closed", "cancelled")


class Verdict(NamedTuple):
    """A decision, why, and what would make the proposal better; empty: what was said before."""

    decision: str
    reason: str
    coaching: str = ""


class Kept(NamedTuple):
    """Why a file is left as it is, as the end of a sentence."""

    why: str


def status_after(project: Project, decision: str) -> str:
    """What becomes of a project's status; of one that is under way or over, nothing.

    A go on what has begun already goes on.
    """
    if project.status in _UNDERWAY:
        return project.status
    begun = any(task.started for task in project.tasks)
    return "active" if begun and decision == "go" else _STATUS[decision]


def decided(source: bytes, verdict: Verdict) -> bytes | Kept:
    """The file with the decision in it, or why it stays as it is.

    Only the values of `selection` and `status` change. What would change anything else, or lose
    a comment, is not returned. A file in the one form stays in it.
    """
    project, text = read(source, "").document, decode(source)
    if not isinstance(project, Project) or isinstance(text, Fault):
        return Kept("cannot be read: 'flowdef lint' says why")
    wanted = _wanted(project, verdict)
    changes = _changes(text, project, wanted)
    if changes is None:
        return Kept("shares its `selection` with another place by an alias")
    mark = _BOM if source.startswith(_BOM) else b""
    made = mark + _changed(text.text, changes).encode()
    after = read(made, "")
    if after.document is None:
        return Kept(f"could not be read any more ({after.findings[0].message})")
    if after.document != wanted:
        return Kept("would say something else in other places too")
    if _comments(text.text) - _comments(made.decode().removeprefix("\ufeff")):
        return Kept("would lose a comment")
    return made if formed(source) != source else _in_form(made)


def in_words(verdict: Verdict) -> str:
    """The decision as one would write it by hand."""
    said = {name: value for name, value in verdict._asdict().items() if value}
    return f"selection:\n{indent(_block(said, ''), '  ')}\n"


def _wanted(project: Project, verdict: Verdict) -> Project:
    said = {name: text for name, text in verdict._asdict().items() if text}
    selection = replace(project.selection or Selection(), **said)
    return replace(project, selection=selection, status=status_after(project, verdict.decision))


class _Change(NamedTuple):
    """What stands between two offsets becomes `text`."""

    start: int
    end: int
    text: str


def _changes(text: Source, project: Project, wanted: Project) -> list[_Change] | None:
    """The edits; None where the selection stands elsewhere."""
    root = text.places[0]
    old, new = project.selection or Selection(), wanted.selection or Selection()
    said = {
        name: getattr(new, name)
        for name in Verdict._fields
        if getattr(new, name) != getattr(old, name)
    }
    status = {"status": wanted.status} if wanted.status != project.status else {}
    _, holder = (root.pairs or {}).get("selection", (root, root))
    if holder is root:
        return _put(text, root, {**status, "selection": said}, keys_at("project"))
    if holder.meant or holder.pairs is None:
        return None
    inside = _put(text, holder, said, keys_at("project", "selection"))
    return [*_put(text, root, status, keys_at("project")), *inside]


def _put(text: Source, holder: Place, said: Entries, order: tuple[str, ...]) -> list[_Change]:
    """Keys with their values: in the place of old ones, or behind the keys that go before them."""
    pairs = holder.pairs or {}
    if not pairs and said:
        return [_Change(holder.start, holder.end, _flow(said))]
    flow = text.text.startswith("{", holder.start)
    found: list[_Change] = []
    for name, value in said.items():
        if name in pairs and isinstance(value, str):
            key, old = pairs[name]
            new = _spelled(value, flow=True) if flow else _long(value, _margin(text, key), name)
            found.append(_Change(old.start, old.end, new))
            continue
        earlier = [pair for key, pair in pairs.items() if key in order[: order.index(name)]]
        key, last = (earlier or [*pairs.values()])[-1]
        found.append(_behind(text, key, last, {name: value}, flow=flow))
    return found


def _behind(text: Source, key: Place, last: Place, said: Entries, *, flow: bool) -> _Change:
    if flow:
        return _Change(last.end, last.end, f", {_flow(said)[1:-1]}")
    line_end = _BREAK.search(text.text, last.end)
    end = line_end.start() if line_end else len(text.text)
    return _Change(end, end, "\n" + _block(said, _margin(text, key)))


def _margin(text: Source, key: Place) -> str:
    return " " * (text.span(key.start, key.start).column - 1)


def _flow(said: Entries) -> str:
    entries = (
        f"{name}: {_spelled(value, flow=True) if isinstance(value, str) else _flow(value)}"
        for name, value in said.items()
    )
    return f"{{{', '.join(entries)}}}"


def _block(said: Entries, margin: str) -> str:
    return "\n".join(
        f"{margin}{name}: {_long(value, margin, name)}"
        if isinstance(value, str)
        else f"{margin}{name}:\n{_block(value, margin + '  ')}"
        for name, value in said.items()
    )


def _long(value: str, margin: str, name: str) -> str:
    """A text in a block: on the line of its key, or below it where it is long or has lines."""
    below = margin + "  "
    lines = value.split("\n")
    if len(lines) > 1 and all(line.isprintable() and line == line.strip() for line in lines):
        return indent("\n".join(["|-", *lines]), below).lstrip()
    short = _spelled(value, flow=False)
    one_line = len(margin) + len(name) + 2 + len(short) <= _WIDTH
    if one_line or value != " ".join(value.split()) or not value.isprintable():
        return short
    room = max(_WIDTH - len(below), 40)
    folded = wrap(value, room, break_long_words=False, break_on_hyphens=False)
    return indent("\n".join([">-", *folded]), below).lstrip()


def _spelled(value: str, *, flow: bool) -> str:
    """A text on one line, in quotes where it needs them."""
    return value if is_plain(value, flow=flow) else f'"{"".join(map(_escaped, value))}"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def _changed(text: str, changes: list[_Change]) -> str:
    line_end = _BREAK.search(text)
    parts: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        new = _BREAK.sub(line_end[0], change.text) if line_end else change.text
        parts += text[at : change.start], new
        at = change.end
    return "".join((*parts, text[at:]))


def _comments(text: str) -> Counter[str]:
    signs = tuple(match.start() for match in _SIGN.finditer(text))
    rests = (_BREAK.split(text[at:], maxsplit=1)[0] for at in outside_values(text, signs).offsets)
    return Counter(map(str.rstrip, rests))


def _in_form(made: bytes) -> bytes:
    again = formed(made)
    return again if isinstance(again, bytes) else made
