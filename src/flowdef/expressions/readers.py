"""Readers: for each type of field, how an answer becomes a value or a problem."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from msgspec import Struct

from flowdef.expressions.tree import Value
from flowdef.model.fields import Field, FieldType
from flowdef.times import duration

MAX_LINE, MAX_TEXT = 1_000, 100_000  # characters
MAX_DIGITS, MAX_PLACES = 15, 10  # of a number, before and after the point

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\\\"]+@[^@\s,;:<>()\[\]\\\"]+")
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_BOOLEANS = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}


class Problem(Struct, frozen=True):
    """Why an answer cannot be taken, as a sentence that does not name the field."""

    message: str


def reader(kind: FieldType) -> Callable[[Field, object], Value | Problem]:
    """How answers to fields of this type are read."""
    return _READERS.get(kind, _text)


def is_address(text: str) -> bool:
    """Whether that is one bare mail address, which a mail can be sent to."""
    return bool(_ADDRESS.fullmatch(text))


def _text(field: Field, raw: object) -> Value | Problem:
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 10**MAX_DIGITS:
        raw = str(raw)  # an unquoted 4711 loses nothing; 1.10 would
    if not isinstance(raw, str):
        return Problem(f"{_quoted(raw)} is no text; put it in quotes")
    long = field.type is FieldType.LONG_TEXT
    text, most = raw.strip(), MAX_TEXT if long else MAX_LINE
    if not text:
        return Problem("nothing was given")
    if len(text) > most:
        return Problem(f"it has {len(text):,} characters; at most {most:,} are taken")
    if not long and ("\n" in text or "\r" in text):
        return Problem("it has several lines; one is taken")
    found = _FORBIDDEN.search(text)
    return Problem(f"it holds the control character {found[0]!r}") if found else text


def _email(field: Field, raw: object) -> Value | Problem:
    text = _text(field, raw)
    if isinstance(text, str) and not is_address(text):
        return Problem(f"{_quoted(text)} is no e-mail address; write it like name@example.com")
    return text


def _url(field: Field, raw: object) -> Value | Problem:
    text = _text(field, raw)
    if isinstance(text, str) and not _WEB.fullmatch(text):
        return Problem(f"{_quoted(text)} is no web address; write it like https://example.com")
    return text


def _number(field: Field, raw: object) -> Value | Problem:
    value = _decimal(raw)
    if value is None:
        hint = "write it like 12.5" if field.type is FieldType.NUMBER else "write it like 12"
        return Problem(f"{_quoted(raw)} is no number; {hint}, without separators")
    if not within(value):
        return Problem(
            f"{_quoted(raw)} is out of reach; numbers have at most {MAX_DIGITS} digits before"
            f" and {MAX_PLACES} after the point"
        )
    if field.type is FieldType.INTEGER and value != value.to_integral_value():
        return Problem(f"{_quoted(raw)} is no whole number")
    return value


def within(value: Decimal) -> bool:
    """Whether a number is one that a field may hold."""
    return value.is_finite() and (
        not value or (value.adjusted() < MAX_DIGITS and value == round(value, MAX_PLACES))
    )


def _decimal(raw: object) -> Decimal | None:
    match raw:
        case bool():
            return None
        case int():
            return Decimal(raw)
        case float():
            return Decimal(repr(raw))
        case Decimal():
            return raw
        case str() if len(raw) <= MAX_LINE and _NUMBER.fullmatch(raw.strip()):
            return Decimal(raw.strip())
        case _:
            return None


def _boolean(_field: Field, raw: object) -> Value | Problem:
    found = _BOOLEANS.get(raw.strip().lower()) if isinstance(raw, str) else raw
    if not isinstance(found, bool):
        return Problem(f"{_quoted(raw)} is neither yes nor no")
    return found


def _date(_field: Field, raw: object) -> Value | Problem:
    text = raw.strip() if isinstance(raw, str) else ""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return Problem(f"{text} is no day of the calendar")
    return Problem(f"{_quoted(raw)} is no date; write it like 2027-03-01")


def _datetime(_field: Field, raw: object) -> Value | Problem:
    text = raw.strip() if isinstance(raw, str) else ""
    if _DAY.match(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    return Problem(f"{_quoted(raw)} is no date with time; write it like 2027-03-01 09:00")


def _duration(_field: Field, raw: object) -> Value | Problem:
    found = duration(raw.strip()) if isinstance(raw, str) else None
    return found or Problem(f"{_quoted(raw)} is no duration; write it like 20m, 4h, 2d or 1w")


def _choice(field: Field, raw: object) -> Value | Problem:
    text = raw.strip() if isinstance(raw, str) else str(raw) if isinstance(raw, int) else ""
    if text in field.choices:
        return text
    alike = [choice for choice in field.choices if choice.casefold() == text.casefold()]
    if len(alike) == 1:
        return alike[0]
    return Problem(f"{_quoted(raw)} is none of the choices; {nearest(text, field.choices)}")


def _choices(field: Field, raw: object) -> Value | Problem:
    chosen: set[str] = set()
    for each in raw if isinstance(raw, tuple | list) else (raw,):
        found = _choice(field, each)
        if not isinstance(found, str):
            return found
        chosen.add(found)
    return tuple(choice for choice in field.choices if choice in chosen)


def near(word: str, known: tuple[str, ...]) -> str:
    """The nearest known word; empty where none is near."""
    return next(iter(get_close_matches(word[:100], known, 1, 0.6)), "")


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The nearest known word, else what is known."""
    if found := near(word, known):
        return f"did you mean {found!r}?"
    return f"known: {', '.join(known[:10])}{', …' if len(known) > 10 else ''}"


def _quoted(raw: object) -> str:
    text = repr(raw) if isinstance(raw, str | int | float | bool) else f"a {type(raw).__name__}"
    return text if len(text) <= 60 else text[:57] + "…'"


_READERS: dict[FieldType, Callable[[Field, object], Value | Problem]] = {
    FieldType.INTEGER: _number,
    FieldType.NUMBER: _number,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _date,
    FieldType.DATETIME: _datetime,
    FieldType.DURATION: _duration,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.EMAIL: _email,
    FieldType.URL: _url,
}
