"""Trees are written in the one plain way that parses to the same tree."""

import pytest

from expression_samples import checked, tree
from flowdef.expressions.source import source, template_source
from flowdef.expressions.tree import Name, Template


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("( a )and( b or c )", "a and (b or c)", id="brackets that are needed"),
        pytest.param("(a and b) or c", "a and b or c", id="brackets that are not"),
        pytest.param("not(a in b)", "a not in b", id="not in"),
        pytest.param("not (a == b)", "not a == b", id="not"),
        pytest.param("(not a) == b", "(not a) == b", id="not inside"),
        pytest.param("a-(b-c)", "a - (b - c)", id="minus to the right"),
        pytest.param("-(a|length)", "-(a | length)", id="a sign before a filter"),
        pytest.param("(-5)|default(-a)", "(-5) | default(-a)", id="a filter of a sign"),
        pytest.param("'a\"b\\\\\\n'", '"a\\"b\\\\\\n"', id="quotes and breaks"),
        pytest.param("(a,'x')", '[a, "x"]', id="a list"),
        pytest.param("a==True", "a == true", id="a truth"),
    ],
)
def test_a_tree_is_written(text: str, written: str) -> None:
    assert source(tree(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        'start_date > "2026-03-01"',
        'seen_at > "2026-03-01T09:30:00"',
        'effort > "4h"',
    ],
)
def test_values_are_quoted_again(text: str) -> None:
    assert source(checked(text)) == text


def test_a_text_is_written() -> None:
    assert template_source(Template(("a ", Name("b"), "!"))) == "a {{ b }}!"
