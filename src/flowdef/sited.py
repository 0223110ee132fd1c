"""Sited: values that know where they stand, which makes no difference between two of them."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct


class Sited(Struct, frozen=True):
    """A value with a field `at`; equal to another that says the same elsewhere."""

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class, and says the same."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        said = _said(self.__class__)
        return bool(said(self) == said(other))

    def __hash__(self) -> int:
        """That of all it says, but where."""
        return hash(_said(self.__class__)(self))

    def __repr__(self) -> str:
        """All it says, but where."""
        said = (f"{name}={getattr(self, name)!r}" for name in _names(self.__class__))
        return f"{self.__class__.__qualname__}({', '.join(said)})"


def _names(kind: type[Sited]) -> list[str]:
    return [name for name in kind.__struct_fields__ if name != "at"]


@cache
def _said(kind: type[Sited]) -> Callable[[Sited], Any]:
    return attrgetter(*_names(kind)) if _names(kind) else _nothing


def _nothing(_: Sited) -> tuple[()]:
    return ()
