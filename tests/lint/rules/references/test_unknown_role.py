import pytest

from lint_workspaces import HEAD, ORGANIZATION, PROCESS, process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        owner: clerk
        responsibilities: {clerk: Standing, boss: Duty}
        approvals:
          - {by: dana, role: chief, version: 2.0.0}
          - {by: dana, role: gone, version: 1.0.0}
        version: 2.0.0
        accountable: haed
        consulted: [legal]
        stages:
          - id: s
            title: S
            informed: [head, press]
            steps:
              - {id: a, title: A, responsible: sam, escalate: {after: 1d, to: top}, due: 1d}
              - {id: b, title: B, approve: {role: judge}}
              - {id: c, title: C, responsible: {field: x}}
        inputs: {x: {type: person}}
        """
            ),
            [
                "REF001 6:37 boss",
                "REF001 8:22 chief",
                "REF001 11:14 haed",
                "REF001 12:13 legal",
                "REF001 16:22 press",
                "REF001 18:40 sam",
                "REF001 18:71 top",
                "REF001 19:43 judge",
            ],
            id="in every place of a process; older signatures are history",
        ),
        pytest.param(
            project(
                """\
        tasks: [{id: a, title: A, duration: 1d, assigned: [{role: tester}, {role: clerk}, sam]}]
        deliverables: [{id: x, title: X}]
        handover: [{deliverable: x, to: sam, accepted_by: head}]
        """
            ),
            ["REF001 4:59 tester", "REF001 6:33 sam"],
            id="in a project",
        ),
        pytest.param(
            {
                "organization.yaml": ORGANIZATION.replace("y: clerk", "y: clark").replace(
                    "[head]", "[haed]"
                )
            },
            ["REF001 4:60 clark", "REF001 5:71 haed"],
            id="in the organization itself",
        ),
        pytest.param(
            {PROCESS: HEAD + "owner: nobody\nsteps: [{id: a, title: A}]\n"},
            [],
            id="without an organization nothing is said",
        ),
    ],
)
def test_unknown_role(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF001") == expected
