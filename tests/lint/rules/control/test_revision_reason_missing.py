import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        pytest.param("{version: 1.0.0, change: First}", [], id="the first version"),
        pytest.param("{version: 0.2.0, change: First}", [], id="the first version, a draft"),
        pytest.param("{version: 2.1.0, change: X}", ["DOC018 5:38 X"], id="older ones are gone"),
        pytest.param(
            "{version: 1.1.0, change: X}, {version: 1.0.0, change: First}",
            ["DOC018 5:38 X"],
            id="the second version",
        ),
        pytest.param(
            "{version: 0.9.0, change: First}, {version: 0.10.0, change: X}",
            ["DOC018 5:72 X"],
            id="numbers count, not letters",
        ),
        pytest.param(
            "{version: 1.1.0, change: X, reason: Y}, {version: 1.0.0, change: First}",
            [],
            id="with its reason",
        ),
    ],
)
def test_revision_reason_missing(revisions: str, expected: list[str]) -> None:
    files = process(f"revisions: [{revisions}]\nsteps: [{{id: a, title: A}}]\n")
    assert told(files, "DOC018") == expected
