import pytest

from lint_workspaces import process, told

START = "inputs: {start: {type: date, required: true}}\n"
WAIT = "{id: w, title: W, wait: {until: start}}"


def step(due: str, *before: str, more: str = "", time: str = "3d") -> dict[str, str]:
    last = f"{{due: {due}, id: a, title: A, duration: {time}}}"
    return process(f"{more}steps:\n" + "".join(f"  - {each}\n" for each in (*before, last)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(step("2d"), ["TIM006 6:11 2d"], id="two days for three"),
        pytest.param(step("3d"), [], id="three days for three"),
        pytest.param(step("2d", time="16h"), [], id="days have eight hours"),
        pytest.param(
            step("2d", more="hours: always\n", time="49h"), ["TIM006 7:11 2d"], id="or 24"
        ),
        pytest.param(
            step("{for: 2d, elapsed: true}"),
            ["TIM006 6:11 {for: 2d, elapsed: true}"],
            id="48 hours from Monday morning end on Wednesday morning",
        ),
        pytest.param(step("{for: 3d, elapsed: true}"), [], id="72 end on Thursday: it can be done"),
        pytest.param(
            step("2d", time="{for: 4d, elapsed: true}"), [], id="four days, two of them free"
        ),
        pytest.param(
            step("2d", time="{for: 5d, elapsed: true}"), ["TIM006 6:11 2d"], id="five never are"
        ),
        pytest.param(
            step("{before: start, by: 1d}", WAIT, more=START, time="1h"),
            ["TIM006 8:11 {before: start, by: 1d}"],
            id="before a day that is waited for",
        ),
        pytest.param(
            step("{before: start, by: 1d}", more=START, time="1h"), [], id="nobody waits for it"
        ),
        pytest.param(
            step("{before: start, by: 0d}", WAIT, more=START, time="1h"), [], id="on that day"
        ),
        pytest.param(
            step("{after: start, by: 2d}", WAIT, more=START, time="3d"), [], id="the third day"
        ),
        pytest.param(
            step("{after: start, by: 1d}", WAIT, more=START),
            ["TIM006 8:11 {after: start, by: 1d}"],
            id="the day after, and three days of work",
        ),
        pytest.param(
            step(
                "{after: start, by: 1d}",
                WAIT,
                "{id: b, title: B, duration: 2d}",
                more=START,
                time="1d",
            ),
            ["TIM006 9:11 {after: start, by: 1d}"],
            id="what comes between takes time",
        ),
        pytest.param(
            step(
                "{after: start, by: 1d}",
                WAIT,
                "{id: b, title: B, when: go, duration: 2d}",
                more=START.replace("}}", "}, go: {type: boolean, required: true}}"),
                time="1d",
            ),
            [],
            id="what comes between may be skipped",
        ),
        pytest.param(
            step(
                "{before: start, by: 1d}",
                WAIT.replace("wait", "when: go, wait"),
                more=START.replace("}}", "}, go: {type: boolean, required: true}}"),
            ),
            [],
            id="the wait may be skipped",
        ),
        pytest.param(
            step("{before: start, by: 1d}", WAIT, more=START.replace("date,", "datetime,")),
            [],
            id="of hours nothing is said",
        ),
        pytest.param(
            step(
                "{before: start, by: 1d}",
                "{id: s, title: S, collect: {start: {type: date, required: true}}}",
                WAIT,
                "{id: y, title: Y, needs: [s], approve: {role: head, on_reject: s}}",
                "{id: z, title: Z, needs: [w, y]}",
            ),
            [],
            id="the date may be put off, while the wait for the old one is over",
        ),
        pytest.param(
            step(
                "{before: start, by: 1d}",
                "{id: s, title: S, collect: {start: {type: date, required: true}}}",
                WAIT,
                "{id: y, title: Y, approve: {role: head, on_reject: s}}",
            ),
            ["TIM006 9:11 {before: start, by: 1d}"],
            id="the new date is waited for, too",
        ),
        pytest.param(
            process(
                "steps:\n  - {id: a, title: A, needs: [b], due: 1h, duration: 1d}\n"
                "  - {id: b, title: B, needs: [a]}\n"
            ),
            [],
            id="a circle",
        ),
    ],
)
def test_due_before_possible(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM006") == expected
