import pytest

from lint_workspaces import ORGANIZATION, project, told

FOUND = ["RES004 7:38 sam"]


def workspace(person: str, task: str = "", status: str = "active") -> dict[str, str]:
    """A project from December to March with a task of Sam's."""
    files = project(
        f"status: {status}\nstart: 2026-12-01\ndeadline: 2027-03-31\n"
        f"tasks: [{{id: a, title: A, assigned: [sam, who]{task}}}]\n"
    )
    sam = f"sam: {{name: Sam, roles: [clerk], {person}}}"
    plain = "sam: {name: Sam, roles: [clerk]}"
    return files | {"organization.yaml": ORGANIZATION.replace(plain, sam)}


LEAVE = "leave: [{from: 2027-01-01, to: 2027-01-31}]"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace("left: 2026-11-30"), FOUND, id="left before the project begins"),
        pytest.param(workspace("left: 2026-12-01"), [], id="there for a day"),
        pytest.param(
            workspace("left: 2027-01-31", ", not_before: 2027-02-01"), FOUND, id="left before it"
        ),
        pytest.param(workspace("left: 2026-11-01", ", started: 2026-10-01"), FOUND, id="left"),
        pytest.param(
            workspace("left: 2026-11-01", ", finished: 2026-10-01"), [], id="it is finished"
        ),
        pytest.param(workspace("left: 2026-11-01", status="closed"), [], id="it is over"),
        pytest.param(workspace("joined: 2027-04-01"), FOUND, id="joins after the end"),
        pytest.param(workspace("joined: 2027-03-31"), [], id="joins on the last day"),
        pytest.param(
            workspace("joined: 2027-02-01", ", deadline: 2027-01-31"), FOUND, id="joins after it"
        ),
        pytest.param(
            workspace(LEAVE, ", not_before: 2027-01-04, deadline: 2027-01-29"),
            FOUND,
            id="on leave all the time",
        ),
        pytest.param(
            workspace(LEAVE, ", not_before: 2027-01-04, deadline: 2027-02-01"), [], id="back before"
        ),
        pytest.param(workspace(LEAVE), [], id="leave in between"),
    ],
)
def test_places(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "RES004") == expected
