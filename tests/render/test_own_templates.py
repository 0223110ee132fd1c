"""Templates of a company: what they can reach, and what is said of a faulty one."""

import pytest

from flowdef.graph.order import order_of
from flowdef.render.own_templates import Flaw, Press, Source
from flowdef.render.project_page import project_page
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_page import sop_page
from processes_in_a_line import a_process
from sample_documents import sample_projects

PROCESS = a_process("a[ask x:good|poor] > b", title="A *title*")
PAGE = sop_page(PROCESS, order_of(PROCESS))
PROJECT = project_page(sample_projects()["hire-support-engineer"])


def press(**texts: str) -> Press:
    return Press({f"{name}.j2": Source(f"own/{name}.j2", text) for name, text in texts.items()})


def printed(text: str, page: object = PAGE) -> str | Flaw:
    return press(one=text, part="{{ part }} {{ page.id }}").printed("one.j2", page)


def flaw(text: str, page: object = PAGE) -> str:
    found = printed(text, page)
    assert isinstance(found, Flaw), found
    return str(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{{ page.title }}", "A \\*title\\*", id="what is printed is text"),
        pytest.param("{{ page.title | safe }}", "A \\*title\\*", id="whatever it is called"),
        pytest.param("*{{ page.id }}*", "*p*", id="the template itself is Markdown"),
        pytest.param("{{ contents }}\n## A & B", "- [A & B](#a--b)\n## A & B", id="contents"),
        pytest.param(
            '{% set part = 1 %}{% include "part.j2" %}', "1 p", id="one that is beside it"
        ),
        pytest.param(
            "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(page.id) }}", "\\<p>", id="a macro"
        ),
        pytest.param("{{ page.sections[0].paragraphs | length }}", "2", id="a filter of Jinja2"),
        pytest.param('{{ page.inputs | form("X") or "none" }}', "none", id="a filter of ours"),
        pytest.param("a\n\n\n", "a", id="one end of line"),
    ],
)
def test_what_it_prints(text: str, said: str) -> None:
    assert printed(text) == f"{said}\n"


def test_ours_extended_is_ours() -> None:
    assert printed('{% extends "flowdef/sop.md.j2" %}') == sop_markdown(PROCESS, order_of(PROCESS))
    assert "| Project charter | |" in str(printed('{% extends "flowdef/project.md.j2" %}', PROJECT))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\n{{ page.titel }}", "2: 'page' has no 'titel'. Did you mean 'title'?", id="a field"
        ),
        pytest.param(
            "{% for s in page.sections %}\n{{ s.steps }}{% endfor %}",
            "2: A Section has no 'steps'. There is: number, id, title, description, condition,"
            " paragraphs.",
            id="a field with no name near it",
        ),
        pytest.param("{{ pages }}", "1: 'pages' is not known. Did you mean 'page'?", id="a name"),
        pytest.param("{{ flowdef }}", "1: 'flowdef' is not known.", id="a name with none near it"),
        pytest.param("{{ page.title.x }}", "1: A text has no 'x'.", id="below a text"),
        pytest.param(
            "\n\n{{ page.id | bulets }}",
            "3: There is no filter 'bulets'. Did you mean 'bullets'?",
            id="a filter",
        ),
        pytest.param("{% if 1 is wxyz %}{% endif %}", "1: There is no test 'wxyz'.", id="a test"),
        pytest.param("\n{% for %}", "2: Expected an expression, got", id="syntax"),
        pytest.param("{% if page.id %}", "1: Unexpected end of template.", id="an end is missing"),
        pytest.param("{{ 1 / 0 }}", "1: Division by zero.", id="a division"),
        pytest.param('{{ page.absent("x", 1) }}', "1: ", id="a wrong call"),
        pytest.param(
            '\n{% include "prt.j2" %}',
            "2: There is no template 'prt.j2'. Did you mean 'part.j2'?",
            id="a template",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str) -> None:
    assert flaw(text).startswith(f"own/one.j2:{said}")


def test_a_flaw_of_an_included_template_is_told_there() -> None:
    found = press(one='{% include "two.j2" %}', two="\n{{ page.x }}").printed("one.j2", PAGE)
    assert str(found).startswith("own/two.j2:2: 'page' has no 'x'.")


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.__class__ }}",
        "{{ page['__class__'] }}",
        "{{ page | attr('__class__') }}",
        "{{ page.absent.__globals__ }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ '{x.__class__}'.format_map({'x': page}) }}",
        "{{ contents.__class__.__base__ }}",
        "{{ table.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{{ page.sections | map(attribute='__class__') | first }}",
        "{{ page | pprint | attr('__doc__') }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ namespace.__init__ }}",
    ],
)
def test_nothing_of_the_machine_is_reached(text: str) -> None:
    assert "cannot be reached from a template." in flaw(text)


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../one.j2", "flowdef/../../../etc/passwd", "flowdef/../paper.py", "C:\\x", ""],
)
def test_no_other_file_is_included(name: str) -> None:
    assert "There is no template" in flaw(f"{{% include {name!r} %}}")


@pytest.mark.parametrize(
    "text", ["{{ page.tags.append(1) }}", "{% set x = [1] %}{{ x.append(2) }}", "{{ {}.clear() }}"]
)
def test_nothing_is_changed(text: str) -> None:
    assert isinstance(printed(text), Flaw)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{% for i in range(10**9) %}{% endfor %}", "Range too big.", id="a range"),
        pytest.param(
            "{% for i in range(9999) %}{{ 'a' * 9999 }}{% endfor %}",
            "The page is longer than 10,000,000 characters.",
            id="a long page",
        ),
        pytest.param("{% include 'one.j2' %}", "It goes round in circles", id="itself"),
        pytest.param(
            "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "It goes round", id="a macro"
        ),
    ],
)
def test_what_does_not_end_is_ended(text: str, said: str) -> None:
    assert said in flaw(text)
