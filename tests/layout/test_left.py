"""Documents that stay as they are, and what is said of them."""

import pytest

from flowdef.layout.form import Left, formed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("a: [", id="no YAML"),
        pytest.param("- a\n", id="a list"),
        pytest.param("a: 1\na: 2\n", id="a key twice"),
        pytest.param("a: !!str b\n", id="a tag"),
        pytest.param("a: {{ b }}\n", id="an unquoted template"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_touched(text: str) -> None:
    result = formed(text.encode())
    assert isinstance(result, Left)
    assert not result.readable


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("kind: process\n? id\n: p\n", "2: `?`", id="a key behind a question mark"),
        pytest.param(
            "# a\n{kind: process}\n", "2: braces around the whole document", id="braces around all"
        ),
        pytest.param(
            "kind: process\nx-a: [b: c]\n", "2: a pair without braces", id="a pair in a list"
        ),
        pytest.param(
            "kind: process\nx-a: |+\n  b\n\n\nx-c: d\n", "2: `|+`", id="empty lines that count"
        ),
        pytest.param("kind: process\n...\n", "2: `...`", id="a marker of the end"),
        pytest.param("--- &a\nkind: process\n", "1: `--- &a`", id="an anchor of all"),
        pytest.param(
            "kind: process\nx-a:\n  &b # why\n  c: d\n",
            "3: a comment behind `&b`",
            id="a comment behind an anchor",
        ),
        pytest.param(
            "kind: process\nx-a:\n  # why\n  text\n",
            "2: a comment between a key and its text",
            id="a comment before a text",
        ),
        pytest.param("kind: process\n&a id: p\n", "2: `&a`", id="an anchor of a key"),
    ],
)
def test_what_has_no_one_form_is_left_and_said(text: str, why: str) -> None:
    result = formed(text.encode())
    assert isinstance(result, Left)
    assert result.readable
    line, what = why.split(": ", 1)
    assert result.why == f"is left as it is: there is no one form for {what} (line {line})"
    assert formed(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == result
