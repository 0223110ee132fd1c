import pytest

from flowdef.findings import Severity
from flowdef.reading import checked, schema, validators
from flowdef.reading.tree import read_tree

HEAD = "kind: process\nid: a\ntitle: A\n"
STEP = HEAD + "steps:\n  - id: b\n    title: B\n"


def told(text: str) -> list[tuple[str, int, int, str]]:
    found = checked.findings(read_tree(text.encode()), "a.yaml")
    return [(each.code, each.span.line, each.span.column, each.message) for each in found]


KINDS = [
    pytest.param("id: a\n", 1, 1, "add one of: process, project", id="no kind, and no sign of one"),
    pytest.param("id: a\nsteps: []\n", 1, 1, "add `kind: process`", id="no kind, but steps"),
    pytest.param("tasks: []\n", 1, 1, "add `kind: project`", id="no kind, but tasks"),
    pytest.param("id: a\nkind: proces\n", 2, 7, "write `kind: process`", id="a kind misspelled"),
    pytest.param("kind: wiki\npeople: {}\n", 1, 7, "`kind: organization`", id="a kind of nobody"),
    pytest.param(
        "kind: 5\n", 1, 7, "`kind: 5` is no kind of document: write one of", id="a number"
    ),
    pytest.param("kind:\n", 1, 6, "`kind:` is no kind", id="a kind left out"),
    pytest.param("kind: [process]\n", 1, 7, "`kind: [process]` is no kind", id="a list of kinds"),
    pytest.param("{}\n", 1, 1, "does not say its `kind`", id="an empty mapping"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), KINDS)
def test_an_unknown_kind_is_the_one_finding(text: str, line: int, column: int, said: str) -> None:
    ((code, *place, message),) = told(text)
    assert (code, place) == ("SYN002", [line, column])
    assert said in message


STEPS = [
    pytest.param(
        "effort: quick",
        13,
        "`effort: quick` does not fit: a duration is a number and a unit",
        id="a word for a duration",
    ),
    pytest.param(
        "critical: yes",
        15,
        "`critical: yes` does not fit: write `true` or `false`",
        id="truth of YAML 1.1",
    ),
    pytest.param(
        "share: 20",
        12,
        "`share: 20` does not fit: did you mean `20%`? A share is written in percent",
        id="a number for a share",
    ),
    pytest.param(
        "needs: [a, b, a]", 19, "`a` stands twice in `needs`: keep one of them", id="an item twice"
    ),
    pytest.param(
        "consulted: legal",
        16,
        "is a text, where a list belongs: write `[legal]`",
        id="a text for a list",
    ),
    pytest.param(
        "consulted: {a: b}",
        16,
        "`consulted` is a mapping, where a list belongs",
        id="a mapping for a list",
    ),
    pytest.param(
        "consulted: true",
        16,
        "`consulted: true` is true or false, where",
        id="a truth value for a list",
    ),
    pytest.param(
        "consulted: 5",
        16,
        "`consulted: 5` is a number, where a list belongs",
        id="a number for a list",
    ),
    pytest.param(
        "collect: [a]", 14, "is a list, where a mapping of keys belongs", id="a list for a mapping"
    ),
    pytest.param(
        "collect: text", 14, "is a text, where a mapping of keys belongs", id="a text for a mapping"
    ),
    pytest.param(
        "checklist: []", 16, "`checklist` is empty: fill it, or remove the key", id="an empty list"
    ),
    pytest.param(
        "consulted: [Legal]",
        17,
        "`Legal` in `consulted` does not fit: did you mean `legal`? An id is lower-case",
        id="an item that does not fit",
    ),
    pytest.param(
        "consulted: [~]", 17, "an item of `consulted` has no value", id="an item without a value"
    ),
    pytest.param(
        "consulted: [[a]]",
        17,
        "an item of `consulted` is a list, where a text",
        id="a list in a list",
    ),
    pytest.param(
        "instructions:",
        18,
        "`instructions` has no value: this is a text",
        id="a key without a value",
    ),
    pytest.param(
        "instructions: |\n      a\n    responsible: A b",
        18,
        "`responsible: A b` does not fit",
        id="a role by its title",
    ),
    pytest.param(
        "automate: {command: []}",
        25,
        "`command` does not fit: a command is a list",
        id="a command of nothing",
    ),
    pytest.param(
        "collect: {a: {type: txt}}",
        25,
        "did you mean `text`? A field is of one",
        id="a type misspelled",
    ),
    pytest.param(
        "collect: {a: {type: file}, B: {type: text}}",
        32,
        "`B` cannot be a name here: did you mean `b`? A name of data is",
        id="a name in capitals",
    ),
    pytest.param(
        "approve: {role: c, quorum: 0}",
        32,
        "`quorum: 0` does not fit: a quorum is",
        id="a number too small",
    ),
    pytest.param(
        "approve: {role: c}\n    responsible: d",
        5,
        "`responsible` cannot stand here: the role of `approve`",
        id="a key that is refused",
    ),
    pytest.param(
        "collect: {a: {label: A}}",
        19,
        "the field `a` has no `type`: add it",
        id="a key that is missing",
    ),
    pytest.param(
        "due: 1d\n    escalate: {}",
        15,
        "the escalation has no `after` and no `to`: add them",
        id="keys that are missing",
    ),
    pytest.param(
        "wait: {}", 11, "`wait` has no `until`: a wait is either", id="one of two that is missing"
    ),
]


@pytest.mark.parametrize(("step", "column", "said"), STEPS)
def test_a_fault_of_a_step_in_words(step: str, column: int, said: str) -> None:
    ((code, line, found, message),) = told(f"{STEP}    {step}\n")
    assert code == "SYN002"
    assert said in message
    assert (line, found) == (STEP.count("\n") + 1 + step.count("\n"), column)


KEYS = [
    pytest.param(
        "instrutions: x", "no key of the step `b`: did you mean `instructions`?", id="misspelled"
    ),
    pytest.param("holdPoint: true", "did you mean `hold_point`?", id="written in another way"),
    pytest.param("depends_on: [a]", "did you mean `needs`?", id="a word of other tools"),
    pytest.param("assignee: a", "did you mean `responsible`?", id="a word of other trackers"),
    pytest.param("purpose: x", "it belongs to a process", id="a key of another level"),
    pytest.param("quorum: 2", "it belongs to an approval", id="a key of a part"),
    pytest.param(
        "name: x",
        "no key of the step `b`: it belongs to",
        id="the key it stands for is there already",
    ),
    pytest.param(
        "frobnicate: x",
        "remove it, or name it `x-frobnicate` if it is your own",
        id="a key of nobody",
    ),
    pytest.param('"a\\nb": x', "`a b` is no key", id="a key with a line break"),
]


@pytest.mark.parametrize(("step", "said"), KEYS)
def test_an_unknown_key_and_what_was_meant(step: str, said: str) -> None:
    ((code, line, column, message),) = told(f"{STEP}    {step}\n")
    assert (code, line, column) == ("SYN003", 7, 5)
    assert said in message


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("deadline: x", "what ends on a day is a project", id="an end"),
        pytest.param("endDate: x", "a process goes on", id="an end in other words"),
        pytest.param("sponsor: x", "`sponsor` belongs to a project (`kind: project`)", id="a key"),
        pytest.param("people: x", "belongs to an organization", id="a key of the organization"),
    ],
)
def test_a_key_of_another_kind_names_that_kind(key: str, said: str) -> None:
    ((code, _, _, message),) = told(f"{STEP}{key}\n")
    assert code == "SYN003"
    assert said in message


def test_free_keys_are_free() -> None:
    assert not told(f"{STEP}    x-colour: red\nx-more: [1, {{a: b}}]\n")


def test_a_misspelled_required_key_is_one_cause() -> None:
    ((code, line, _, message),) = told(HEAD + "steps:\n  - id: b\n    titel: B\n")
    assert (code, line) == ("SYN003", 6)
    assert "did you mean `title`?" in message


def test_a_missing_key_is_told_at_the_first_key_of_its_mapping() -> None:
    assert told("# c\n" + HEAD)[0][:3] == ("SYN002", 2, 1)
    assert told(STEP + "  - {title: C}\n")[0][1:3] == (7, 6)
    assert told(STEP + "  - {}\n")[0][1:3] == (7, 5)


def test_faults_are_told_in_the_order_of_the_text() -> None:
    text = STEP.replace("id: a", "id: A A") + "    due: 5\n  - 5\nowner: [a]\ntags: x\n"
    assert [line for _, line, _, _ in told(text)] == [2, 7, 8, 9, 10]


def test_at_most_fifty_faults_are_explained() -> None:
    many = told(HEAD + "steps:\n" + "  - x\n" * 80)
    assert len(many) == 51
    assert many[-1][1:] == (55, 5, "30 more faults are not shown: mend the ones above first")
    assert told(HEAD + "steps:\n" + "  - x\n" * 5_000)[-1][3].startswith("at least 950 more")


def test_a_number_is_shown_as_it_is_written() -> None:
    ((_, _, _, message),) = told(STEP + "version: 2.10\n")
    assert message.startswith("`version: 2.10` does not fit: did you mean `2.10.0`?")


def test_a_value_is_shown_on_one_line_and_short() -> None:
    ((_, _, _, message),) = told(STEP + f"owner: {'Head of ' * 40}\n")
    assert message.startswith("`owner: Head of Head of")
    assert "…` does not fit" in message
    ((_, _, _, block),) = told(STEP + "owner: |\n  Head\n  of\n")
    assert block.startswith("`owner` does not fit")


def test_text_and_schema_tell_one_cause_once() -> None:
    assert [each[0] for each in told(STEP + "    critical: !!bool true\n")] == ["SYN001"]
    assert [each[0] for each in told(STEP + "owner: {{ x }}\n")] == ["SYN001"]
    assert [each[0] for each in told(STEP + "    critical: no\n")] == ["SYN002"]
    assert [each[0] for each in told(STEP + "    expect: no\nid: b\nfoo: 1\n")] == [
        "SYN005",
        "SYN004",
        "SYN003",
    ]


def test_a_text_that_is_no_yaml_is_not_held_against_the_schema() -> None:
    assert [each[0] for each in told("a: [")] == ["SYN001"]


def test_good_documents_have_no_findings() -> None:
    assert not told(STEP)
    assert told(STEP + "    expect: no\n")[0][0] == "SYN005"


def test_findings_of_the_schema_are_errors() -> None:
    root = read_tree(HEAD.encode()).root
    assert root is not None
    (finding,) = schema.faults(root, "x.yaml")
    assert (finding.path, finding.severity) == ("x.yaml", Severity.ERROR)


def test_where_the_validators_disagree_the_document_does_not_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schema, "valid", lambda *_: False)
    ((code, line, _, message),) = told(STEP)
    assert (code, line) == ("SYN002", 1)
    assert message == "the document does not fit the schema of a process"


def test_a_good_document_is_not_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_slow", lambda _: pytest.fail("the slow validator was asked"))
    assert not told(STEP)
