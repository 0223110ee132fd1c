import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, process, told

FOUND = ["RES008 4:9 clerk"]
A = "{id: a, title: A, responsible: clerk, effort: 1h}"


def workspace(
    often: str = "frequency: 34 per week", *, steps: str = A, person: str = ""
) -> dict[str, str]:
    """One clerk of forty hours; 34 are 85 %."""
    organization = (
        "kind: organization\nid: acme\ntitle: ACME\n"
        "roles: {clerk: {title: Clerk, deputy: head}, head: {title: Head}}\n"
        f"people: {{sam: {{name: Sam, roles: [clerk]{person}}},"
        " dana: {name: D, roles: [head]}}\n"
    )
    body = process(f"{often}\nsteps: [{steps}]\n") | {"organization.yaml": organization}
    return {path: text.replace("trigger: {manual: true}\n", "") for path, text in body.items()}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace(), FOUND, id="85 %"),
        pytest.param(workspace("frequency: 33 per week"), [], id="less"),
        pytest.param(workspace("frequency: 7 per day"), FOUND, id="35 hours"),
        pytest.param(
            workspace("frequency: 20 per week", person=", operations: 50%"),
            FOUND,
            id="all of what is kept",
        ),
        pytest.param(
            workspace('trigger: {schedule: "0 8-14 * * *"}'), FOUND, id="49 hours by schedule"
        ),
        pytest.param(workspace('trigger: {schedule: "0 9 * * *"}'), [], id="7 hours by schedule"),
        pytest.param(workspace(steps=A[:-1] + ", share: 50%}"), [], id="half of the times"),
        pytest.param(workspace(person=", left: 2026-01-01"), [], id="nobody holds it"),
    ],
)
def test_places(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "RES008") == expected


def test_several_processes_add_up() -> None:
    files = workspace("frequency: 20 per week")
    text = files["processes/p.yaml"]
    files["processes/q.yaml"] = text.replace("id: p", "id: q").replace("20", "18")
    (found,) = (
        each for each in findings_of(files, Options(select=("RES008",))) if each.code == "RES008"
    )
    assert found.message.startswith(
        "processes ask role 'clerk' for 38 hours of the 40 a week that its holders have for them "
        "(95%): work waits for it. Most comes from 'p', 'q'."
    )
