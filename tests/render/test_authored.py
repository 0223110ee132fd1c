"""Instructions: an author's Markdown that keeps its place."""

import pytest
from hypothesis import given

from flowdef.render.authored import authored
from hostile_texts import MARKS, TEXTS
from read_markdown import kinds, tokens

NEVER = {"html_block", "html_inline", "heading_open"}


@given(TEXTS)
def test_no_html_and_no_heading(text: str) -> None:
    assert not NEVER & set(kinds(authored(text)))


@given(MARKS)
def test_what_stands_after_it_is_free_of_it(text: str) -> None:
    last = [each for each in tokens(f"{authored(text)}\n\n# After\n\nlast\n") if each.level == 1][
        -1
    ]
    assert last.content == "last"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        pytest.param("Do **this**, then `that`.", "Do **this**, then `that`.", id="plain Markdown"),
        pytest.param("1. one\n2. two", "1. one\n2. two", id="a list"),
        pytest.param("Run `git push <branch>`.", "Run `git push <branch>`.", id="a tag in code"),
        pytest.param("```\n# x <b>\n```", "```\n# x <b>\n```", id="a fence"),
        pytest.param("Press <Enter>.", "Press &lt;Enter>.", id="a tag"),
        pytest.param("1 < 2", "1 < 2", id="a sign that is no tag"),
        pytest.param("## Now ##\ntext", "**Now**\ntext", id="a heading"),
        pytest.param("Now\n===\ntext", "Now\ntext", id="an underlined heading"),
        pytest.param("```sh\nls", "```sh\nls\n```", id="a fence that is not closed"),
        pytest.param("a `\n` <b> `x`", "a `\n` &lt;b> `x`", id="code over two lines"),
        pytest.param("> # x", "> \\# x", id="a heading in a quote"),
        pytest.param("> a\n> ===", "\\> a\n\\> ===", id="a heading that cannot be tamed"),
        pytest.param("See <https://a.b>.", "See <https://a.b>.", id="an address in angles"),
        pytest.param("a\r\nb\r\n", "a\nb", id="Windows lines"),
    ],
)
def test_as_printed(text: str, page: str) -> None:
    assert authored(text) == page
