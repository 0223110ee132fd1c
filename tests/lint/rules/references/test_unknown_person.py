import pytest

from lint_workspaces import ORGANIZATION, process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        version: 2.0.0
        approvals: [{by: dena, version: 2.0.0}, {by: gone, version: 1.0.0}, {by: head}]
        steps: [{id: a, title: A}]
        """
            ),
            ["REF002 6:18 dena", "REF002 6:74 head"],
            id="signatures of this version",
        ),
        pytest.param(
            project(
                """\
        manager: clerk
        sponsor: max
        phases:
          - id: one
            title: One
            gate: {decision: go, by: moritz}
            tasks: [{id: a, title: A, duration: 1d, assigned: [sam, sem, {person: sum}]}]
        risks: [{id: r, title: R, owner: clerk}, {id: s, title: S, owner: nobody}]
        deliverables: [{id: x, title: X}]
        handover: [{deliverable: x, to: clerk, accepted_by: somebody}]
        """
            ),
            [
                "REF002 4:10 clerk",
                "REF002 5:10 max",
                "REF002 9:30 moritz",
                "REF002 10:61 sem",
                "REF002 10:75 sum",
                "REF002 11:67 nobody",
                "REF002 13:53 somebody",
            ],
            id="a project",
        ),
        pytest.param(
            project(
                """\
        sponsor: {name: Somebody, external: true}
        tasks: [{id: a, title: A, duration: 1d}]
        """
            ),
            [],
            id="somebody outside",
        ),
        pytest.param(
            {"organization.yaml": ORGANIZATION.replace("owner: dana", "owner: dena")},
            ["REF002 6:36 dena"],
            id="the owner of a goal",
        ),
    ],
)
def test_unknown_person(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF002") == expected
