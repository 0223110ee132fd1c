"""What a process replaces: it must be there, and out of force."""

import pytest

from lint_workspaces import process, told

STEPS = "steps: [{id: a, title: A}]\n"


def workspace(status: str, *, old: str = "q", new: str = "effective") -> dict[str, str]:
    """A process that replaces `old`, and a process `q` of some status."""
    return {
        **process(f"status: {new}\nsupersedes: [{old}]\n{STEPS}"),
        "processes/q.yaml": f"kind: process\nid: q\ntitle: Q\nstatus: {status}\n{STEPS}",
    }


@pytest.mark.parametrize(
    ("code", "files", "expected"),
    [
        pytest.param("DOC020", workspace("obsolete"), [], id="it is there"),
        pytest.param("DOC020", workspace("obsolete", old="x"), ["DOC020 6:14 x"], id="it is not"),
        pytest.param(
            "DOC020",
            {**process(f"supersedes: [q]\n{STEPS}"), "processes/q.yaml": "kind: ["},
            ["SYN001 1:7 ["],
            id="nobody can read it",
        ),
        pytest.param(
            "DOC020", workspace("draft", old="acme"), ["DOC020 6:14 acme"], id="no process"
        ),
        pytest.param("DOC021", workspace("obsolete"), [], id="the old one is out of force"),
        pytest.param("DOC021", workspace("effective"), ["DOC021 6:14 q"], id="both are in force"),
        pytest.param(
            "DOC021", workspace("effective", new="draft"), [], id="the new one is not in force yet"
        ),
        pytest.param("DOC021", workspace("effective", old="x"), [], id="it is not there"),
    ],
)
def test_supersedes(code: str, files: dict[str, str], expected: list[str]) -> None:
    assert told(files, code) == expected
