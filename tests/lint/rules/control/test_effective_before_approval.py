import pytest

from lint_workspaces import process, told

FOUND = ["DOC010 6:17 2026-06-01"]


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        pytest.param(
            "by: dana, date: 2026-06-02, version: 2.0.0, meaning: approved", FOUND, id="late"
        ),
        pytest.param(
            "by: dana, date: 2026-06-02", FOUND, id="nothing is said of version and meaning"
        ),
        pytest.param("by: dana, date: 2026-06-01, version: 2.0.0", [], id="on the same day"),
        pytest.param("by: dana, date: 2026-06-02, version: 1.0.0", [], id="of another version"),
        pytest.param("by: dana, date: 2026-06-02, meaning: acknowledged", [], id="read later"),
        pytest.param("by: dana", [], id="without a day"),
    ],
)
def test_effective_before_approval(approval: str, expected: list[str]) -> None:
    files = process(
        f"""\
        version: 2.0.0
        effective_from: 2026-06-01
        approvals: [{{{approval}}}]
        steps: [{{id: a, title: A}}]
        """
    )
    assert told(files, "DOC010") == expected


def test_without_a_first_day_nothing_is_said() -> None:
    files = process("approvals: [{by: dana, date: 2026-06-02}]\nsteps: [{id: a, title: A}]\n")
    assert told(files, "DOC010") == []
