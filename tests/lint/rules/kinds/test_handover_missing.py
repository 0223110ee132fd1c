import pytest

from lint_workspaces import project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"
MADE = "deliverables: [{id: x, title: X}, {id: y, title: Y}]\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(f"status: active\n{MADE}", ["KND006 5:21 x"], id="nobody takes anything"),
        pytest.param(
            f"status: active\n{MADE}handover: [{{deliverable: x, to: head}}]\n",
            ["KND006 5:40 y"],
            id="one is left",
        ),
        pytest.param(
            f"status: closed\n{MADE}"
            "handover: [{deliverable: x, to: head}, {deliverable: y, to: head}]\n",
            [],
            id="all are taken",
        ),
        pytest.param("status: closed\n", ["KND006 4:9 closed"], id="closed without a result"),
        pytest.param("status: active\n", [], id="no result is promised yet"),
        pytest.param(MADE, [], id="a proposal need not know yet"),
        pytest.param(f"status: cancelled\n{MADE}", [], id="cancelled"),
    ],
)
def test_handover_missing(said: str, expected: list[str]) -> None:
    assert told(project(said + TASKS), "KND006") == expected
