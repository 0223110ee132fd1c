import pytest

from flowdef.lint.options import Options
from lint_workspaces import PROCESS, findings_of

HEAD = "kind: process\nid: p\ntitle: P\n"
STEPS = "steps: [{id: a, title: A}]\n"


def found(trigger: str) -> list[str]:
    files = {PROCESS: f"{HEAD}trigger: {trigger}\n{STEPS}"}
    return [each.message for each in findings_of(files, Options(select=("TIM010",)))]


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        pytest.param('{schedule: "0 9 30 2 *"}', "a day that none of its months has", id="no day"),
        pytest.param('{schedule: "0 25 * * *"}', "'25' is no hour (0 to 23)", id="no hour"),
    ],
)
def test_a_schedule_that_means_nothing(trigger: str, said: str) -> None:
    (message,) = found(trigger)
    assert said in message


@pytest.mark.parametrize(
    "trigger",
    [
        pytest.param('{schedule: "0 9 29 2 *"}', id="once in four years"),
        pytest.param("{event: It rains}", id="an event"),
        pytest.param("{manual: true}", id="a person"),
    ],
)
def test_what_starts_some_day(trigger: str) -> None:
    assert found(trigger) == []


def test_without_a_trigger_nothing_is_said() -> None:
    assert not findings_of({PROCESS: HEAD + STEPS}, Options(select=("TIM010",)))
