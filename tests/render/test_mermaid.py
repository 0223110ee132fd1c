"""Mermaid: the picture has every step, every essential need, and labels that are only labels."""

import pytest
from hypothesis import given

from flowdef.graph.order import order_of, order_of_project
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.render.pictures.json_ import json_
from flowdef.render.pictures.mermaid import mermaid
from goldens import ROOT, Golden
from hostile_texts import TEXTS, everywhere
from processes_in_a_line import a_process
from read_mermaid import read_mermaid
from sample_documents import sample_processes, sample_projects

GOLDENS = ROOT / "tests" / "render" / "goldens"
PROCESSES = sample_processes()
PROJECTS = sample_projects()


def drawn(document: Process | Project) -> str:
    order = order_of(document) if isinstance(document, Process) else order_of_project(document)
    return mermaid(document, order)


@pytest.mark.parametrize("name", [*PROCESSES, *PROJECTS])
def test_every_activity_is_drawn_once(name: str) -> None:
    document = PROCESSES.get(name) or PROJECTS[name]
    picture = read_mermaid(drawn(document))
    groups = document.stages if isinstance(document, Process) else document.phases
    activities = document.steps if isinstance(document, Process) else document.tasks
    assert len(picture.labels) == len(activities)
    assert len(picture.groups) == len([each for each in groups if each.title])


@given(TEXTS)
def test_a_label_stays_a_label(text: str) -> None:
    process = everywhere(PROCESSES["project-intake"], text or "x")
    picture = read_mermaid(drawn(process))
    assert len(picture.labels) == len(process.steps)
    project = everywhere(PROJECTS["hire-support-engineer"], text)
    wanted = " ".join(text.split())
    assert {*read_mermaid(drawn(project)).labels.values()} == {wanted}


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        pytest.param("a", "(", id="work"),
        pytest.param("approve a[role r]", "{", id="an approval"),
        pytest.param("wait a 2d", "{{", id="a wait"),
        pytest.param("auto a", "[/", id="automation"),
        pytest.param("call a other", "[[", id="a sub-process"),
    ],
)
def test_shapes(line: str, shape: str) -> None:
    assert read_mermaid(drawn(a_process(line))).shapes == {"n1": shape}


def test_only_needs_that_no_other_implies_are_drawn() -> None:
    picture = read_mermaid(drawn(a_process("a > b > c(a, b)")))
    assert picture.edges == [("n1", "-->", "n2"), ("n2", "-->", "n3")]


def test_who_enters_a_stage_is_told_no_condition_twice() -> None:
    line = "one{a[ask n:integer, m:integer]} > two[when n > 3]{b[when {}]}"
    assert '"only if N is above 5"' in drawn(a_process(line.replace("{}", "n > 5")))
    assert "only if N is above 3 and only if M is above 5" in drawn(
        a_process(line.replace("{}", "m > 5"))
    )


def test_a_rejection_leads_back() -> None:
    picture = read_mermaid(drawn(a_process("a > approve b -> a[role r]")))
    assert picture.edges[-1] == ("n2", "-. rejected .->", "n1")


def test_going_on_after_a_rejection_leads_nowhere() -> None:
    picture = read_mermaid(drawn(a_process("a > approve b -> continue[role r]")))
    assert picture.edges == [("n1", "-->", "n2")]


def test_pictures_are_as_they_were(golden: Golden) -> None:
    intake, hire = PROCESSES["project-intake"], PROJECTS["hire-support-engineer"]
    golden(GOLDENS / "project-intake.mmd", drawn(intake))
    golden(GOLDENS / "hire-support-engineer.mmd", drawn(hire))
    golden(GOLDENS / "project-intake.graph.json", json_(intake, order_of(intake)))
    golden(GOLDENS / "hire-support-engineer.graph.json", json_(hire, order_of_project(hire)))
