"""HTML templates of a company: the same sandbox, and nothing that a document says acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.graph.order import order_of
from flowdef.render.html_paper import HTML
from flowdef.render.own_templates import Flaw, Press, Source
from flowdef.render.pocket import pocket_page
from flowdef.render.sop_html import pocket_html, sop_html
from flowdef.render.sop_page import sop_page
from flowdef.render.way import Way
from processes_in_a_line import a_process
from read_html import read_html
from sample_documents import sample_processes

PROCESS = a_process("a[ask x:good|poor] > b", title="<i>A</i> & B")
PAGE = sop_page(PROCESS, order_of(PROCESS))
SHIPPED = sample_processes()["background-check"]


def pressed(text: str, page: object = PAGE, name: str = "one.html.j2") -> str | Flaw:
    return Press({name: Source(f"own/{name}", text)}).printed(name, page)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("<p>{{ page.title }}", "<p>&lt;i&gt;A&lt;/i&gt; &amp; B", id="text is text"),
        pytest.param("{{ page.title | safe }}", "&lt;i&gt;A&lt;/i&gt; &amp; B", id="and not safe"),
        pytest.param(
            "{% autoescape false %}{{ page.title }}{% endautoescape %}",
            "&lt;i&gt;A&lt;/i&gt; &amp; B",
            id="wherever it is",
        ),
        pytest.param(
            "{% set x %}<b>{{ page.title }}</b>{% endset %}{{ x }}",
            "<b>&lt;i&gt;A&lt;/i&gt; &amp; B</b>",
            id="what is kept for later",
        ),
        pytest.param(
            "{% macro m(x) %}<u>{{ x }}</u>{% endmacro %}{{ m(page.id) }}", "<u>p</u>", id="a macro"
        ),
        pytest.param(
            '<ol>{{ contents }}</ol><h2 id="a">A <a href="#x">b</a></h2><h2>c</h2>',
            '<ol><ol>\n<li><a href="#a">A b</a>\n</li>\n</ol></ol>'
            '<h2 id="a">A <a href="#x">b</a></h2><h2>c</h2>',
            id="headings with an id are the contents",
        ),
    ],
)
def test_what_it_prints(text: str, said: str) -> None:
    assert pressed(text) == said


@given(st.text(min_size=1))
def test_any_text_stays_text(text: str) -> None:
    page = replace(PAGE, title=text)
    template = '<p title="{{ page.title }}">{{ page.title | safe }}</p>'
    found = read_html(str(pressed(template, page)))
    assert (found.crossed, dict(found.elements)) == ([], {"p": 1})


@pytest.mark.parametrize("levels", ["2", "3", "23", "233", "2323", "32", "3233", ""])
def test_the_contents_are_lists_in_lists(levels: str) -> None:
    text = "".join(f'<h{level} id="n{at}">N</h{level}>' for at, level in enumerate(levels))
    page = read_html(str(pressed("<nav>{{ contents }}</nav>" + text)))
    assert page.crossed == []
    assert page.targets == [f"#n{at}" for at in range(len(levels))]


def test_instructions_and_links_are_html() -> None:
    page = sop_page(SHIPPED, order_of(SHIPPED))
    assert "<a href=" in str(pressed("{{ page.references[0][0] }}", page))
    found = str(pressed("{{ page.sections[0].paragraphs[0].instructions }}", page))
    assert found.startswith("<p>")
    assert "<a href=" in str(pressed("{{ page.references[0] }}", page))


def test_ours_extended_is_ours() -> None:
    order = order_of(SHIPPED)
    pocket = pocket_page(SHIPPED, order, Way.READ_DO)
    found = pressed('{% extends "flowdef/sop.html.j2" %}', sop_page(SHIPPED, order))
    assert found == sop_html(SHIPPED, order)
    assert pressed('{% extends "flowdef/pocket.html.j2" %}', pocket) == pocket_html(pocket)


@pytest.mark.parametrize("name", HTML.blocks("sop.html.j2"))
def test_a_part_of_ours_is_replaced(name: str) -> None:
    text = f'{{% extends "flowdef/sop.html.j2" %}}{{% block {name} %}}<p>own</p>{{% endblock %}}'
    found = str(pressed(text, sop_page(SHIPPED, order_of(SHIPPED))))
    assert found.count("<p>own</p>") == 1
    assert found.endswith("</html>")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        pytest.param(
            "\n{{ page.titel }}",
            "one.html.j2",
            "own/one.html.j2:2: 'page' has no 'titel'. Did you mean 'title'?",
            id="a field",
        ),
        pytest.param(
            '{% extends "flowdef/sop.html.j2" %}',
            "one.j2",
            "own/one.j2:1: 'flowdef/sop.html.j2' is HTML: give the template that uses it a name"
            " that ends in '.html.j2'.",
            id="HTML in Markdown",
        ),
        pytest.param(
            '{% include "flowdef/sop.md.j2" %}',
            "one.html.j2",
            "own/one.html.j2:1: 'flowdef/sop.md.j2' is Markdown, and a template that ends in"
            " '.html.j2' prints HTML.",
            id="Markdown in HTML",
        ),
        pytest.param(
            '{% extends "flowdef/sop.htm.j2" %}',
            "one.html.j2",
            "own/one.html.j2:1: There is no template 'flowdef/sop.htm.j2'."
            " Did you mean 'flowdef/sop.html.j2'?",
            id="no template",
        ),
        pytest.param(
            "{{ table([], []) }}",
            "one.html.j2",
            "own/one.html.j2:1: 'table' is Markdown, and a template that ends in '.html.j2' prints"
            " HTML.",
            id="a function of Markdown",
        ),
        pytest.param(
            "{{ page.tags | bullets }}",
            "one.html.j2",
            "own/one.html.j2:1: 'bullets' is Markdown, and a template that ends in '.html.j2'"
            " prints HTML.",
            id="a filter of Markdown",
        ),
        pytest.param(
            "{{ style }}",
            "one.j2",
            "own/one.j2:1: 'style' is HTML: give the template that uses it a name that ends in"
            " '.html.j2'.",
            id="a tool of HTML",
        ),
        pytest.param(
            "{{ page | attr('__class__') }}",
            "one.html.j2",
            "own/one.html.j2:1: '__class__' cannot be reached from a template.",
            id="the machine",
        ),
    ],
)
def test_what_is_wrong_is_told(text: str, name: str, said: str) -> None:
    assert str(pressed(text, name=name)) == said
