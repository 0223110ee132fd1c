"""The document as data: every key always there, and one form."""

from typing import Any

import pytest

from flowdef.graph.order import order_of, order_of_project
from flowdef.model.project import Project
from flowdef.render import data
from goldens import ROOT, Golden
from sample_documents import process, reading, sample_processes, sample_projects
from schema_documents import FOLDER

GOLDENS = ROOT / "tests" / "render" / "goldens"


@pytest.mark.parametrize("each", sample_processes().values(), ids=lambda each: each.id)
def test_every_step_has_the_same_keys(each: Any) -> None:
    found = data.process_data(each, order_of(each))
    steps = [step for stage in found["stages"] for step in stage["steps"]]
    assert [step["number"] for step in steps] == [*range(1, len(each.steps) + 1)]
    keys = {"accountable", "effort"}
    assert {tuple(step) for step in steps} == {tuple(steps[0])}
    assert keys <= steps[0].keys()
    assert [stage["steps"] for stage in data.stages_data(each)] == [
        [step["id"] for step in stage["steps"]] for stage in found["stages"]
    ]


def test_needs_are_the_effective_ones() -> None:
    each = sample_processes()["project-intake"]
    found = data.process_data(each, order_of(each))
    steps = {step["id"]: step for stage in found["stages"] for step in stage["steps"]}
    assert steps["publish-decision"]["needs"] == [
        "name-manager", "write-charter", "coach-after-no-go", "set-review-date", "agree-rework",
    ]  # fmt: skip
    assert steps["write-proposal"]["responsible"] == {"field": "proposer"}


def test_as_it_was(golden: Golden) -> None:
    from json import dumps

    stages = process(FOLDER / "process-in-stages.yaml")
    golden(
        GOLDENS / "process-in-stages.json",
        dumps(data.process_data(stages, order_of(stages)), indent=2) + "\n",
    )
    project = reading(FOLDER / "project-in-phases.yaml").document
    assert isinstance(project, Project)
    golden(
        GOLDENS / "project-in-phases.json",
        dumps(data.project_data(project, order_of_project(project)), indent=2) + "\n",
    )


def test_phases_tell_what_is_finished() -> None:
    first, second, *_ = data.phases_data(sample_projects()["hire-support-engineer"])
    assert first["finished"] == first["tasks"]
    assert len(second["finished"]) == 2
