import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, critical: true}
          - {id: b, title: B, critical: false}
          - {id: c, title: C, critical: true, checklist: [Done]}
          - {id: d, title: D, critical: true, collect: {x: {type: text}}}
          - {id: e, title: E, critical: true, approve: {role: head}}
        """
            ),
            ["DAT011 6:23 critical"],
            id="only a person's step without checklist and fields",
        ),
    ],
)
def test_critical_step_no_evidence(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT011") == expected
