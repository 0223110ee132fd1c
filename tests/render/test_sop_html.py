"""The HTML of a process: whole, at rest, and with nothing in it that a document could move."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from flowdef.graph.order import order_of
from flowdef.render.html_text import authored_html, css_string, said_html
from flowdef.render.pocket import pocket_page
from flowdef.render.sop_html import pocket_html, sop_html
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_page import sop_page
from flowdef.render.spoken import Authored, Link, link
from flowdef.render.way import Way
from goldens import Golden
from hostile_texts import everywhere
from naughty_strings import naughty_strings
from processes_in_a_line import a_process
from read_html import Page, read_html
from read_markdown import text_of, tokens
from sample_documents import process, sample_processes
from schema_documents import FOLDER

GOLDENS = Path(__file__).parent / "goldens"
SAMPLES = sample_processes()
PROCESS = process(FOLDER / "process-in-stages.yaml")
NAMES = (
    "a blockquote body caption code dd div dl dt em fieldset footer h1 h2 h3 h4 head header html"
    " input label legend li main meta nav ol p pre s section small span strong style table tbody"
    " td th thead title tr ul"
)
ALLOWED = frozenset(NAMES.split())
INSTRUCTIONS = frozenset({"instructions"})
WORDS = ("id", "kind", "key")  # for a template, not for people; the key is that of the picture


def both(text: str, *, keep: frozenset[str] = INSTRUCTIONS) -> tuple[Page, Page]:
    """The page and the pocket checklist with one text in every place but those to keep."""
    found = everywhere(PROCESS, text, keep=keep)
    order = order_of(PROCESS)
    pocket = pocket_page(found, order, Way.DO_CONFIRM)
    return read_html(sop_html(found, order)), read_html(pocket_html(pocket))


@cache
def at_rest(keep: frozenset[str]) -> tuple[Page, Page]:
    """The same with a calm text."""
    return both("calm", keep=keep)


def rules(page: Page) -> list[str]:
    """The style sheets without their strings."""
    return [re.sub(r'"[^"]*"', '""', style) for style in page.styles]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_whole(name: str) -> None:
    page = read_html(sop_html(SAMPLES[name], order_of(SAMPLES[name])))
    assert page.crossed == []
    assert set(page.elements) <= ALLOWED
    assert len(page.ids) == len(set(page.ids))
    inner = {target[1:] for target in page.targets if target.startswith("#")}
    assert inner <= set(page.ids)
    assert {f"step-{number}" for number in range(1, len(SAMPLES[name].steps) + 1)} <= set(page.ids)
    assert page.elements["h1"] == 1


@pytest.mark.parametrize("way", list(Way))
def test_a_pocket_checklist(golden: Golden, way: Way) -> None:
    found = SAMPLES["pay-invoice"]
    text = pocket_html(pocket_page(found, order_of(found), way))
    body = text.partition("<body")[2]
    golden(GOLDENS / f"pay-invoice.{way}.html", f"<body{body}")


def test_a_small_page(golden: Golden) -> None:
    text = sop_html(PROCESS, order_of(PROCESS))
    body = text.partition("<body")[2]
    golden(GOLDENS / "process-in-stages.html", f"<body{body}")


def test_where_nothing_is_critical_the_pocket_checklist_says_so() -> None:
    found = a_process("a > b")
    page = pocket_page(found, order_of(found), Way.READ_DO)
    assert page.pauses == ()
    assert "nothing belongs on a pocket checklist" in pocket_html(page)


def texts(node: Any) -> Iterator[str]:
    """Every text of a page or of a part of it."""
    match node:
        case Link(text, target):
            yield from (text, target)
        case Authored():
            yield text_of(node)
        case str():
            yield node
        case tuple():
            for each in node:
                yield from texts(each)
        case Struct():
            names = (each for each in node.__struct_fields__ if each not in WORDS)
            yield from texts(tuple(getattr(node, name) for name in names))
        case _:
            return


def no_blanks(text: str) -> str:
    return "".join(text.split())


def test_a_document_with_every_key_says_as_much_in_html_as_in_markdown() -> None:
    page = sop_page(PROCESS, order_of(PROCESS))
    empty = [each for each in page.__struct_fields__ if not getattr(page, each)]
    assert empty == ["notice"], "the document has every key"
    markdown = sop_markdown(PROCESS, order_of(PROCESS))
    html = read_html(sop_html(PROCESS, order_of(PROCESS)))
    wanted, said = no_blanks(text_of(markdown)), no_blanks("".join(html.texts))
    told = set(map(no_blanks, texts(page)))
    assert len([each for each in told if each in wanted]) > 150
    assert [each for each in told if each in wanted and each not in said] == []
    targets = {each.attrGet("href") for each in tokens(markdown) if each.type == "link_open"}
    assert {each for each in targets if str(each)[:1] != "#"} <= set(html.targets)


@pytest.mark.parametrize(
    "target", ["javascript:x", " javascript:x", "java\tscript:x", "\x00data:x"]
)
def test_a_script_is_no_link(target: str) -> None:
    assert "href" not in said_html((link("a", target),))


def stays_text(text: str) -> None:
    for page, calm in zip(both(text), at_rest(INSTRUCTIONS), strict=True):
        assert page.crossed == [], text
        assert page.elements == calm.elements, text
        assert page.attributes == calm.attributes, text
        assert rules(page) == rules(calm), text


@pytest.mark.corpora
def test_naughty_strings_stay_text(corpora: Path) -> None:
    for text in naughty_strings(corpora):
        stays_text(text)
        (page, _), (calm, _) = both(text, keep=frozenset()), at_rest(frozenset())
        assert page.crossed == [], text
        assert set(page.elements) <= ALLOWED, text
        assert rules(page) == rules(calm), text
        for element in ("h1", "h2", "h3", "h4", "input", "section", "style", "meta"):
            assert page.elements[element] == calm.elements[element], text
        assert set(page.attributes) <= set(calm.attributes) | {"title", "start"}, text


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_any_text_stays_text(text: str) -> None:
    stays_text(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a **b**", "<p>a <strong>b</strong></p>\n", id="markdown"),
        pytest.param("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", id="a tag is text"),
        pytest.param(
            "![a plan](https://example.com/p.png)",
            '<p><a href="https://example.com/p.png">a plan</a></p>\n',
            id="a picture is a link: nothing is loaded",
        ),
        pytest.param(
            "[![a plan](p.png) b](c.html) ![d](e.png)",
            '<p><a href="c.html">a plan b</a> <a href="e.png">d</a></p>\n',
            id="a picture in a link is its words: no link stands in another",
        ),
        pytest.param(
            "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n", id="no script"
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_authored(text: str, html: str) -> None:
    assert authored_html(text) == html


@pytest.mark.parametrize(
    ("text", "string"),
    [
        pytest.param("Pay an invoice", '"Pay an invoice"', id="calm"),
        pytest.param('a"b', '"a\\22 b"', id="a quote"),
        pytest.param("</style>", '"\\3c \\2f style\\3e "', id="the end of the element"),
        pytest.param("a\\\nb", '"a\\5c  b"', id="a backslash at the end of a line"),
        pytest.param("é 日", '"\\e9  \\65e5 "', id="other letters"),
    ],
)
def test_css_string(text: str, string: str) -> None:
    assert css_string(text) == string
