"""What passes into daily operations: accepted by something, run by something."""

import pytest

from lint_workspaces import project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"
MADE = "deliverables: [{id: x, title: X, acceptance: [A]}, {id: y, title: Y}]\n"


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param("HND001", MADE, "4:57 y", id="accepted by nothing"),
        pytest.param("HND001", MADE + "status: closed\n", "", id="accepted long ago"),
        pytest.param("HND004", "", "", id="no handover: KND006"),
        pytest.param(
            "HND004",
            MADE + "handover: [{deliverable: x, to: head}, {deliverable: y, to: head}]\n",
            "5:1 handover",
            id="run by nothing",
        ),
        pytest.param(
            "HND004",
            MADE
            + "handover: [{deliverable: x, to: head}, {deliverable: y, to: head, process: p}]\n",
            "",
            id="one of them is run",
        ),
    ],
)
def test_handover(code: str, said: str, expected: str) -> None:
    assert told(project(said + TASKS), code) == ([f"{code} {expected}"] if expected else [])
