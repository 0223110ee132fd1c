"""The data that commands on runs print: one documented shape each, and nothing beside it."""

import json
import re
from importlib import import_module

import pytest

from flowdef.cli.shell.application import commands
from order_runs import Run

START = ["start", "order", "--set", "item=pens", "--as", "sam"]
CHOSEN = ["--set", "price=20", "--tick-all", "--as", "sam"]
ACT = ["run", "result", "events", "open", "heads", "notes", "repeated"]
TODO = [
    *("step", "kind", "status", "round", "acts", "people", "anybody", "barred", "lacking", "who"),
    *("taken_by", "assigned", "reason", "until", "child"),
    *("due", "due_local", "late", "escalated", "called_in", "until_local"),
    *(
        "title",
        "help",
        "helpers",
        "machine",
        "warnings",
        "cautions",
        "notes",
        "instructions",
        "checklist",
        "fields",
    ),
]
REASON = ["--reason", "Sample"]
AS_JSON = {
    name
    for name, module in commands().items()
    if module.startswith("run.")
    and "as_json" in import_module(f"flowdef.cli.{module}").command.__annotations__
}

# What comes first, and the command.
ACTS = {
    "start": ([], START),
    "take": ([START], ["take", "order-1", "choose", "--as", "sam"]),
    "done": ([START], ["done", "order-1", "choose", *CHOSEN]),
    "skip": ([START], ["skip", "order-1", "choose", *REASON, "--as", "sam"]),
    "block": ([START], ["block", "order-1", "choose", *REASON, "--as", "sam"]),
    "unblock": (
        [START, ["block", "order-1", "choose", *REASON, "--as", "sam"]],
        ["unblock", "order-1", "choose", "--as", "sam"],
    ),
    "assign": ([START], ["assign", "order-1", "choose", "jo", "--as", "sam"]),
    "comment": ([START], ["comment", "order-1", "Hello", "--as", "sam"]),
    "add": ([START], ["add", "order-1", "--title", "Call", *REASON, "--as", "sam"]),
    "cancel": ([START], ["cancel", "order-1", *REASON, "--as", "sam"]),
    "correct": ([START], ["correct", "order-1", "item=ink", *REASON, "--as", "sam"]),
    "approve": (
        [START, ["done", "order-1", "choose", *CHOSEN]],
        ["approve", "order-1", "agree", "--as", "kim"],
    ),
    "reject": (
        [START, ["done", "order-1", "choose", *CHOSEN]],
        ["reject", "order-1", "agree", "--as", "kim"],
    ),
    "reopen": (
        [START, ["done", "order-1", "choose", *CHOSEN]],
        ["reopen", "order-1", "choose", *REASON, "--as", "sam"],
    ),
    "retry": (
        [
            ["start", "visit", "--set", "guest=kim", "--as", "sam"],
            ["skip", "visit-1", "book", *REASON, "--as", "sam"],
            ["approve", "visit-1", "agree", "--as", "kim"],
            ["cancel", "visit-1.look.1", *REASON, "--as", "sam"],
        ],
        ["retry", "visit-1", "look", "--as", "sam"],
    ),
}
LOOKS = {"next", "runs", "log", "verify", "wait", "work"}


def test_every_command_with_data_is_looked_at() -> None:
    assert ACTS.keys() | LOOKS == AS_JSON


@pytest.mark.parametrize("name", ACTS)
def test_an_act_prints_one_object_of_its_documented_shape(flow: Run, name: str) -> None:
    before, words = ACTS[name]
    for each in before:
        flow(*each)
    result = flow(*words, "--json")
    (line,) = result.stdout.splitlines()
    data = json.loads(line)
    assert list(data) == ACT
    assert f"one object: {', '.join(ACT)};" in documented(name)
    assert data["events"]
    for event in data["events"]:
        assert {"run", "v", "type", "at", "by", "fact"} <= event.keys()
    for todo in data["open"]:
        assert list(todo) == TODO
    assert all(re.fullmatch(r"[\w.-]+:\d+:[0-9a-f]{16}", head) for head in data["heads"])


@pytest.mark.parametrize("name", sorted(AS_JSON - {"runs", "verify"}))
def test_a_refusal_is_data_and_nothing_else(flow: Run, name: str) -> None:
    missing = ["order-9" if word.endswith("-1") else word for word in ACTS.get(name, ((), ()))[1]]
    words = {
        "start": ["start", "order", "--as", "sam"],
        "next": ["next", "order-9"],
        "wait": ["wait", "order-9"],
        "log": ["log", "order-9"],
        "work": ["work", "order-9", "--once"],
    }.get(name, missing)
    result = flow(*words, "--json", code=1)
    (line,) = result.stdout.splitlines()
    assert list(json.loads(line)) == ["refused", "why", "possible", "fields"]
    assert result.stderr == ""


def test_a_refusal_names_what_is_missing(flow: Run) -> None:
    flow(*START)
    words = ["done", "order-1", "choose", "--as", "sam", "--json"]
    refused = json.loads(flow(*words, code=1).stdout)
    assert refused["why"] == "answers"
    assert refused["fields"] == ["price"]


def test_a_draft_says_so_beside_the_data(flow: Run) -> None:
    result = flow("start", "inspect", "--as", "sam", "--json")
    assert json.loads(result.stdout)["run"] == "inspect-1"
    assert "inspect is a draft" in result.stderr


def test_looks_print_their_documented_shapes(flow: Run) -> None:
    flow(*START)
    found = json.loads(flow("runs", "--json").stdout)
    assert list(found) == ["total", "runs"]
    assert f"list of objects: {', '.join(found['runs'][0])}." in shortened("runs")
    found = json.loads(flow("next", "--json").stdout)
    assert list(found) == ["total", "open", "heads", "notes"]
    assert list(found["open"][0]) == ["run", "run_title", *TODO]
    report = json.loads(flow("verify", "--json").stdout)
    assert f"one object: {', '.join(report)};" in shortened("verify")
    lines = [json.loads(line) for line in flow("log", "order-1", "--json").stdout.splitlines()]
    assert [list(line) for line in lines] == [["v", "type", "at", "by", "fact"]] * 2
    assert "an object a line: v, type, at, by, fact, and basis" in documented("log")


def test_next_says_which_waits_it_has_ended(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ACTS["retry"][0][:3]:
        flow(*words)
    flow("done", "visit-1.look.1", "look", "--set", "clear=yes", "--as", "jo")
    monkeypatch.setattr("flowdef.cli.shell.looking.now", lambda: "2999-01-01T00:00:00Z")
    found = json.loads(flow("next", "visit-1", "--json").stdout)
    assert [todo["step"] for todo in found["open"]] == ["bake", "thank"]
    assert found["heads"][0].startswith("visit-1:")
    assert json.loads(flow("next", "--json").stdout)["heads"] == []


def documented(name: str) -> str:
    text = import_module(f"flowdef.cli.{commands()[name]}").command.__doc__
    return " ".join(str(text).split())


def shortened(name: str) -> str:
    """What the help says, without what it says in brackets."""
    return re.sub(r" \([^)]*\)", "", documented(name)).replace(" and ", ", ")
