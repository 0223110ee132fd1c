"""Measures: of a process in force, and of the goals of the organization."""

import pytest

from lint_workspaces import process, told

STEPS = "steps: [{id: a, title: A}]\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("status: effective\n", ["GOV019 5:9 effective"], id="in force, no target"),
        pytest.param("status: effective\ntargets: {lead_time: 1d}\n", [], id="a target"),
        pytest.param("status: effective\nnot_applicable: [targets]\n", [], id="on purpose"),
        pytest.param("", [], id="a draft"),
    ],
)
def test_process_without_measure(said: str, expected: list[str]) -> None:
    assert told(process(said + STEPS), "GOV019") == expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        pytest.param("{title: G}", ["GOV020 4:20 G"], id="neither"),
        pytest.param("{title: G, measure: M}", ["GOV020 4:20 G"], id="no owner"),
        pytest.param("{title: G, measure: M, owner: sam}", [], id="both"),
    ],
)
def test_measure_without_target(goal: str, expected: list[str]) -> None:
    head = "kind: organization\nid: acme\ntitle: ACME\n"
    text = f"{head}goals: {{g: {goal}}}\npeople: {{sam: {{name: Sam}}}}\n"
    assert told({"organization.yaml": text}, "GOV020") == expected
