"""Wording: errors of the validator in people's words, one for each cause, each at its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from flowdef.findings import Fix, Span
from flowdef.reading.fault import SCHEMA_VIOLATION, UNKNOWN_KEY, Fault, shown
from flowdef.reading.leaf import advice, examples
from flowdef.reading.meant import meant
from flowdef.reading.misfit import as_clause, mended, misfit
from flowdef.reading.nearest import done_otherwise, holders, kind_with, nearest_key, plainly_meant
from flowdef.reading.nodes import MapNode
from flowdef.reading.packaged import bundle
from flowdef.reading.remedy import other_name

Path = tuple[str | int, ...]

_FEW = 9  # keys that are not used yet, up to which they are named
# Of several errors about one value the first of these tells the cause.
_RANKS = {None: 0, "additionalProperties": 0, "propertyNames": 0, "type": 1, "enum": 2, "const": 2}


class Wording:
    """The faults of one document, from its errors."""

    def __init__(self, root: MapNode, kind: str) -> None:
        self._root = root
        self._kind = kind
        self._advice = partial(advice, bundle(kind))
        self._examples = partial(examples, bundle(kind))
        self._contested: set[tuple[Path, str]] = set()

    def faults(self, errors: Iterable[Any]) -> Iterator[Fault]:
        """One fault for each value, key or missing key, in no order."""
        placed = sorted(((_place(error), error) for error in errors), key=_order)
        meant = Counter(key for (path, _), error in placed if (key := self._meant(path, error)))
        self._contested = {key for key, count in meant.items() if count > 1}
        placed = [each for each in placed if (each[0][0], each[1].message) not in meant]
        for (path, missing), group in groupby(placed, key=lambda each: each[0]):
            same = [error for _, error in group]
            if missing:
                yield from self._missing(path, same)
            else:
                yield self._fault(path, min(same, key=_rank))

    def _meant(self, path: Path, error: Any) -> tuple[Path, str] | None:
        """The key that an unknown one stands for: that it is missing is no second cause."""
        if error.validator != "additionalProperties":
            return None
        return path[:-1], _near(path, error)

    def _missing(self, path: Path, errors: list[Any]) -> Iterator[Fault]:
        plain = [error for error in errors if not self._advice(error)]
        said = {self._advice(error): error for error in errors if self._advice(error)}
        owner, span = self._owner(path, errors[0]), self._beginning(path)
        if plain:
            keys = " and no ".join(f"`{error.message}`" for error in plain)
            yield _violation(
                span, f"{owner} has no {keys}: add {'it' if len(plain) == 1 else 'them'}"
            )
        for words, error in said.items():
            yield _violation(span, f"{owner} has no `{error.message}`: {as_clause(words)}")

    def _fault(self, path: Path, error: Any) -> Fault:
        words = self._advice(error)
        key = path[-1] if path else ""
        if error.validator == "additionalProperties":
            return Fault(
                code=UNKNOWN_KEY,
                span=self._root.key(*path),
                message=self._unknown(path, error),
                fix=self._rename(path, error),
            )
        if error.validator is None:
            message = f"`{shown(str(key))}` cannot stand here: {as_clause(words) or 'remove it'}"
            return _violation(self._root.key(*path), message)
        if "propertyNames" in error.absolute_schema_path:
            return self._other_name(path, error, words)
        written, span = self._root.written(*path), self._root.span(*path)
        fault = _violation(span, misfit(path, error, written, words, self._examples(error)))
        return replace(fault, fix=mended(error, written, span))

    def _other_name(self, path: Path, error: Any, words: str) -> Fault:
        """A name that somebody made up, and that does not fit."""
        key, span = str(path[-1]), self._root.key(*path)
        said = f"`{shown(key)}` cannot be a name here:"
        if near := meant(error, key):
            fault = _violation(span, f"{said} did you mean `{near}`? {words}".rstrip())
            return replace(fault, fix=other_name(span, near, safe=False))
        return _violation(span, f"{said} {as_clause(words) or 'write another'}")

    def _rename(self, path: Path, error: Any) -> Fix | None:
        """The nearest key instead; safe where the spelling leaves no doubt which is meant."""
        near = _near(path, error)
        if not near or (path[:-1], near) in self._contested:
            return None
        safe = plainly_meant(str(path[-1]), near, _free(error))
        return other_name(self._root.key(*path), near, safe=safe)

    def _unknown(self, path: Path, error: Any) -> str:
        key = str(path[-1])
        owner = self._owner(path[:-1], error)
        message = f"`{shown(key)}` is no key of {owner}"
        if near := _near(path, error):
            return f"{message}: did you mean `{near}`?"
        if elsewhere := holders(self._kind, key):
            return f"{message}: it belongs to {_article(' or '.join(elsewhere[:3]))}"
        other, word = kind_with(key, self._kind) if len(path) == 1 else ("", "")
        if word == "deadline":
            return (
                f"{message}: what ends on a day is a project (`kind: project`), a process goes on"
            )
        if other:
            return f"{message}: `{word}` belongs to {_article(other)} (`kind: {other}`)"
        if otherwise := done_otherwise(error.schema.get("title", ""), key):
            return f"{message}: {otherwise}"
        free = _free(error)
        few = f"; free there: `{'`, `'.join(free)}`" if 0 < len(free) <= _FEW else ""
        return f"{message}: remove it, or name it `x-{shown(key)}` if it is your own{few}"

    def _owner(self, path: Path, error: Any) -> str:
        """`the step `send-contract``: the mapping that lacks a key or has one too many."""
        value: Any = self._root
        for step in path:
            value = value[step]
        title = error.schema.get("title")
        named = value.get("id", path[-1] if path and _is_named(error) else None)
        if path and (not title or " or " in title):
            return f"`{shown(str(path[-1]))}`"
        whole = f"the {title or self._kind}"
        return f"{whole} `{shown(named)}`" if isinstance(named, str) else whole

    def _beginning(self, path: Path) -> Span:
        """Where a mapping begins: its first key, or the mapping where it has none."""
        value: Any = self._root
        for step in path:
            value = value[step]
        return self._root.key(*path, next(iter(value))) if value else self._root.span(*path)


def _is_named(error: Any) -> bool:
    """Whether the key before a mapping is its name, as a field's is, and no key of the format."""
    steps = [each for each in list(error.absolute_schema_path)[:-1] if each in _STEPS]
    return bool(steps) and steps[-1] == "additionalProperties"


_STEPS = ("properties", "additionalProperties", "items")


def _near(path: Path, error: Any) -> str:
    return nearest_key(str(path[-1]), _free(error))


def _free(error: Any) -> tuple[str, ...]:
    """The keys that the mapping could have and has not."""
    known = error.schema.get("properties", {})
    return tuple(key for key in known if known[key] is not False and key not in error.instance)


def _place(error: Any) -> tuple[Path, bool]:
    path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        return (*path, error.instance), False
    return path, error.validator == "required"


def _order(placed: tuple[tuple[Path, bool], Any]) -> tuple[list[str], bool]:
    (path, missing), _ = placed
    return [repr(step) for step in path], missing


def _rank(error: Any) -> int:
    return _RANKS.get(error.validator, 3)


def _violation(span: Span, message: str) -> Fault:
    return Fault(code=SCHEMA_VIOLATION, span=span, message=message)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
