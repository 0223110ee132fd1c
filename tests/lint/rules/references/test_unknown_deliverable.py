import pytest

from lint_workspaces import project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            project(
                """\
        deliverables: [{id: x, title: X}]
        logframe: {outputs: [{deliverable: x, measure: M}, {deliverable: y, measure: M}]}
        tasks:
          - {id: a, title: A, duration: 1d, delivers: z}
          - {id: b, title: B, duration: 1d, delivers: x}
        handover: [{deliverable: v, to: clerk}]
        """
            ),
            ["REF011 5:66 y", "REF011 7:47 z", "REF011 9:26 v"],
            id="tasks, logframe, handover",
        ),
    ],
)
def test_unknown_deliverable(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF011") == expected
