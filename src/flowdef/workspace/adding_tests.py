"""Adding tests: scenarios written into the file of a process; its comments and layout stay."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.layout.form import formed
from flowdef.layout.keys import keys_at
from flowdef.layout.lines import lines_of
from flowdef.layout.part import Block, Entry, Scalar, Whole
from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Process, Scenario
from flowdef.reading.document import read
from flowdef.reading.fault import Fault
from flowdef.reading.source import Source, decode

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")
_TESTS = "tests"


class Kept(NamedTuple):
    """Why a file is left as it is, as the end of a sentence."""

    why: str


class _Change(NamedTuple):
    """What stands between two offsets becomes `text`."""

    start: int
    end: int
    text: str


def with_tests(source: bytes, scenarios: Sequence[Scenario]) -> bytes | Kept:
    """The file with more scenarios behind those that it has, or why it stays as it is.

    Nothing else changes: what would say anything else afterwards is not returned. A file in the
    one form stays in it.
    """
    process, text = read(source, "").document, decode(source)
    if not isinstance(process, Process) or isinstance(text, Fault):
        return Kept("cannot be read: 'flowdef lint' says why")
    change = _change(text, scenarios)
    if change is None:
        return Kept("has its tests in brackets, or behind an alias: write them line by line")
    line_end = _BREAK.search(text.text)
    new = _BREAK.sub(line_end[0], change.text) if line_end else change.text
    mark = _BOM if source.startswith(_BOM) else b""
    made = mark + (text.text[: change.start] + new + text.text[change.end :]).encode()
    wanted = replace(process, scenarios=(*process.scenarios, *scenarios))
    if read(made, "").document != wanted:
        return Kept("would say something else with them")
    again = formed(made) if formed(source) == source else made
    return again if isinstance(again, bytes) else made


def in_words(scenarios: Iterable[Scenario]) -> str:
    """The scenarios as one would write them by hand, with the key that they stand under."""
    return "".join(f"{line}\n" for line in _lines(scenarios, ""))


def _change(text: Source, scenarios: Sequence[Scenario]) -> _Change | None:
    """The edit; None where the tests do not stand line by line."""
    pairs = text.places[0].pairs or {}
    if text.text.startswith("{", text.places[0].start):
        return None
    if _TESTS not in pairs:
        order = keys_at("process")
        earlier = [pair for key, pair in pairs.items() if key in order[: order.index(_TESTS)]]
        key, last = (earlier or [*pairs.values()])[-1]
        at = _line_end(text, last.end)
        return _Change(at, at, "\n" + "\n".join(_lines(scenarios, _margin(text, key.start))))
    _, value = pairs[_TESTS]
    if value.items is None or text.text.startswith("[", value.start):
        return None
    at, margin = _line_end(text, value.items[-1].end), _margin(text, value.start)
    lines = (margin + line[2:] for line in _lines(scenarios, "")[1:])
    return _Change(at, at, "\n" + "\n".join(lines))


def _line_end(text: Source, offset: int) -> int:
    found = _BREAK.search(text.text, offset)
    return found.start() if found else len(text.text)


def _margin(text: Source, offset: int) -> str:
    return " " * (text.span(offset, offset).column - 1)


def _lines(scenarios: Iterable[Scenario], margin: str) -> list[str]:
    items = tuple(Entry(None, "", _scenario(each)) for each in scenarios)
    tests = Entry(_text(_TESTS), "", Block((), items, listed=True))
    lines = lines_of(Whole((), Block((), (tests,), listed=False), aliased=False))
    return [margin + line for line in lines]


def _scenario(scenario: Scenario) -> Block:
    then = scenario.then
    answers = [_entry(step, _rounds(rounds)) for step, rounds in scenario.answers]
    given = _entry("given", _values(scenario.given)) if scenario.given else None
    said = [
        _entry("name", _text(scenario.name)),
        *([given] if given else []),
        *([_entry("answers", _mapping(answers))] if answers else []),
        _entry(
            "then",
            _mapping(
                [
                    _entry("done", _listing(map(_text, then.done))),
                    _entry("skipped", _listing(map(_text, then.skipped or ()))),
                    _entry("result", _text(then.result)),
                ]
            ),
        ),
    ]
    return _mapping(said)


def _rounds(rounds: tuple[Answer, ...]) -> Scalar | Block:
    said = [_text(each) if isinstance(each, str) else _values(each) for each in rounds]
    return said[0] if len(said) == 1 else _listing(said)


def _values(pairs: Iterable[tuple[str, Raw]]) -> Block:
    return _mapping([_entry(name, _raw(raw)) for name, raw in pairs], flow=True)


def _raw(raw: Raw) -> Scalar | Block:
    match raw:
        case bool():
            return Scalar(("true" if raw else "false",), "", "")
        case str():
            return _text(raw)
        case int() | float():
            return Scalar((repr(raw),), "", "")
        case _:
            return _listing(map(_text, raw))


def _text(text: str) -> Scalar:
    return Scalar((f'"{"".join(map(_escaped, text))}"',), '"', text)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def _entry(key: str, value: Scalar | Block) -> Entry:
    return Entry(_text(key), "", value)


def _mapping(entries: Sequence[Entry], *, flow: bool = False) -> Block:
    return Block((), tuple(entries), listed=False, flow=flow)


def _listing(values: Iterable[Scalar | Block]) -> Block:
    return Block((), tuple(Entry(None, "", each) for each in values), listed=True, flow=True)
