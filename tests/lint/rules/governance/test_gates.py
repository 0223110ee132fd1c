"""What goes on although nobody, or nobody yet, has said go."""

import pytest

from lint_workspaces import project, told

WORK = "tasks: [{{id: a, title: A, {0}}}]"


def gated(gate: str, work: str) -> str:
    return f"phases: [{{id: f, title: F, gate: {{{gate}}}, {WORK.format(work)}}}]\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(gated("decision: hold", "started: 2026-03-01"), ["4:87"], id="not go"),
        pytest.param(gated("decision: no-go", "finished: 2026-03-01"), ["4:89"], id="done already"),
        pytest.param(
            gated("decision: go, date: 2026-03-02", "started: 2026-03-01"),
            ["4:103"],
            id="too early",
        ),
        pytest.param(
            gated("decision: go, date: 2026-03-01", "started: 2026-03-01"), [], id="that day"
        ),
        pytest.param(gated("decision: go", "started: 2026-03-01"), [], id="some day"),
        pytest.param(gated("decision: hold", "duration: 1d"), [], id="not begun"),
        pytest.param(
            "status: active\nselection: {decision: hold}\n" + WORK.format("duration: 1d") + "\n",
            ["4:9"],
            id="the project itself",
        ),
        pytest.param(
            "status: active\nselection: {decision: go}\n" + WORK.format("duration: 1d") + "\n",
            [],
            id="go",
        ),
    ],
)
def test_gate_skipped(said: str, expected: list[str]) -> None:
    places = [each.rsplit(" ", 1)[0] for each in told(project(said), "GOV011")]
    assert places == [f"GOV011 {place}" for place in expected]
