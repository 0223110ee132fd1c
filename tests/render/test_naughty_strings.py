"""Naughty strings of the corpus, in every text, through every renderer."""

import json
from pathlib import Path

import pytest

from flowdef.formats.checklist import process_data, read
from flowdef.graph.order import order_of, order_of_project
from flowdef.model.control import Reference
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.printable import printable
from flowdef.reading import document
from flowdef.render import data, scaffold
from flowdef.render.outline import process_outline, process_stages
from flowdef.render.own_templates import Press, Source
from flowdef.render.pictures.json_ import json_
from flowdef.render.pictures.mermaid import mermaid
from flowdef.render.project_markdown import project_markdown
from flowdef.render.project_outline import project_outline, project_phases
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_page import SopPage, sop_page
from flowdef.render.sop_setting import Around
from flowdef.render.words import Names
from hostile_texts import everywhere
from naughty_strings import naughty_strings
from read_markdown import kinds
from read_mermaid import read_mermaid
from sample_documents import process, sample_organization, sample_processes, sample_projects
from schema_documents import FOLDER

PROCESS = process(FOLDER / "process-in-stages.yaml")
PROJECT = sample_projects()["hire-support-engineer"]
INSTRUCTIONS = frozenset({"instructions"})

AROUND = Around(organization=sample_organization())
OWN = """\
# {{ page.title }}
{% for section in page.sections %}
## {{ section.title }}
{% for step in section.paragraphs %}

### {{ step.title }}

{{ step.who }} **{{ step.expect }}**
{{ step.checklist | boxes }}

{{ step.form | form(step.title) }}
{% endfor %}
{% endfor %}
"""


def page_of(process: Process) -> SopPage:
    return sop_page(process, order_of(process))


def pages_among(process: Process, project: Project, text: str) -> tuple[str, str]:
    """Both pages, with a text as the name of everybody and everything around them."""
    organization = everywhere(sample_organization(), text)
    known = {
        name: Reference(title=text, file="x.md") for name in ("background-check", "pay-invoice")
    }
    around = Around(organization=organization, processes=known)
    return sop_markdown(process, order_of(process), around), project_markdown(project, around)


@pytest.fixture
def strings(corpora: Path) -> list[str]:
    return naughty_strings(corpora)


@pytest.mark.corpora
def test_the_sop(strings: list[str]) -> None:
    calm = kinds(sop_markdown(everywhere(PROCESS, "calm", keep=INSTRUCTIONS), order_of(PROCESS)))
    for text in strings:
        page = sop_markdown(everywhere(PROCESS, text, keep=INSTRUCTIONS), order_of(PROCESS))
        assert kinds(page) == calm, text


@pytest.mark.corpora
def test_the_sop_with_naughty_instructions(strings: list[str]) -> None:
    calm = kinds(sop_markdown(everywhere(PROCESS, "calm"), order_of(PROCESS)))
    for text in strings:
        found = kinds(sop_markdown(everywhere(PROCESS, text), order_of(PROCESS)))
        assert not {"html_block", "html_inline"} & set(found), text
        assert found["heading_open"] == calm["heading_open"], text


@pytest.mark.corpora
def test_the_page_of_a_project(strings: list[str]) -> None:
    calm = kinds(project_markdown(everywhere(PROJECT, "calm"), AROUND))
    for text in strings:
        assert kinds(project_markdown(everywhere(PROJECT, text), AROUND)) == calm, text


@pytest.mark.corpora
def test_names_of_roles_people_goals_and_other_processes(strings: list[str]) -> None:
    process, project = sample_processes()["order-coffee-supplies"], PROJECT
    calm = [kinds(each) for each in pages_among(process, project, "calm")]
    for text in {each[:100] for each in strings}:  # a picture with longer names is not drawn
        found = [kinds(each) for each in pages_among(process, project, text)]
        assert found == calm, text


@pytest.mark.corpora
def test_templates_of_a_company(strings: list[str]) -> None:
    press = Press({"own": Source("own", OWN)})
    calm = kinds(str(press.printed("own", page_of(everywhere(PROCESS, "calm")))))
    for text in strings:
        page = press.printed("own", page_of(everywhere(PROCESS, text, keep=INSTRUCTIONS)))
        assert kinds(str(page)) == calm, text


@pytest.mark.corpora
def test_pictures_outlines_and_data(strings: list[str]) -> None:
    order, project_order = order_of(PROCESS), order_of_project(PROJECT)
    for text in strings:
        steps, tasks = everywhere(PROCESS, text), everywhere(PROJECT, text)
        assert len(read_mermaid(mermaid(steps, order)).labels) == len(PROCESS.steps)
        assert len(read_mermaid(mermaid(tasks, project_order)).labels) == len(PROJECT.tasks)
        named = Names(everywhere(sample_organization(), text))
        assert len(read_mermaid(mermaid(steps, order, named)).labels) == len(PROCESS.steps)
        assert len(read_mermaid(mermaid(tasks, project_order, named)).labels) == len(PROJECT.tasks)
        assert json.loads(json_(tasks, project_order))["graph"]["title"] == text
        assert data.process_data(steps, order)["title"] == text
        outlines = (
            process_outline(steps, order, None, 80),
            process_stages(steps, None, 80),
            project_outline(tasks, project_order, None, 80),
            project_phases(tasks, 80),
        )
        assert all(printable(line) == line for each in outlines for line in each.split("\n"))


@pytest.mark.corpora
def test_checklists(strings: list[str]) -> None:
    for text in strings:
        checklist = read(f"# {text}\n\n- {text}\n  - {text}\n")
        if checklist.parts:
            yaml = scaffold.document(process_data(checklist, "draft"), "x")
            assert document.read(yaml.encode(), "x").document, text
