"""Text as Markdown: whatever it holds, it reads as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.render.markdown import bullets, escaped, inline, joined, link, table
from flowdef.render.spoken import Markdown
from hostile_texts import TEXTS
from read_markdown import headings, kinds, text_of

CALM = {"paragraph_open", "paragraph_close"}


def as_read(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS)
def test_text_stays_text(text: str) -> None:
    page = inline(text)
    assert set(kinds(page)) <= CALM
    assert as_read(text_of(page)) == as_read(text)


@given(TEXTS)
def test_a_heading_is_read_as_it_was_written(text: str) -> None:
    if text.strip():
        assert [as_read(title) for _, title in headings(f"## {inline(text)}")] == [as_read(text)]


@given(TEXTS, TEXTS)
def test_parts_of_a_line_do_not_act_on_each_other(first: str, second: str) -> None:
    page = joined(["x", first, second])
    assert set(kinds(page)) <= CALM
    assert as_read(text_of(page)) == as_read(f"x {first} {second}")


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_a_table_has_the_cells_that_it_was_given(rows: list[tuple[str, str]]) -> None:
    found = kinds(table(("One", "Two"), rows))
    assert found["table_open"] == 1
    assert (found["th_open"], found["td_open"]) == (2, 2 * len(rows))
    assert not {"code_inline", "html_inline", "link_open"} & set(found)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_list_has_the_items_that_it_was_given(texts: list[str]) -> None:
    found = kinds("\n\n" + bullets(texts) + "\n")
    assert found["bullet_list_open"] == 1
    assert found["list_item_open"] == len(texts)
    assert not {"heading_open", "hr", "blockquote_open", "fence"} & set(found)


@given(TEXTS, TEXTS)
def test_a_link_is_one_link_or_text(title: str, target: str) -> None:
    found = kinds("x " + link(title, target))
    assert found["link_open"] <= 1
    assert not {"html_inline", "code_inline", "image"} & set(found)


@pytest.mark.parametrize(
    ("title", "target", "page"),
    [
        pytest.param(
            "Policy", "https://a.b/c?d=1&e=2", "[Policy](https://a.b/c?d=1&e=2)", id="web"
        ),
        pytest.param("Plan", "a b(1).pdf", "[Plan](a%20b%281%29.pdf)", id="a file with blanks"),
        pytest.param("Mail", "mailto:a@b.c", "[Mail](mailto:a@b.c)", id="mail"),
        pytest.param("Bad", "javascript:alert(1)", "Bad: javascript:alert(1)", id="a script"),
        pytest.param(
            "Bad", " javascript:alert(1)", "Bad: javascript:alert(1)", id="a script after a blank"
        ),
        pytest.param(
            "Bad", "\njavascript:x", "Bad: javascript:x", id="a script after the end of a line"
        ),
        pytest.param(
            "Bad", "java\tscript:x", "Bad: java script:x", id="a script with a tab in its middle"
        ),
        pytest.param(
            "Bad", "\x01javascript:x", "Bad: \x01javascript:x", id="a script after a control"
        ),
        pytest.param("Bad", "data:text/html,x", "Bad: data:text/html,x", id="data"),
        pytest.param("Nothing", "", "Nothing", id="no target"),
    ],
)
def test_links(title: str, target: str, page: str) -> None:
    assert link(title, target) == page


def test_an_empty_cell_is_a_dash() -> None:
    assert table(("A", "B"), [("", " ")]) == "| A | B |\n| --- | --- |\n| – | – |"
    assert table(("A", "B"), [("x", " ")], nothing="").endswith("| x |  |")


def test_markdown_is_printed_as_it_is() -> None:
    assert escaped(Markdown("**a**")) == "**a**"
    assert escaped("**a**") == r"\*\*a\*\*"
    assert escaped(5) == "5"


def test_no_rows_make_no_table() -> None:
    assert table(("One",), []) == ""
