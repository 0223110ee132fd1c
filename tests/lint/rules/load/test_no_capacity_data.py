import pytest

from lint_workspaces import told

SAM, KIM = "  sam: {name: Sam%s}\n", "  kim: {name: Kim%s}\n"
HOURS = ", capacity: 30h per week"


def people(*rows: str, calendar: str = "") -> dict[str, str]:
    text = f"kind: organization\nid: acme\ntitle: ACME\ncalendar: {{timezone: UTC{calendar}}}\n"
    return {"organization.yaml": f"{text}people:\n{''.join(rows)}"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(people(SAM % "", KIM % ""), ["RES009 6:3 sam"], id="nobody: told once"),
        pytest.param(people(SAM % HOURS, KIM % ""), ["RES009 7:3 kim"], id="one of them"),
        pytest.param(people(SAM % HOURS, KIM % HOURS), [], id="everybody has hours"),
        pytest.param(people(SAM % "", calendar=", hours: 7h"), [], id="those of the calendar"),
    ],
)
def test_places(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "RES009") == expected
