from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from flowdef.model.quick import quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    at: Point = Point(1)


def test_a_quick_value_is_a_dataclass_like_any_other() -> None:
    assert Point(1) == Point(1, 0) == Point(x=1, y=0)
    assert replace(Named(name="a"), name="b") == Named(name="b", at=Point(1))
    assert hash(Point(1)) == hash(Point(1))
    assert repr(Named(name="a")) == "Named(name='a', at=Point(x=1, y=0))"
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_quick_value_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]


@pytest.mark.parametrize("words", [{}, {"name": "a", "size": 1}])
def test_what_is_missing_or_unknown_is_refused(words: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Named(**words)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]
