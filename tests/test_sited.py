"""Values that know where they stand: equal, and as one in a set, wherever that is."""

import pytest

from flowdef.expressions.tree import Literal, Name
from flowdef.model.check import Check
from flowdef.reading.nodes import MapNode
from flowdef.sited import Sited


class Bare(Sited, frozen=True):
    """Says nothing but where it stands."""

    at: tuple[int, int] = (0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Name("a", (1, 2)), Name("a", (3, 4)), id="the same elsewhere"),
        pytest.param(Bare((1, 2)), Bare((3, 4)), id="nothing, elsewhere"),
        pytest.param(Name("a", (1, 2)), Name("a"), id="the same nowhere"),
    ],
)
def test_where_a_value_stands_makes_no_difference(one: Sited, other: Sited) -> None:
    assert one == other
    assert len({one, other}) == 1
    assert repr(one) == repr(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Name("a", (1, 2)), Name("b", (1, 2)), id="another word at the same place"),
        pytest.param(Name("a"), Literal("a"), id="another kind with the same word"),
        pytest.param(Name("a"), "a", id="the word itself"),
    ],
)
def test_what_is_said_makes_one(one: Sited, other: object) -> None:
    assert one != other
    assert len({one, other}) == 2


def test_a_value_whose_place_cannot_be_a_key_can_be_one_itself() -> None:
    assert {Check(when="a", message="b", at=MapNode())} == {Check(when="a", message="b")}


def test_a_value_shows_what_it_says() -> None:
    assert repr(Name("a", (1, 2))) == "Name(name='a')"
