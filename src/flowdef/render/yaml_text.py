"""YAML text: plain data as a person would write it, block by block."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flowdef.render.flow import flow

# In a block these need no quotes, as they do within brackets; ': ' and ' #' do.
_HARMLESS = re.compile(r"[,'!?]|[^\x00-\x7f]")
_ACTING = re.compile(r":(?:\s|$)|\s#|\s$")


def block_text(data: Mapping[str, Any]) -> str:
    """A mapping as YAML: mappings and lists in blocks, texts of several lines as they stand."""
    return "".join(f"{line}\n" for line in _mapping(data))


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{flow(key)}:", value)


def _entry(head: str, value: Any) -> Iterator[str]:
    match value:
        case dict() if value:
            yield head
            yield from _indented(_mapping(value))
        case list() if value:
            yield head
            yield from _indented(_list(value))
        case str() if _as_it_stands(value):
            yield f"{head} {'|' if value.endswith(chr(10)) else '|-'}"
            yield from _indented(value.removesuffix("\n").split("\n"))
        case _:
            yield f"{head} {scalar(value)}"


def _list(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict) and value:
            first, *rest = _mapping(value)
            yield f"- {first}"
            yield from _indented(rest)
        else:
            yield from _entry("-", value)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def scalar(value: Any) -> str:
    """A value on one line, with quotes only where it would be read otherwise."""
    if isinstance(value, str) and _plain(value):
        return value
    return flow(value)


def _plain(text: str) -> bool:
    if not text[:1].isalnum() or not text.isprintable() or _ACTING.search(text):
        return False
    rest = _HARMLESS.sub("", text)
    return flow(rest) == rest


def _as_it_stands(text: str) -> bool:
    """Whether a text of several lines keeps every character in a block."""
    lines = text.removesuffix("\n").split("\n")
    return (
        "\n" in text
        and all(line == line.rstrip() and (not line or line.isprintable()) for line in lines)
        and bool(lines[0])
        and not lines[0].startswith(" ")
        and bool(lines[-1])
    )
