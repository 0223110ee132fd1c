import pytest

from lint_workspaces import process, told

FOUND = ["TIM012 5:12 10 per week"]
STEP = "{id: a, title: A, responsible: clerk, effort: 4h}"


def workspace(
    steps: str = STEP, *, people: str = "sam: {name: Sam, roles: [clerk]}", more: str = ""
) -> dict[str, str]:
    """A process that starts ten times a week; the clerk has 39 hours where nothing else is said."""
    organization = (
        "kind: organization\nid: acme\ntitle: ACME\n"
        "calendar: {hours: 7.8h, timezone: UTC}\n"
        "roles: {clerk: {title: Clerk, deputy: head}, head: {title: Head}}\n"
        f"people: {{{people}}}\n"
    )
    body = f"frequency: 10 per week\ninputs: {{x: {{type: boolean}}}}\n{more}steps: [{steps}]\n"
    return process(body) | {"organization.yaml": organization}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace(), FOUND, id="40 hours of 39"),
        pytest.param(workspace(STEP.replace("4h", "3.9h")), [], id="39 hours of 39"),
        pytest.param(workspace(more="status: obsolete\n"), [], id="nobody does it any more"),
        pytest.param(
            workspace(STEP.replace("4h", "0.5d")), [], id="days have the calendar's hours"
        ),
        pytest.param(workspace(STEP.replace("4h", "0.6d")), FOUND, id="46.8 hours in days"),
        pytest.param(workspace(STEP[:-1] + ", when: x}"), [], id="nobody knows how often"),
        pytest.param(workspace(STEP[:-1] + ", when: x, share: 50%}"), [], id="half of the times"),
        pytest.param(
            workspace(STEP.replace("4h", "9h")[:-1] + ", when: x, share: 50%}"),
            FOUND,
            id="half of the times is still too much",
        ),
        pytest.param(
            workspace("{id: a, title: A, approve: {role: clerk, quorum: 2}, effort: 2h}"),
            FOUND,
            id="two must approve",
        ),
        pytest.param(workspace(STEP.replace("clerk", "{field: x}")), [], id="a person in a field"),
        pytest.param(
            workspace(
                "{id: a, title: A, automate: {command: [x]}, responsible: clerk, effort: 9h}"
            ),
            [],
            id="a machine",
        ),
        pytest.param(
            workspace(people="sam: {name: Sam, roles: [clerk]}, dana: {name: Dana, roles: [head]}"),
            [],
            id="the deputy helps",
        ),
        pytest.param(
            workspace(people="sam: {name: Sam, roles: [clerk], capacity: 60h per week}"),
            [],
            id="a long week",
        ),
        pytest.param(
            workspace(
                people="sam: {name: Sam, roles: [clerk], capacity: 60h per week, operations: 50%}"
            ),
            FOUND,
            id="half of it is for projects",
        ),
        pytest.param(workspace(people="sam: {name: Sam}"), [], id="nobody holds it: ROL007"),
    ],
)
def test_demand_over_capacity(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM012") == expected


def test_without_a_frequency_nothing_is_asked() -> None:
    files = workspace()
    rare = files["processes/p.yaml"].replace("frequency: 10 per week", "tags: [x]")
    assert told(files | {"processes/p.yaml": rare}, "TIM012") == []


@pytest.mark.parametrize(
    ("most", "more"),
    [
        pytest.param("2 per day", "3 per day", id="a day"),
        pytest.param("10 per week", "11 per week", id="a week"),
        pytest.param("43 per month", "44 per month", id="a month is more than four weeks"),
        pytest.param("130 per quarter", "131 per quarter", id="a quarter"),
        pytest.param("520 per year", "521 per year", id="a year"),
    ],
)
def test_how_often_that_is_in_a_week(most: str, more: str) -> None:
    """At 3.9 hours each, ten a week are the clerk's 39 hours."""
    files = workspace(STEP.replace("4h", "3.9h"))
    for often, found in ((most, []), (more, [f"TIM012 5:12 {more}"])):
        text = files["processes/p.yaml"].replace("10 per week", often)
        assert told(files | {"processes/p.yaml": text}, "TIM012") == found
