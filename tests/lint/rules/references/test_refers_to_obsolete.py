import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, process, project, told

STEPS = "steps: [{id: a, title: A, process: q}]\n"


def old(status: str = "obsolete") -> dict[str, str]:
    text = f"kind: process\nid: q\ntitle: Q\nstatus: {status}\nsteps: [{{id: a, title: A}}]\n"
    return {"processes/q.yaml": text}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process("status: effective\n" + STEPS) | old(), ["REF005 6:36 q"], id="out of force"
        ),
        pytest.param(process("status: effective\n" + STEPS) | old("draft"), [], id="not yet"),
        pytest.param(process("status: obsolete\n" + STEPS) | old(), [], id="both are"),
        pytest.param(process(STEPS) | old(), [], id="a draft may still change"),
        pytest.param(
            project("tasks: [{id: a, title: A, process: q}]\n") | old(),
            ["REF005 4:36 q"],
            id="a project",
        ),
        pytest.param(
            project("status: closed\ntasks: [{id: a, title: A, process: q}]\n") | old(),
            [],
            id="a project that is over",
        ),
    ],
)
def test_refers_to_obsolete(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF005") == expected


def test_the_heir_is_named() -> None:
    heir = old("effective")["processes/q.yaml"].replace("id: q", "id: r") + "supersedes: [q]\n"
    files = process("status: effective\n" + STEPS) | old() | {"processes/r.yaml": heir}
    (found,) = findings_of(files, Options(select=("REF005",)))
    assert "Call 'r', which took its place." in found.message
