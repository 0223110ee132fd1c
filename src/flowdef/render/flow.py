"""Flow: a value as one line of YAML, quoted where a reader could mistake it."""

import json
import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _./%<>()'°;-]*", re.ASCII)
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
# Numbers of YAML 1.1 and 1.2: what begins like one and holds nothing else.
_NUMBER = re.compile(
    r"[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+", re.ASCII
)


def flow(value: Any) -> str:
    """`{for: 5d, elapsed: true}` for a mapping; the same for lists, texts, numbers, truth."""
    match value:
        case dict():
            return (
                "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if not _safe(value):
            return _quoted(value)
        case str():
            return value
        case float():
            # YAML 1.1 takes an exponent without a point for a text.
            number = json.dumps(value)
            return number if "." in number else number.replace("e", ".0e")
        case _:
            return json.dumps(value)


def _quoted(text: str) -> str:
    """Single quotes keep a condition readable; only double quotes can write every character."""
    if '"' in text and "'" not in text and "\\" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _safe(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith(" ")
        and text.lower() not in _WORDS
        and _NUMBER.fullmatch(text) is None
    )
