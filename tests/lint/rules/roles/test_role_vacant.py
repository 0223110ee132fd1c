import pytest

from lint_workspaces import PROCESS, process, project, told

ROLES = "roles: {clerk: {title: Clerk}, head: {title: Head, deputy: clerk}, cook: {title: Cook}}\n"
STEPS = "steps: [{id: a, title: A, responsible: head}, {id: b, title: B, responsible: cook}]\n"


def workspace(people: str, body: str = STEPS) -> dict[str, str]:
    organization = f"kind: organization\nid: acme\ntitle: ACME\n{ROLES}{people}"
    return process(body) | {"organization.yaml": organization}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            workspace("people: {sam: {name: Sam, roles: [clerk]}}\n"),
            ["ROL007 5:78 cook"],
            id="the head has a deputy, the cook has none",
        ),
        pytest.param(
            workspace("people: {sam: {name: Sam, roles: [head, cook], left: 2026-11-19}}\n"),
            ["ROL007 5:40 head", "ROL007 5:78 cook"],
            id="who has left holds nothing",
        ),
        pytest.param(
            workspace("people: {sam: {name: Sam, roles: [head, cook], left: 2026-11-20}}\n"),
            [],
            id="the last day is a day",
        ),
        pytest.param(workspace(""), [], id="an organization without people"),
        pytest.param(
            workspace("people: {sam: {name: Sam}}\n", STEPS.replace("cook", "chef")),
            ["ROL007 5:40 head"],
            id="a role that is not known is REF001",
        ),
        pytest.param(
            workspace("people: {sam: {name: Sam, roles: [clerk]}}\n")
            | {PROCESS: "kind: process\nid: p\ntitle: P\n" + "steps: [{id: a, title: A}]\n"}
            | {
                "projects/j.yaml": project(
                    "tasks: [{id: a, title: A, effort: 1d, assigned: [{role: cook}]}]\n"
                )["projects/j.yaml"]
            },
            ["ROL007 4:57 cook"],
            id="a project counts on it",
        ),
        pytest.param(
            workspace("people: {sam: {name: Sam}}\n", f"status: obsolete\n{STEPS}"),
            [],
            id="a process out of force counts on nobody",
        ),
        pytest.param(
            workspace("people: {sam: {name: Sam, roles: [head]}}\n", "steps: [{id: a, title: A}]\n")
            | {
                "projects/j.yaml": project(
                    "status: closed\ntasks: [{id: a, title: A, assigned: [{role: cook}]}]\n"
                )["projects/j.yaml"]
            },
            [],
            id="nor does a project that is over",
        ),
    ],
)
def test_role_vacant(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL007") == expected
