"""Values that do not fit are told with the one that was plainly meant."""

import pytest

from flowdef.findings import Finding
from flowdef.reading.document import read

HEAD = "kind: {kind}\nid: d\ntitle: T\n"
STEP = "steps:\n  - {id: a, title: A}\n"
TASK = "tasks:\n  - {id: a, title: A, duration: 1d}\n"
ANSWER = "tests: [{{name: N, answers: {{a: {0}}}, then: {{result: done}}}}]"


def told(line: str, kind: str) -> Finding:
    """What is found on one more line of a document."""
    source = HEAD.format(kind=kind) + (STEP if kind == "process" else TASK) + line + "\n"
    (found,) = read(source.encode(), "d.yaml").findings
    return found


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        pytest.param("targets: {lead_time: 10 days}", "10d", id="a duration in words"),
        pytest.param("targets: {lead_time: 1.5 h}", "1.5h", id="a blank before the unit"),
        pytest.param("targets: {lead_time: PT20M}", "20m", id="a duration of ISO 8601"),
        pytest.param("targets: {lead_time: P3D}", "3d", id="days of ISO 8601"),
        pytest.param("targets: {lead_time: -5d}", "", id="a sign is no slip"),
        pytest.param("targets: {lead_time: 2 months}", "", id="a month is no duration"),
        pytest.param("effective_from: 1.6.2026", "2026-06-01", id="day, month, year"),
        pytest.param("effective_from: 2026-6-1", "2026-06-01", id="without zeros"),
        pytest.param("effective_from: 2026/06/01", "2026-06-01", id="with slashes"),
        pytest.param("effective_from: 1 June 2026", "2026-06-01", id="a month in words"),
        pytest.param("effective_from: Jun 1st, 2026", "2026-06-01", id="as Americans say it"),
        pytest.param("effective_from: 31/05/2026", "2026-05-31", id="only one way to read it"),
        pytest.param("effective_from: 05/31/2026", "2026-05-31", id="the month first"),
        pytest.param("effective_from: 01/03/2026", "", id="two ways to read it"),
        pytest.param("effective_from: 2026-02-30", "", id="a day that does not exist"),
        pytest.param("effective_from: 31.2.2026", "", id="nor does this"),
        pytest.param("version: 1.0", "1.0.0", id="two numbers of a version"),
        pytest.param("version: 1", "1.0.0", id="one number of a version"),
        pytest.param("version: v2.1.0", "2.1.0", id="a version with its letter"),
        pytest.param("frequency: monthly", "1 per month", id="a rate in a word"),
        pytest.param("frequency: 12/month", "12 per month", id="a rate with a slash"),
        pytest.param("frequency: 3 times a week", "3 per week", id="a rate in words"),
        pytest.param("owner: Head of Sales", "head-of-sales", id="a title for an id"),
        pytest.param("owner: head_of_sales", "head-of-sales", id="a name of data for an id"),
        pytest.param("responsible: Ann Lee", "ann-lee", id="a name for a role"),
        pytest.param("owner: 42", "", id="a number is no id"),
        pytest.param("owner: Prüfung", "", id="an id without its letters is no word"),
        pytest.param("attachments: [{title: A, file: /A b.pdf}]", "", id="no id is a path"),
        pytest.param("inputs: {a: {type: string}}", "text", id="a type of other tools"),
        pytest.param("inputs: {a: {type: dropdown, choices: [b]}}", "choice", id="a choice"),
        pytest.param("inputs: {Amount Paid: {type: number}}", "amount_paid", id="a name"),
        pytest.param("status: published", "effective", id="a status of other tools"),
        pytest.param(ANSWER.format("rejectd"), "rejected", id="a slip in a verdict"),
        pytest.param(ANSWER.format("[approve, rejected]"), "approved", id="a verdict as an order"),
        pytest.param(ANSWER.format("maybe"), "", id="no verdict at all"),
    ],
)
def test_a_value_of_a_process(line: str, meant: str) -> None:
    check(told(line, "process"), meant)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        pytest.param("status: in progress", "active", id="a status of other tools"),
        pytest.param("risks: [{id: r, title: R, probability: 40}]", "40%", id="no sign"),
        pytest.param("risks: [{id: r, title: R, probability: 0.4}]", "40%", id="a fraction"),
        pytest.param("risks: [{id: r, title: R, probability: 400}]", "", id="too much"),
        pytest.param("manager: Ann", "ann", id="a capital"),
    ],
)
def test_a_value_of_a_project(line: str, meant: str) -> None:
    check(told(line, "project"), meant)


def check(found: Finding, meant: str) -> None:
    assert ("did you mean" in found.message) == bool(meant), found.message
    if meant:
        assert f"did you mean `{meant}`?" in found.message
        assert found.fix is not None
        assert not found.fix.safe
        assert [edit.text for edit in found.fix.edits] == [meant]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            "trigger: when it rains",
            "`trigger: when it rains` is a text, where a mapping of keys belongs: write it like "
            "`{event: A customer accepts an offer}`",
            id="a text for a mapping",
        ),
        pytest.param(
            "owner: [a, b]",
            "`owner` is a list, where a text belongs: an id is lower-case letters and digits in "
            "words joined by hyphens, beginning with a letter, at most 64 characters: "
            "`send-contract`",
            id="a list for an id",
        ),
        pytest.param(
            "inputs: [a, b]",
            "`inputs` is a list, where a mapping of keys belongs: write it like "
            "`{customer: {type: text, label: Customer name, required: true}}`",
            id="a list for names",
        ),
    ],
)
def test_another_shape_is_told_with_an_example(line: str, said: str) -> None:
    assert told(line, "process").message == said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("goto: a", "there are no jumps", id="a jump"),
        pytest.param("for_each: a", "there are no loops", id="a loop"),
        pytest.param("parallel: [a]", "steps that need the same", id="a gateway"),
    ],
)
def test_what_other_tools_have_is_told_as_it_is_done_here(key: str, said: str) -> None:
    source = f"kind: process\nid: d\ntitle: T\nsteps:\n  - {{id: a, title: A, {key}}}\n"
    (found,) = read(source.encode(), "d.yaml").findings
    assert found.code == "SYN003"
    assert said in found.message
    assert found.fix is None


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("exclude: [a]", "`per_file` with `ignore: [ALL]`", id="exclude"),
        pytest.param("per-file-ignores: {}", "did you mean `per_file`?", id="per-file-ignores"),
        pytest.param("extend-ignore: []", "did you mean `ignore`?", id="extend-ignore"),
    ],
)
def test_settings_of_other_linters_are_told_as_they_are_here(key: str, said: str) -> None:
    source = f"kind: workspace\nid: d\ntitle: T\nlint: {{{key}}}\n"
    (found,) = read(source.encode(), "flowdef.yaml").findings
    assert said in found.message
