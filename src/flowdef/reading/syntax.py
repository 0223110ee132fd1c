"""Syntax: where a text is no YAML, in people's words and with what to do."""

import re
from contextlib import suppress
from typing import Any

from msgspec.structs import replace
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import CollectionEndEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from flowdef.findings import Fix, Span
from flowdef.reading.events import TooMany, events_of
from flowdef.reading.fault import PARSE_ERROR, Fault, shown
from flowdef.reading.sayings import said
from flowdef.reading.source import Source

_TEMPLATE = re.compile(r"[:\-,\[]\s+(\{\{.*)")
_TEMPLATE_WORDS = 'a text that begins with `{{` must stand in quotes: "{{ … }} …"'
_COLON = "mapping values are not allowed in this context"
_OPENING = (MappingStartEvent, SequenceStartEvent)
_NEVER_CLOSED = (
    "the `{sign}` that opens here is never closed: add `{end}`, or put a text that begins with it"
    " in quotes"
)
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def syntax_fault(source: Source, error: YAMLError) -> Fault:
    """What both families of PyYAML's errors mean: marked ones, and unreadable characters."""
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        return _marked(source, error, error.problem_mark.index)
    return _unreadable(source)


def _marked(source: Source, error: MarkedYAMLError, stopped: int) -> Fault:
    began = error.context_mark.index if error.context_mark else stopped
    # An open quote first: what it swallowed ends in a text, often a template, that looks unquoted.
    if (open_quote := _swallowing(source, stopped)) is not None:
        line = source.span(stopped, stopped).line
        words = f"the quote that opens here ends only on line {line}: close it where its text ends"
        return _fault(_one(source, open_quote), words)
    if template := _template(source, stopped):
        return template
    if not source.text[stopped:].strip() and (opened := _left_open(source)) is not None:
        sign, end = ("[", "]") if source.text[opened] == "[" else ("{", "}")
        return _fault(_one(source, opened), _NEVER_CLOSED.format(sign=sign, end=end))
    character = source.text[stopped : stopped + 1]
    tab = "\t" if character == "\t" else ""
    saying = said(f"{error.context or ''} {error.problem or ''}{tab}")
    words = saying.words.format(sign=_sign(character), line=source.span(began, began).line)
    fault = _fault(_one(source, began if saying.begins else stopped), words)
    return replace(fault, fix=_fix(source, error, stopped))


def _fix(source: Source, error: MarkedYAMLError, stopped: int) -> Fix | None:
    """Quotes, where a text begins with a sign that none can begin with, or holds a `: `."""
    from flowdef.reading.remedy import quoted_text, quoted_value

    if source.text[stopped : stopped + 1] in ("@", "`", "%"):
        return quoted_text(source, stopped)
    return quoted_value(source, stopped) if error.problem == _COLON else None


def _swallowing(source: Source, stopped: int) -> int | None:
    """Where a quote opens that swallowed whole lines and ended just before the fault."""
    last: Any = None
    with suppress(YAMLError, TooMany):
        for event in iter(events_of(source.text), None):
            last = event if isinstance(event, ScalarEvent) else last
    if last is None or last.style not in ("'", '"') or last.start_mark.line == last.end_mark.line:
        return None
    between = source.text[last.end_mark.index : stopped]
    return None if "\n" in between else int(last.start_mark.index)


def _left_open(source: Source) -> int | None:
    """Where the innermost bracket or brace opens that is open at the end of the text."""
    opened: list[int] = []
    event: Any
    with suppress(YAMLError, TooMany):
        for event in iter(events_of(source.text), None):
            if isinstance(event, CollectionEndEvent):
                opened.pop()
            elif isinstance(event, _OPENING):
                mark: Any = event.start_mark  # it has one always, whatever the stubs say
                opened.append(mark.index)
    # A pair in a list opens a mapping too, and so does a block: without a sign of its own.
    return next((at for at in reversed(opened) if source.text[at] in "[{"), None)


def _template(source: Source, stopped: int) -> Fault | None:
    """An unquoted `{{ x }} …`, which YAML takes for a mapping in a mapping."""
    text = source.text
    start = text.rfind("\n", 0, stopped) + 1
    line = text[start : (text.find("\n", stopped) + 1) or None].rstrip()
    match = _TEMPLATE.search(line)
    if not match:
        return None
    from flowdef.reading.remedy import quoted_text

    begin = start + match.start(1)
    fault = _fault(source.span(begin, start + len(line)), _TEMPLATE_WORDS)
    return replace(fault, fix=quoted_text(source, begin))


def _sign(character: str) -> str:
    return "a backquote" if character == "`" else f"`{shown(character)}`"


def _unreadable(source: Source) -> Fault:
    match = _CONTROL.search(source.text)
    if match is None:  # pragma: no cover (what the parsers refuse is what we look for)
        return _fault(Span(), "the text has a character that YAML does not allow: remove it")
    words = f"the invisible character U+{ord(match[0]):04X} is not allowed in YAML: remove it"
    if match[0] == "\0":
        words += " (a file full of them is UTF-16: save it as UTF-8)"
    return _fault(_one(source, match.start()), words)


def _one(source: Source, index: int) -> Span:
    return source.span(index, min(index + 1, len(source.text)))


def _fault(span: Span, message: str) -> Fault:
    return Fault(code=PARSE_ERROR, span=span, message=message)
