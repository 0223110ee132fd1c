from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest

from flowdef.expressions.tree import Compare, Literal, Logic, Name
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Step
from flowdef.model.quick import maker


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    at: Point = Point(1)


new_point, new_named = maker(Point), maker(Named)


def test_what_is_made_is_what_the_class_makes() -> None:
    assert new_point(1) == Point(1) == new_point(x=1, y=0)
    assert hash(new_point(1)) == hash(Point(1))
    assert repr(new_named(name="a")) == "Named(name='a', at=Point(x=1, y=0))"
    assert replace(new_named(name="a"), name="b") == Named(name="b", at=Point(1))
    assert type(new_point(1)) is Point
    match new_point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_what_is_made_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        new_point(1).x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del new_named(name="a").at


@pytest.mark.parametrize("words", [{}, {"name": "a", "size": 1}])
def test_what_is_missing_or_unknown_is_refused(words: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        new_named(**words)


_A = Name("a")
_USED: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
    (Step, {"id": "a", "title": "A"}),
    (Field, {"name": "a", "type": FieldType.TEXT}),
    (Literal, {"value": "a"}),
    (Name, {"name": "a"}),
    (Compare, {"operator": "==", "left": _A, "right": _A}),
    (Logic, {"operator": "or", "parts": (_A, _A)}),
)


@pytest.mark.parametrize(("kind", "needed"), _USED)
def test_every_class_that_is_made_so_has_its_defaults(
    kind: Callable[..., Any], needed: dict[str, Any]
) -> None:
    made, usual = maker(kind)(**needed), kind(**needed)
    for field in fields(usual):
        assert getattr(made, field.name) == getattr(usual, field.name)
