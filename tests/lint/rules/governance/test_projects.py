"""What a project says of why it is done: goals, logical framework, decisions, risks."""

import pytest

from lint_workspaces import ORGANIZATION, project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"
WHOLE = "statement: S, measure: M, verification: V, assumption: A"
MADE = "deliverables: [{id: x, title: X}]\n"


def frame(level: str, said: str) -> str:
    return f"logframe: {{{level}: {{{said}}}}}\n"


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param("GOV001", "", "2:5 j", id="no goal"),
        pytest.param("GOV001", "supports: [grow]\n", "", id="a goal"),
        pytest.param("GOV001", "status: closed\n", "", id="it is over"),
        pytest.param("GOV003", "", "", id="no framework"),
        pytest.param("GOV003", frame("goal", "statement: S"), "4:30 S", id="no measure"),
        pytest.param("GOV003", frame("purpose", WHOLE), "", id="a measure"),
        pytest.param(
            "GOV003",
            MADE + "logframe: {outputs: [{deliverable: x}]}\n",
            "5:36 x",
            id="of an output",
        ),
        pytest.param(
            "GOV003",
            frame("goal", "statement: S") + "status: closed\n",
            "",
            id="nobody reads it now",
        ),
        pytest.param(
            "GOV004", frame("goal", "statement: S, measure: M"), "4:42 M", id="read nowhere"
        ),
        pytest.param("GOV004", frame("goal", "statement: S"), "", id="no measure: GOV003"),
        pytest.param(
            "GOV004",
            MADE + "logframe: {outputs: [{deliverable: x, measure: M}]}\n",
            "5:48 M",
            id="of an output, read nowhere",
        ),
        pytest.param("GOV004", frame("goal", WHOLE), "", id="read somewhere"),
        pytest.param("GOV006", MADE, "4:21 x", id="nobody makes it"),
        pytest.param("GOV006", MADE + "status: closed\n", "", id="it was made, or not"),
        pytest.param("GOV008", frame("purpose", "statement: S"), "4:33 S", id="no assumption"),
        pytest.param("GOV008", frame("purpose", WHOLE), "", id="an assumption"),
        pytest.param("GOV012", "selection: {decision: go}\n", "4:23 go", id="go, and no reason"),
        pytest.param("GOV012", "selection: {decision: go, reason: R}\n", "", id="go, and why"),
        pytest.param("GOV012", "selection: {criteria: {value: 1}}\n", "", id="nothing decided"),
        pytest.param("GOV013", "selection: {decision: no-go}\n", "4:23 no-go", id="no coaching"),
        pytest.param(
            "GOV013", "selection: {decision: recycle, coaching: C}\n", "", id="with coaching"
        ),
        pytest.param("GOV013", "selection: {decision: go}\n", "", id="a yes needs none"),
        pytest.param("GOV016", "risks: [{id: r, title: R}]\n", "4:14 r", id="nobody watches"),
        pytest.param("GOV016", "risks: [{id: r, title: R, owner: sam}]\n", "", id="Sam watches"),
        pytest.param("GOV017", "risks: [{id: r, title: R}]\n", "4:14 r", id="nothing is done"),
        pytest.param("GOV017", "risks: [{id: r, title: R, response: accept}]\n", "", id="accepted"),
        pytest.param("GOV017", "risks: [{id: r, title: R}]\nstatus: closed\n", "", id="past"),
    ],
)
def test_what_a_project_says(code: str, said: str, expected: str) -> None:
    assert told(project(said + TASKS), code) == ([f"{code} {expected}"] if expected else [])


def test_without_goals_none_can_be_served() -> None:
    bare = ORGANIZATION.partition("goals:")[0]
    assert told(project(TASKS) | {"organization.yaml": bare}, "GOV001") == []


def test_a_task_makes_a_deliverable() -> None:
    made = "tasks: [{id: a, title: A, duration: 1d, delivers: x}]\n"
    assert told(project(MADE + made), "GOV006") == []


def test_the_gate_of_a_phase_has_a_reason_too() -> None:
    phases = "phases: [{id: f, title: F, gate: {decision: hold}, tasks: [{id: a, title: A}]}]\n"
    assert told(project(phases), "GOV012") == ["GOV012 4:45 hold"]


def test_every_criterion_of_the_workspace_has_a_score() -> None:
    weights = "kind: workspace\nid: w\ntitle: W\nselection: {weights: {value: 3, risk: -1}}\n"
    settings = {"flowdef.yaml": weights}
    some = project("selection: {criteria: {value: 4}}\n" + TASKS)
    assert told(settings | some, "GOV014") == ["GOV014 4:13 criteria"]
    assert told(some, "GOV014") == []
    assert told(settings | project(TASKS), "GOV014") == []
    both = project("selection: {criteria: {value: 4, risk: 1}}\n" + TASKS)
    assert told(settings | both, "GOV014") == []
