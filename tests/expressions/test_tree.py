"""Trees say what they read, and in which order."""

import pytest

from expression_samples import tree
from flowdef.expressions.parse import template
from flowdef.expressions.tree import Name, Template, names


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("1 == 2", [], id="nothing"),
        pytest.param("b or a and b", ["b", "a"], id="each once, in order"),
        pytest.param("a|default(b) == c", ["a", "b", "c"], id="what a default stands for too"),
        pytest.param("a|default(0) > a", ["a"], id="twice, once with a default"),
        pytest.param("(a + b)|default(c|default(1))", ["a", "b", "c"], id="a default in one"),
        pytest.param("[a, -b]|length > 1", ["a", "b"], id="lists and signs"),
    ],
)
def test_names_are_those_that_are_read(text: str, read: list[str]) -> None:
    assert [name.name for name in names(tree(text))] == read


def test_a_name_stands_at_its_first_reading() -> None:
    assert [name.at for name in names(tree("(alpha or b) and alpha"))] == [(1, 5), (10, 1)]
    assert names(tree("b"), tree("a or b")) == (Name("b"), Name("a"))


def test_a_text_is_one_expression_or_not() -> None:
    assert Template((Name("a"),)).sole == Name("a")
    assert Template((Name("a"), Name("b"))).sole is None
    assert Template(("a",)).sole is None
    mixed = template("x {{ a }} y {{ b }}")
    assert isinstance(mixed, Template)
    assert mixed.sole is None
    assert mixed.expressions == (Name("a"), Name("b"))
