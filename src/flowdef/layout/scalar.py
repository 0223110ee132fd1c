"""Scalar: a text on one line with quotes where it needs them, and without where not."""

import re

from flowdef.layout.part import Scalar
from flowdef.reading.scalars import resolve

_PLAIN = re.compile(r"[^\W_](?:[^\n\t:#]|:(?=\S)|(?<=\S)#)*")
_TIME = re.compile(r"[-+.\d][-+.\d_]*:")  # some readers take these for numbers
_SWITCHES = {"y", "n", "Y", "N"}  # and these for truth values
_IN_FLOW = re.compile(r"[,\[\]{}:]")


def spelled(scalar: Scalar, *, flow: bool) -> str:
    """A value on one line as it is to be written; `flow` within braces or brackets."""
    written = " ".join(scalar.lines)
    if scalar.style not in {"'", '"'}:
        return written
    text = scalar.text
    if is_plain(text, flow=flow):
        return text
    if '"' in text or "\\" in text or not text.isprintable():
        return written
    return f'"{text}"'


def folds(scalar: Scalar) -> bool:
    """Whether a value can stand on one line."""
    if len(scalar.lines) == 1:
        return scalar.style not in {"|", ">"}
    quoted_or_plain = scalar.style in {"'", '"', ""}
    return quoted_or_plain and all(scalar.lines) and not any(map(_escapes, scalar.lines))


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text means itself without quotes, to readers of YAML 1.1 and 1.2 alike."""
    if not _PLAIN.fullmatch(text) or text != text.rstrip() or text.endswith(":"):
        return False
    if not text.isprintable() or text in _SWITCHES or _TIME.match(text):
        return False
    if "*" in text or (flow and _IN_FLOW.search(text)):  # `0 9 * * mon` looks like an alias
        return False
    resolved = resolve(text)
    return resolved.value == text and not resolved.message


def _escapes(line: str) -> bool:
    """Whether the end of a line is escaped."""
    return line.endswith("\\")
