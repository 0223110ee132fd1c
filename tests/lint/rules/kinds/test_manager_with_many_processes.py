import pytest

from lint_workspaces import ORGANIZATION, project, told

NAMES = ("one", "two", "three", "four", "five")


def files(*, owner: str = "clerk", many: int = 5, said: str = "", more: str = "") -> dict[str, str]:
    """A project that Sam manages, and processes of one owner; Sam is the clerk."""
    head = "kind: process\nsteps: [{id: a, title: A}]\nowner: " + owner + "\n"
    return {
        f"processes/{name}.yaml": f"{head}id: {name}\ntitle: {name}\n{said}"
        for name in NAMES[:many]
    } | project(f"manager: sam\ntasks: [{{id: a, title: A, duration: 1d}}]\n{more}")


@pytest.mark.parametrize(
    ("workspace", "expected"),
    [
        pytest.param(files(), ["KND005 4:10 sam"], id="five processes"),
        pytest.param(files(many=4), [], id="four"),
        pytest.param(files(owner="head"), [], id="of somebody else"),
        pytest.param(files(said="status: obsolete\n"), [], id="out of force"),
        pytest.param(files(more="status: closed\n"), [], id="the project is over"),
        pytest.param(
            files()
            | {"organization.yaml": ORGANIZATION.replace("roles: [head]", "roles: [head, clerk]")},
            [],
            id="another one holds that role too",
        ),
        pytest.param(
            files()
            | {
                "organization.yaml": ORGANIZATION.replace(
                    "roles: [head]", "roles: [head, clerk], left: 2026-11-19"
                )
            },
            ["KND005 4:10 sam"],
            id="the other one has left",
        ),
    ],
)
def test_manager_with_many_processes(workspace: dict[str, str], expected: list[str]) -> None:
    assert told(workspace, "KND005") == expected
