import pytest

from lint_workspaces import ORGANIZATION, told


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        pytest.param('calendar: {from: "09:00"}\n', ["TIM009 7:1 calendar"], id="none"),
        pytest.param('calendar: {from: "09:00", timezone: UTC}\n', [], id="it is meant so"),
        pytest.param("", [], id="no calendar: TIM007"),
    ],
)
def test_timezone_missing(calendar: str, expected: list[str]) -> None:
    assert told({"organization.yaml": ORGANIZATION + calendar}, "TIM009") == expected
