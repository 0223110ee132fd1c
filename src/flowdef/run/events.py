"""Events: a fact, who caused it, when, and in whose name; as values and as JSON."""

from typing import Any, NamedTuple, get_args

from flowdef.run.facts import Fact

VERSION = 1


class Basis(NamedTuple):
    """What an act relied on: the role it was done in, for whom, and the right that it took.

    `deputy` is the role of whoever stood in; all are empty where there is no organization.
    """

    role: str = ""
    represents: str = ""
    deputy: str = ""
    right: str = ""


class Stamp(NamedTuple):
    """The key by which whoever acts tells their act again, and what the act was, as a digest."""

    key: str = ""
    act: str = ""


_ALWAYS = object()  # no value is this
NO_BASIS = Basis()
NO_STAMP = Stamp()


class Event(NamedTuple):
    """Something that has happened: the fact, who caused it, when (UTC, ISO 8601), on what basis.

    Events of one act that was given a key bear its `stamp`.
    """

    fact: Fact
    by: str
    at: str
    basis: Basis = NO_BASIS
    stamp: Stamp = NO_STAMP


def kind_of(fact: Fact) -> str:
    """What a fact is called: `made-ready`, `sub-run-started`."""
    return _NAMES[type(fact)]


def to_json(event: Event) -> dict[str, Any]:
    """The event as JSON; what has its default is left out."""
    fact = event.fact
    found: dict[str, Any] = {"v": VERSION, "type": kind_of(fact), "at": event.at}
    found["by"] = event.by
    if event.basis != NO_BASIS:
        found["basis"] = {key: text for key, text in event.basis._asdict().items() if text}
    if event.stamp != NO_STAMP:
        found["stamp"] = event.stamp._asdict()
    found["fact"] = {
        key: list(value) if type(value) is tuple else value
        for (key, default), value in zip(_DEFAULTS[type(fact)], fact, strict=True)
        if value is not default and value != default
    }
    return found


def from_json(data: dict[str, Any]) -> Event:
    """The event that `to_json` wrote; KeyError or TypeError where it did not."""
    if data["v"] != VERSION:
        data = _upcast(data)
    fact = data["fact"]
    for value in fact.values():
        if type(value) is list:  # few have one, so few are written anew
            fact = {key: tuple(v) if type(v) is list else v for key, v in fact.items()}
            break
    basis, stamp = data.get("basis"), data.get("stamp")
    return Event(
        _TYPES[data["type"]](**fact),
        data["by"],
        data["at"],
        Basis(**basis) if basis else NO_BASIS,
        Stamp(**stamp) if stamp else NO_STAMP,
    )


def _upcast(data: dict[str, Any]) -> dict[str, Any]:
    """The one place where events of older versions are made new; there are none yet."""
    raise ValueError(f"event of version {data['v']!r}; this flowdef knows {VERSION}")


def _spoken(name: str) -> str:
    """`SubRunStarted` is spoken `sub-run-started`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]


_TYPES: dict[str, Any] = {_spoken(each.__name__): each for each in get_args(Fact)}
_NAMES: dict[type, str] = {each: name for name, each in _TYPES.items()}
# Of each kind of fact, its parts with their defaults; what has none is always written.
_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {
    each: tuple((part, each._field_defaults.get(part, _ALWAYS)) for part in each._fields)
    for each in get_args(Fact)
}
