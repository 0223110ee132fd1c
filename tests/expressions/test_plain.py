import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.expressions.parse import _expression
from flowdef.expressions.plain import plain
from flowdef.expressions.tree import Fault, children


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ready", id="a name"),
        pytest.param("  ready\n", id="space around"),
        pytest.param('credit == "poor"', id="a text"),
        pytest.param("credit != 'it is \"so\"'", id="a text with other quotes"),
        pytest.param("amount>=10.50", id="a number without space"),
        pytest.param("ready == true", id="a truth"),
        pytest.param('a == "x" or b or c < 3 or d == false', id="several, joined by or"),
        pytest.param("a and b and c", id="several, joined by and"),
    ],
)
def test_what_is_plain_is_read_as_the_grammar_reads_it(text: str) -> None:
    assert plain(text) is not None
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a and b or c",
        "not a",
        "a == b",
        "a in [1]",
        "a == 01",
        "a == 1.",
        "a == 1x",
        "a == -1",
        "a.b",
        "a == ",
        "a and",
        "and b",
        "a == 'it\\'s'",
        "True",
        "a == None",
        "a == 1 == 1",
        "a b",
        "aand b",
        "a == 'x' 'y'",
        "a | lower == 'x'",
        "(a)",
        "1 == a",
        "a == 1234567890123456",
    ],
)
def test_all_else_is_left_to_the_grammar(text: str) -> None:
    assert plain(text) is None


WORDS = st.sampled_from(
    [
        "a",
        "b_1",
        "and",
        "or",
        "not",
        "==",
        "!=",
        "<",
        ">=",
        '"x"',
        "'y z'",
        "1",
        "0.5",
        "007",
        "true",
        "false",
        "True",
        "in",
        " ",
        "  ",
        "\n",
        "(",
        ")",
        ".",
        "%",
        '"',
        "1x",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=9).map("".join) | st.lists(WORDS, max_size=9).map(" ".join))
def test_whatever_is_plain_means_the_same_to_the_grammar(text: str) -> None:
    agree(text)


def agree(text: str) -> None:
    found = plain(text)
    if found is not None:
        wanted = _expression(text, 0, len(text))
        assert not isinstance(wanted, Fault)
        assert found == wanted
        assert places(found) == places(wanted)


def places(expression: object) -> list[tuple[int, int]]:
    return [expression.at, *(at for child in children(expression) for at in places(child))]  # type: ignore[attr-defined,arg-type]  # any expression
