"""Trap: what YAML lets slip, each with its place and what to do about it."""

import re
from typing import Any

from msgspec.structs import replace

from flowdef.findings import Severity, Span
from flowdef.reading.events import MAX_DEPTH
from flowdef.reading.fault import DUPLICATE_KEY, PARSE_ERROR, SCHEMA_VIOLATION, Fault, shown
from flowdef.reading.nodes import MapNode
from flowdef.reading.scalars import Resolved
from flowdef.reading.source import Source

_KINDS = "`kind: process`, `project`, `organization` or `workspace`"
_TAG = re.compile(r"!<[^>\s]*>?|![^\s,\[\]{}]*")
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}")


def empty() -> Fault:
    """No document at all, or nothing but comments."""
    message = f"the file is empty: a document begins with its kind: {_KINDS}"
    return Fault(code=PARSE_ERROR, span=Span(), message=message)


def no_mapping(source: Source, root: object) -> Fault:
    """A document that is a list or a single value."""
    start = len(source.text) - len(source.text.lstrip())
    what = "a list" if isinstance(root, list) else "a single value"
    message = f"the file holds {what}, but a document is a mapping of keys: begin with {_KINDS}"
    return Fault(code=SCHEMA_VIOLATION, span=source.span(start, start + 1), message=message)


def second_document(source: Source, event: Any) -> Fault:
    """Documents after the first."""
    message = "another document begins here, but a file holds one: move it to a file of its own"
    return _at(source, event, message)


def of_scalar(source: Source, event: Any, resolved: Resolved) -> Fault:
    """A value that means different things, or none that a document can hold."""
    fault = _at(source, event, resolved.message, code=resolved.code, severity=resolved.severity)
    if not resolved.instead:
        return fault
    from flowdef.reading.remedy import written_out

    end = event.end_mark.index  # an anchor may stand before it
    span = source.span(end - len(event.value), end)
    return replace(fault, fix=written_out(span, resolved.instead))


def tag(source: Source, event: Any) -> Fault:
    """`!!python/object` and all other tags: values here are only what they look like."""
    match = _TAG.search(source.text, event.start_mark.index)
    start, end = match.span() if match else (event.start_mark.index, event.end_mark.index)
    written = shown(source.text[start:end])
    message = f"`{written}` is a tag, and flowdef reads none: remove it, or quote the whole text"
    return Fault(code=PARSE_ERROR, span=source.span(start, end), message=message)


def tag_directives(source: Source) -> Fault:
    """Names for tags, many of them."""
    start = source.text.index("%TAG")
    message = "`%TAG` names tags, and flowdef reads none: remove these lines"
    return Fault(code=PARSE_ERROR, span=source.span(start, start + 4), message=message)


def merge_key(source: Source, event: Any) -> Fault:
    """`<<: *anchor`, which YAML 1.2 no longer has."""
    return _at(source, event, "`<<` merges mappings in YAML 1.1 only: write the keys out here")


def other_key(source: Source, event: Any, resolved: Resolved) -> Fault:
    """A key that is a number, a truth value or nothing."""
    match resolved.value:
        case bool():
            what = "a truth value"
        case None:
            what = "no value"
        case _:
            what = "a number"
    written = shown(source.text[event.start_mark.index : event.end_mark.index])
    if not written:
        return _at(source, event, "there is no key before this `:`: write one")
    from flowdef.reading.remedy import in_quotes, written_out

    fault = _at(source, event, f'the key `{written}` is {what}: write "{written}"')
    return replace(fault, fix=written_out(fault.span, in_quotes(written)))


def no_text_key(source: Source, event: Any) -> Fault:
    """A mapping, a list or an alias as a key; most often `{{ … }}` without quotes."""
    start = event.start_mark.index
    match = _TEMPLATE.match(source.text, max(0, start - 1))
    if match:
        message = f'a text that begins with `{{{{` must stand in quotes: "{shown(match[0])}"'
        span = source.span(*match.span())
        from flowdef.reading.remedy import quoted_text

        fix = quoted_text(source, match.start())
        return Fault(code=PARSE_ERROR, span=span, message=message, fix=fix)
    return _at(source, event, "a key must be a text: put it in quotes, or give it a name")


def duplicate_key(source: Source, node: MapNode, key: str, event: Any) -> Fault:
    """A key that its mapping has already; the first one counts."""
    message = (
        f"the key `{shown(key)}` stands twice in one mapping, first on line {node.key(key).line}: "
        "keep one of them"
    )
    return _at(source, event, message, code=DUPLICATE_KEY)


def alias(source: Source, event: Any, *, recursive: bool) -> Fault:
    """An alias within its own anchor, or to nothing."""
    name = shown(event.anchor)
    if recursive:
        return _at(source, event, f"`*{name}` stands within `&{name}` itself: write it out")
    message = f"nothing above is marked `&{name}`: put the text `*{name}` in quotes if it is one"
    return _at(source, event, message)


def expanding(source: Source, event: Any) -> Fault:
    """Aliases of aliases that stand for too much."""
    message = "the aliases of this file stand for more than 100,000 values: write out what is meant"
    return _at(source, event, message)


def too_deep(source: Source, event: Any) -> Fault:
    """More levels than anybody can read."""
    message = f"more than {MAX_DEPTH} levels are nested here: a closing bracket may be missing"
    return Fault(
        code=PARSE_ERROR,
        span=source.span(event.start_mark.index, event.start_mark.index + 1),
        message=message,
    )


def too_many() -> Fault:
    """More values than a document can have."""
    message = "the file holds more than 100,000 values: split it into several documents"
    return Fault(code=PARSE_ERROR, span=Span(), message=message)


def _at(
    source: Source,
    event: Any,
    message: str,
    *,
    code: str = PARSE_ERROR,
    severity: Severity = Severity.ERROR,
) -> Fault:
    start = event.start_mark.index
    end = max(start, event.end_mark.index)
    return Fault(code=code, span=source.span(start, end), message=message, severity=severity)
