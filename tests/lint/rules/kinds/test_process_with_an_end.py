import pytest

from lint_workspaces import PROCESS, process, told

STEPS = "steps: [{id: a, title: A}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process("purpose: Everybody works in the new office by 2027-03-31.\n" + STEPS),
            ["KND001 5:44 by 2027-03-31"],
            id="in the purpose",
        ),
        pytest.param(
            process("result: A website that is live on 1 March 2027\n" + STEPS),
            ["KND001 5:27 live on 1 March 2027"],
            id="in the result",
        ),
        pytest.param(
            {PROCESS: f"kind: process\nid: p\ntitle: Launch in March 2027\n{STEPS}"},
            ["KND001 3:18 March 2027"],
            id="in the title",
        ),
        pytest.param(
            {PROCESS: f"kind: process\nid: p\ntitle: P\ntrigger: {{event: Q2 2027}}\n{STEPS}"},
            ["KND001 4:18 Q2 2027"],
            id="in the event that starts it",
        ),
        pytest.param(
            process(
                """\
                stages:
                  - id: s
                    title: Finish by 2027-05-01
                    steps: [{id: a, title: Ship no later than May 2027}]
                """
            ),
            ["KND001 7:19 by 2027-05-01", "KND001 8:33 no later than May 2027"],
            id="in the titles of a stage and a step",
        ),
        pytest.param(
            process("inputs: {d: {type: date, default: 2027-03-01}}\n" + STEPS),
            ["KND001 5:35 2027-03-01"],
            id="the day that an input proposes",
        ),
        pytest.param(
            process(
                """\
                purpose: Keep what the law of 2024-01-01 asks for, by the end of each month.
                review: {every: 12 months, last: 2026-01-01}
                effective_from: 2026-01-01
                definitions: {Form: The form in use until 2027-12-31}
                inputs: {d: {type: date}, n: {type: integer, default: 2027}}
                steps: [{id: a, title: "File the form for {{ d }}"}]
                """
            ),
            [],
            id="days of other things",
        ),
    ],
)
def test_process_with_an_end(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "KND001") == expected
