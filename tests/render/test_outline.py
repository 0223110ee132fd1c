"""Documents in the terminal: as they were, and at any width."""

import pytest

from flowdef.graph.order import order_of, order_of_project
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.render.lines import cells
from flowdef.render.outline import process_outline, process_stages
from flowdef.render.project_outline import project_outline, project_phases
from goldens import ROOT, Golden
from processes_in_a_line import a_process
from sample_documents import (
    process,
    reading,
    sample_organization,
    sample_processes,
    sample_projects,
)
from schema_documents import FOLDER

GOLDENS = ROOT / "tests" / "render" / "goldens"
ACME = sample_organization()
ONBOARDING = sample_processes()["customer-onboarding"]
HIRE = sample_projects()["hire-support-engineer"]


def full(document: Process | Project, width: int = 0) -> str:
    if isinstance(document, Process):
        return process_outline(document, order_of(document), ACME, width)
    return project_outline(document, order_of_project(document), ACME, width)


def test_as_they_were(golden: Golden) -> None:
    golden(GOLDENS / "customer-onboarding.txt", full(ONBOARDING))
    golden(GOLDENS / "customer-onboarding.40.txt", full(ONBOARDING, 40))
    golden(GOLDENS / "customer-onboarding.stages.txt", process_stages(ONBOARDING, ACME, 80))
    golden(GOLDENS / "hire-support-engineer.txt", full(HIRE, 80))
    golden(GOLDENS / "hire-support-engineer.phases.txt", project_phases(HIRE, 80))


@pytest.mark.parametrize(
    "document",
    [*sample_processes().values(), *sample_projects().values()],
    ids=lambda each: each.id,
)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(
    document: Process | Project, width: int
) -> None:
    narrow = full(document, width)
    assert max(map(cells, narrow.splitlines())) <= width
    assert narrow.split() == full(document).split()


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        pytest.param("a > b()", {}, "needs nothing", id="no needs"),
        pytest.param("a > b > c(a, b)", {}, "needs a and b", id="steps"),
        pytest.param("one{a > b} > two{c}", {}, "needs all of one", id="a whole stage"),
        pytest.param("one{a} > two{b}", {}, "needs a", id="a stage of one step"),
        pytest.param("one{a > b} > two{c(a)}", {}, "needs a", id="a part of a stage"),
        pytest.param(
            "one[when x == 1]{a}",
            {"inputs": "x:integer"},
            "[one], only if X is 1",
            id="a condition",
        ),
        pytest.param("a[by {x}]", {"inputs": "x:person"}, "the person named in ‹X›", id="a person"),
        pytest.param("a", {"owner": "process-manager"}, "Process manager · needs", id="the owner"),
        pytest.param("wait w 2d", {"owner": "boss"}, "wait for 2 days · needs", id="a wait"),
        pytest.param("wait w until d", {"inputs": "d:date"}, "wait until ‹D›", id="until"),
        pytest.param("call s other", {}, "process other · needs", id="a sub-process"),
        pytest.param("auto a", {}, "automatic · needs", id="automation"),
        pytest.param(
            "approve a[role head-of-sales]", {}, "approval · Head of sales", id="approval"
        ),
        pytest.param(
            "a[hold; critical; due 2d]",
            {},
            "due within 2 working days · critical · hold point",
            id="limits",
        ),
    ],
)
def test_what_a_step_says(line: str, more: dict[str, str], said: str) -> None:
    assert said in full(a_process(line, **more))


def test_the_stages_of_a_process_without_stages() -> None:
    text = process_stages(a_process("a > b", title="P"), None)
    assert text == "P  [p]\nversion 1.0.0, effective; 2 steps\n\n   1. P: 2 steps\n"


def test_stages_with_a_condition() -> None:
    text = process_stages(process(FOLDER / "process-in-stages.yaml"), None)
    assert "2. Rental: 7 steps, only if days is above 0 (Rental clerk)" in text


def test_how_tasks_are_bound() -> None:
    project = reading(FOLDER / "project-in-phases.yaml").document
    assert isinstance(project, Project)
    text = full(project)
    assert "start-to-start with" in text
    assert " later\n" in text


def test_a_project_without_phases() -> None:
    project = reading(FOLDER / "project-in-tasks.yaml").document
    assert isinstance(project, Project)
    assert "[" not in project_phases(project).partition("\n")[2]
    assert full(project).count("\n\n") == 1
