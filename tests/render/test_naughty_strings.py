"""Every naughty string of the corpus, in every text, through every renderer."""

import json
from pathlib import Path

import pytest

from flowdef.formats.checklist import process_data, read
from flowdef.graph.order import order_of, order_of_project
from flowdef.printable import printable
from flowdef.reading import document
from flowdef.render import data, scaffold
from flowdef.render.outline import process_outline, process_stages
from flowdef.render.pictures.json_ import json_
from flowdef.render.pictures.mermaid import mermaid
from flowdef.render.project_outline import project_outline, project_phases
from flowdef.render.sop_markdown import sop_markdown
from hostile_texts import everywhere
from read_markdown import kinds
from read_mermaid import read_mermaid
from sample_documents import process, sample_projects
from schema_documents import FOLDER

PROCESS = process(FOLDER / "process-in-stages.yaml")
PROJECT = sample_projects()["hire-support-engineer"]
INSTRUCTIONS = frozenset({"instructions"})


@pytest.fixture
def strings(corpora: Path) -> list[str]:
    found = json.loads((corpora / "odd" / "blns" / "blns.json").read_text(encoding="utf-8"))
    return [each for each in found if each.strip()]


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
def test_pictures_outlines_and_data(strings: list[str]) -> None:
    order, project_order = order_of(PROCESS), order_of_project(PROJECT)
    for text in strings:
        steps, tasks = everywhere(PROCESS, text), everywhere(PROJECT, text)
        assert len(read_mermaid(mermaid(steps, order)).labels) == len(PROCESS.steps)
        assert len(read_mermaid(mermaid(tasks, project_order)).labels) == len(PROJECT.tasks)
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
