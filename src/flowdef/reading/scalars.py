"""Scalars: what an unquoted text of YAML 1.2 is, and where YAML 1.1 would differ."""

import re
from functools import lru_cache
from math import isfinite

from msgspec import Struct

from flowdef.findings import Severity
from flowdef.reading.fault import AMBIGUOUS_SCALAR, PARSE_ERROR, shown

Scalar = str | int | float | bool | None

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
SWITCHES = {
    form: said
    for word, said in {"yes": "true", "on": "true", "no": "false", "off": "false"}.items()
    for form in (word, word.capitalize(), word.upper())
}

# Words that are more than text though they begin with a letter. What else is more than text
# begins with a digit, a sign or a dot: all of them come before BEFORE.
WORDS = frozenset(_CONSTANTS) | frozenset(SWITCHES) | {"<<"}
BEFORE = ":"

_LONGEST = 40  # no number that people write is longer
_MOST_DIGITS = 18  # of an integer, so that 64 bits hold it in every tool


class Resolved(Struct, frozen=True):
    """The value of an unquoted text, and what is to be said of it, if anything.

    `instead` says the same so that no reader takes it for something else.
    """

    value: Scalar
    message: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR
    instead: str = ""


def resolve(text: str) -> Resolved:
    """The value of an unquoted text by the core schema of YAML 1.2 (10.3.2); dates stay text."""
    if len(text) > _LONGEST:
        return _too_long(text) if _INTEGER.fullmatch(text) else Resolved(text)
    return _resolve(text)


@lru_cache(maxsize=4096)
def _resolve(text: str) -> Resolved:
    if text in _CONSTANTS:
        return Resolved(_CONSTANTS[text])
    if text in SWITCHES:
        return _ambiguous(text, text, SWITCHES[text], f"{SWITCHES[text]} for yes or no")
    if _INTEGER.fullmatch(text):
        return _too_long(text) if len(text.lstrip("+-0")) > _MOST_DIGITS else _integer(text)
    if _BASED.fullmatch(text):
        return _based(text)
    if _FLOAT.fullmatch(text):
        return _float(text)
    if _NO_FINITE.fullmatch(text):
        return Resolved(text, f"`{text}` is no finite number: {_quoted(text)}", PARSE_ERROR)
    return _text(text)


# 10.3.2 of YAML 1.2.2
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

# yaml.org/type/int and yaml.org/type/float of YAML 1.1
_OLD_OCTAL = re.compile(r"[-+]?0[0-7_]+")
_OLD_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+][0-9]+)?")
_OLD_BASED = re.compile(r"[-+]?0(?:b_*[01][01_]*|x_*[0-9a-fA-F][0-9a-fA-F_]*)")
_OLD_DECIMAL = re.compile(r"[-+]?[1-9][0-9_]*")
_SEXAGESIMAL = re.compile(
    r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
)


def _integer(text: str) -> Resolved:
    value = int(text)
    if text.lstrip("+-").startswith("0") and value:
        old = str(int(text, 8)) if _OLD_OCTAL.fullmatch(text) else "a text"
        return _ambiguous(text, value, old, f"{value} for the number")
    return Resolved(value)


def _based(text: str) -> Resolved:
    value = int(text, 0)
    if text.startswith("0o"):
        return _ambiguous(text, value, "a text", f"{value} for the number")
    return Resolved(value)


def _float(text: str) -> Resolved:
    value = float(text)
    if not isfinite(value):
        message = f"`{shown(text)}` is a number beyond all bounds: {_quoted(text)}"
        return Resolved(text, message, PARSE_ERROR)
    if not _OLD_FLOAT.fullmatch(text):
        return _ambiguous(text, value, "a text", f"{value!r} for the number")
    return Resolved(value)


def _text(text: str) -> Resolved:
    for pattern, read in _OLD_NUMBERS:
        if pattern.fullmatch(text) and text.strip("+-._:"):
            return _ambiguous(text, text, read(text), "")
    return Resolved(text)


def _old_number(text: str) -> str:
    bare = text.replace("_", "")
    if "b" in bare:
        return str(int(bare, 2))
    if "x" in bare:
        return str(int(bare, 16))
    if "." in bare:
        return repr(float(bare))
    return str(int(bare, 8 if _OLD_OCTAL.fullmatch(text) else 10))


def _sixties(text: str) -> str:
    total = 0.0
    for part in text.replace("_", "").lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return f"{'-' if text.startswith('-') else ''}{total:g}" if total < 1e6 else f"{total:.0f}"


_OLD_NUMBERS = (
    (_OLD_BASED, _old_number),
    (_SEXAGESIMAL, _sixties),
    (_OLD_OCTAL, _old_number),
    (_OLD_DECIMAL, _old_number),
    (_OLD_FLOAT, _old_number),
)


def _ambiguous(text: str, value: Scalar, old: str, otherwise: str) -> Resolved:
    here = "text" if isinstance(value, str) else repr(value)
    message = (
        f"`{text}` is {here} here (YAML 1.2) and {old} for tools that read YAML 1.1: "
        f"{_quoted(text)}" + (f", or {otherwise}" if otherwise else "")
    )
    instead = f'"{text}"' if isinstance(value, str) else _plainly(value)
    return Resolved(value, message, AMBIGUOUS_SCALAR, Severity.WARNING, instead)


def _plainly(value: Scalar) -> str:
    """A number as YAML 1.1 and 1.2 read it alike: an exponent with a point and a sign."""
    written = repr(value)
    return written if "." in written else written.replace("e", ".0e")


def _too_long(text: str) -> Resolved:
    message = f"`{shown(text)}` is a number of {len(text)} digits: {_quoted(text)}"
    return Resolved(text, message, PARSE_ERROR)


def _quoted(text: str) -> str:
    return f'write "{shown(text)}" for the text'
