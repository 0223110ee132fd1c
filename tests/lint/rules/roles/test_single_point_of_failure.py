import pytest

from lint_workspaces import process, told

ONE = "sam: {name: Sam, roles: [clerk]}"
FOUND = ["ROL008 6:43 critical"]


def workspace(people: str, *, deputy: str = "", step: str = "responsible: clerk") -> dict[str, str]:
    substitute = f", deputy: {deputy}" if deputy else ""
    organization = (
        "kind: organization\nid: acme\ntitle: ACME\n"
        f"roles: {{clerk: {{title: Clerk{substitute}}}, head: {{title: Head}}}}\n"
        f"people: {{{people}}}\n"
    )
    body = f"steps:\n  - {{id: a, title: A, {step}, critical: true, checklist: [X]}}\n"
    return process(body) | {"organization.yaml": organization}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace(ONE), FOUND, id="one holder, no deputy"),
        pytest.param(workspace(ONE, deputy="head"), FOUND, id="nobody is the deputy"),
        pytest.param(
            workspace("sam: {name: Sam, roles: [clerk, head]}", deputy="head"),
            FOUND,
            id="the deputy is the same person",
        ),
        pytest.param(
            workspace(f"{ONE}, dana: {{name: Dana, roles: [head]}}", deputy="head"),
            [],
            id="the deputy is another one",
        ),
        pytest.param(
            workspace(f"{ONE}, dana: {{name: Dana, roles: [clerk]}}"), [], id="two holders"
        ),
        pytest.param(
            workspace(f"{ONE}, dana: {{name: Dana, roles: [clerk], left: 2026-01-01}}"),
            FOUND,
            id="the other one has left",
        ),
        pytest.param(workspace("dana: {name: Dana}"), [], id="nobody holds it: ROL007"),
        pytest.param(workspace(ONE, step="responsible: {field: x}"), [], id="a person in a field"),
    ],
)
def test_single_point_of_failure(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL008") == expected


def test_a_process_out_of_force_is_left_alone() -> None:
    files = workspace(ONE)
    old = files["processes/p.yaml"].replace("steps:", "status: obsolete\nsteps:")
    assert told(files | {"processes/p.yaml": old}, "ROL008") == []


def test_a_role_is_told_once() -> None:
    files = workspace(ONE)
    twice = (
        files["processes/p.yaml"] + "  - {id: b, title: B, responsible: clerk, critical: true}\n"
    )
    assert told(files | {"processes/p.yaml": twice}, "ROL008") == FOUND
