"""Build: from checked data to frozen values, by tables of key, attribute and conversion."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from flowdef import times
from flowdef.model.check import Check
from flowdef.model.fields import Field, FieldType, Raw
from flowdef.times import Duration

T = TypeVar("T")

Table = Mapping[str, tuple[str, Callable[[Any], Any] | None]]

# What stands here has passed the schema, so a conversion cannot fail; where one does, it is our
# bug and must be loud.


def build(kind: Callable[..., T], node: Mapping[str, Any], table: Table, **more: Any) -> T:
    """A value of `kind` from the keys that `table` knows; others are free or built elsewhere."""
    for key, raw in node.items():
        entry = table.get(key)
        if entry is not None:
            name, convert = entry
            more[name] = raw if convert is None else convert(raw)
    return kind(**more)


# The conversion of what stands as it is: none, for a call would cost as much as all the rest.
same = None


def texts(raw: str | Sequence[str]) -> tuple[str, ...]:
    """A text or a list of texts, as several."""
    return (raw,) if isinstance(raw, str) else tuple(raw)


def each(convert: Callable[[Any], T]) -> Callable[[Sequence[Any]], tuple[T, ...]]:
    """The conversion of every item of a list."""
    return lambda raw: tuple(map(convert, raw))


def pairs(raw: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """A mapping as pairs, its values as raw data."""
    return tuple((key, plain(value)) for key, value in raw.items())


def plain(raw: Any) -> Raw:
    """A scalar as it stands, a list as several texts."""
    return tuple(raw) if isinstance(raw, list) else raw


def number(raw: float) -> Decimal:
    """A number, exact as written."""
    return Decimal(str(raw))


def share(raw: str) -> Decimal:
    """`20%` as 0.2."""
    return _sure(times.share(raw))


def span_of_time(raw: str | Mapping[str, Any]) -> Duration:
    """`5d`, or `{for: 5d, elapsed: true}`."""
    if isinstance(raw, str):
        return _sure(times.duration(raw))
    return _sure(times.duration(raw["for"], elapsed=raw.get("elapsed", False)))


def elapsed(raw: str | Mapping[str, Any]) -> Duration:
    """`2m` by the clock, or `{for: 2d, working: true}` by the calendar."""
    if isinstance(raw, str):
        return _sure(times.duration(raw, elapsed=True))
    return _sure(times.duration(raw["for"], elapsed=not raw.get("working", False)))


def period(raw: str) -> times.Period:
    """`12 months`."""
    return _sure(times.period(raw))


def rate(raw: str) -> times.Rate:
    """`12 per month`."""
    return _sure(times.rate(raw))


def fields(raw: Mapping[str, Mapping[str, Any]]) -> tuple[Field, ...]:
    """The fields of `inputs` or `collect`."""
    return tuple([build(Field, node, _FIELD, name=name, at=node) for name, node in raw.items()])


def links(raw: Sequence[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    """Links as (title, url)."""
    return tuple((link["title"], link["url"]) for link in raw)


def _sure(value: T | None) -> T:
    if value is None:
        raise ValueError("the schema let through what no conversion reads")
    return value


_TYPES = {str(each_type): each_type for each_type in FieldType}

_FIELD: Table = {
    "type": ("type", _TYPES.__getitem__),
    "label": ("label", same),
    "help": ("help", same),
    "required": ("required", same),
    "default": ("default", plain),
    "choices": ("choices", tuple),
    "min": ("min", same),
    "max": ("max", same),
    "pattern": ("pattern", same),
    "unit": ("unit", same),
    "personal": ("personal", same),
    "sensitive": ("sensitive", same),
    "from": ("source", same),
}

# The keys that documents of all kinds share.
DOCUMENT: Table = {
    "id": ("id", same),
    "title": ("title", same),
    "description": ("description", same),
    "tags": ("tags", tuple),
    "links": ("links", links),
}


def checks(raw: Sequence[Mapping[str, Any]]) -> tuple[Check, ...]:
    """The rules of the house."""
    return tuple(build(Check, one, _CHECK, at=one) for one in raw)


_CHECK: Table = {key: (key, same) for key in ("code", "when", "message", "severity", "each")}
