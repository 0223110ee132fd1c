import pytest

from lint_workspaces import project, told


def tasks(assigned: str, more: str = "") -> dict[str, str]:
    return project(f"{more}tasks: [{{id: a, title: A, assigned: [{assigned}], effort: 1d}}]\n")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            tasks("sam, {person: sam, share: 1%}"),
            ["RES002 4:43 {person: sam, share: 1%}"],
            id="101 %",
        ),
        pytest.param(
            tasks("{person: sam, share: 60%}, {person: sam, share: 60%}, sam"),
            ["RES002 4:65 {person: sam, share: 60%}"],
            id="told once",
        ),
        pytest.param(tasks("{person: sam, share: 60%}, {person: sam, share: 40%}"), [], id="100 %"),
        pytest.param(tasks("sam, dana"), [], id="two people"),
        pytest.param(tasks("{role: clerk}, {role: clerk}"), [], id="two holders of a role"),
        pytest.param(tasks("sam, sam", "status: closed\n"), [], id="over"),
    ],
)
def test_places(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "RES002") == expected
