"""Outputs: what every command prints with --json fits its schema in schemas/output."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from automations import a_workspace_of
from flowdef.cli.shell.application import application, commands
from flowdef.reading.packaged import OUTPUT, bundle, outputs
from order_workspace import order_workspace
from store_logs import tampered
from tested_processes import PROCESSES

Flow = Callable[..., Result]
BY = ["--as", "sam"]
WHY = ["--reason", "Sample"]
START = ["start", "order", "--set", "item=pens", *BY]
CHOSEN = ["done", "order-1", "choose", "--set", "price=20", "--tick-all", *BY]
BLOCK = ["block", "order-1", "choose", *WHY, *BY]
LOOK = [
    ["start", "visit", "--set", "guest=kim", *BY],
    ["skip", "visit-1", "book", *WHY, *BY],
    ["approve", "visit-1", "agree", "--as", "kim"],
    ["cancel", "visit-1.look.1", *WHY, *BY],
]
AUTO = "automate: {command: [sh, -c, 'exit 3'], retry: {attempts: 2, delay: 1h}}"
MOVE = """\
kind: project
id: move
title: Move
status: active
manager: kim
start: 2026-10-05
risks:
  - {id: ill, title: Kim is ill, probability: 30%, impact: 1w}
  - {id: luck, title: Luck, probability: 30%, impact: 1w, response: exploit}
phases:
  - id: prepare
    title: Prepare
    tasks:
      - {id: buy, title: Buy, process: order, with: {item: pens}}
      - id: pack
        title: Pack
        effort: {optimistic: 1d, likely: 2d, pessimistic: 4d}
        assigned: [{person: sam, share: 50%}]
      - {id: moved, title: Moved, milestone: true, deadline: 2026-12-01}
"""
BUY = ["start", "order", "--for", "move/buy", *BY]
FAIL = ["start", "auto", "--set", "who=A", *BY]
LONG = [
    START,
    ["take", "order-1", "choose", *BY],
    CHOSEN,
    ["reject", "order-1", "agree", *WHY, "--as", "kim"],
    CHOSEN,
    ["approve", "order-1", "agree", "--as", "jo", "--on-behalf-of", "kim"],
    ["done", "order-1", "rest", *WHY, *BY],
    ["done", "order-1.check.1", "look", "--set", "clear=yes", *BY],
    ["skip", "order-1", "thank", *WHY, *BY],
]
FAR = ["--set", "price=120", "--tick", "1", "--not-applicable", "2=Known", *WHY, *BY]
MARKED = [
    START,
    ["done", "order-1", "choose", *FAR],
    ["correct", "order-1", "price=130", *WHY, *BY],
]
OPEN = {"fact", "values"}  # what stands there, the type of an event or the process says
AS_JSON = {
    name.replace(" ", "-")
    for name, module in commands().items()
    if "as_json" in import_module(f"flowdef.cli.{module}").command.__annotations__
}
BY_FORMAT = {"lint"}  # by --output-format json; see tests/lint/reports

# A command, what comes before it, its words, and its exit code. A new output is one row more.
ROWS: list[tuple[list[list[str]], list[str], int]] = [
    ([], START, 0),
    ([], ["start", "order", *BY], 1),
    ([START], [*START, "--idempotency-key", "k"], 0),
    ([START], ["take", "order-1", "choose", *BY], 0),
    ([START], CHOSEN, 0),
    ([START], ["done", "order-1", "choose", *BY], 1),
    ([START], ["done", "order-1", "choose", "--set", "price=x", *BY], 1),
    ([START], ["done", "order-1", "choose", "--as", "nobody"], 1),
    ([START, CHOSEN], ["approve", "order-1", "agree", "--as", "kim"], 0),
    ([START, CHOSEN], ["reject", "order-1", "agree", *WHY, "--as", "kim"], 0),
    ([START], ["skip", "order-1", "choose", *WHY, *BY], 0),
    ([START, CHOSEN], ["reopen", "order-1", "choose", *WHY, *BY], 0),
    ([START], ["correct", "order-1", "item=ink", *WHY, *BY], 0),
    ([START], BLOCK, 0),
    ([START, BLOCK], ["unblock", "order-1", "choose", *BY], 0),
    (LOOK, ["retry", "visit-1", "look", *BY], 0),
    ([START], ["assign", "order-1", "choose", "jo", *BY], 0),
    ([START], ["comment", "order-1", "Hello", *BY], 0),
    ([START], ["add", "order-1", "--title", "Call", "--before", "choose", *WHY, *BY], 0),
    ([START], ["cancel", "order-1", *WHY, *BY], 0),
    ([START, LOOK[0]], ["next"], 0),
    ([START], ["next", "order-9"], 1),
    ([START, CHOSEN, START], ["runs", "--all"], 0),
    ([START, CHOSEN], ["log", "order-1"], 0),
    ([], ["log", "order-9"], 1),
    ([START], ["verify"], 0),
    ([], ["verify"], 1),
    ([START], ["verify", "order-9"], 1),
    ([START, CHOSEN], ["wait", "order-1", "--until", "choose"], 0),
    ([START], ["wait", "order-1", "--timeout", "1s", "--every", "1s"], 1),
    ([START], ["wait", "order-9"], 1),
    ([START], ["work", "--once"], 0),
    ([START], ["work", "--once", "--dry-run"], 0),
    ([], ["docs", "build"], 1),
    ([], ["docs", "build", "--check"], 1),
    ([FAIL], ["work", "--once"], 0),
    ([FAIL], ["work", "--dry-run"], 0),
    ([["trust", "--yes"], FAIL], ["work", "--once"], 0),
    ([], ["work", "order-9", "--once"], 1),
    ([], ["test", "order"], 1),
    ([], ["test", "again", "tested"], 1),
    ([], ["test"], 1),
    ([], ["test", "tested", "order", "--mutate"], 1),
    ([], ["test", "mutated", "--mutate"], 0),
    ([], ["test", "mutated", "order", "--coverage"], 0),
    ([], ["test", "mutated", "order", "--propose"], 0),
    ([], ["trust", "--check"], 1),
    ([["trust", "--yes"]], ["trust"], 0),
    ([], ["list"], 0),
    ([START], ["load", "--weeks", "3"], 0),
    ([], ["rule"], 0),
    ([], ["rule", "DAT011"], 0),
    ([], ["show", "order"], 0),
    ([], ["show", "order", "--stages"], 0),
    ([], ["show", "visit"], 0),
    ([], ["show", "visit", "book"], 0),
    ([START], ["show", "order-1", "choose"], 0),
    (LONG, ["show", "order-1", "agree"], 0),
    (MARKED, ["show", "order-1"], 0),
    (MARKED, ["show", "order-1", "choose"], 0),
    ([BUY], ["show", "move"], 0),
    ([BUY], ["show", "move", "--stages"], 0),
    ([], ["show", "move", "--handover"], 1),
    ([BUY], ["board", "move"], 0),
    ([BUY, START, BLOCK], ["board", "order"], 0),
    ([BUY, START, BLOCK], ["status"], 0),
    ([], ["plan", "move", "--quality"], 1),
    ([], ["plan", "move", "--risk", "--samples", "20"], 0),
    ([], ["prove", "order"], 0),
    ([], ["select", "move"], 0),
    ([], ["select", "move", "--hold", *WHY], 0),
    ([BUY], ["plan", "move", "--on", "2026-11-23"], 0),
    ([BUY], ["plan", "move", "--level", "--on", "2026-11-23"], 0),
    ([], ["plan", "move", "--to", "pack"], 0),
    ([], ["plan", "move", "--why", "moved", "--on", "2026-11-30"], 0),
    *(
        (before, ["show", run, *look], 0)
        for before, run in (
            ([START], "order-1"),
            ([START, BLOCK, ["assign", "order-1", "choose", "jo", *BY]], "order-1"),
            (LONG[:3], "order-1"),
            (LONG[:6], "order-1"),
            (LONG, "order-1"),
            ([["trust", "--yes"], FAIL], "auto-1"),
        )
        for look in ([], ["--stages"], ["--times"])
    ),
]


def schema_of(words: list[str]) -> str:
    """The name of the schema of what a command prints: `docs build` has `docs-build`."""
    return "-".join(words[:2] if " ".join(words[:2]) in commands() else words[:1])


@pytest.fixture
def flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flow:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FLOWDEF_AS", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    a_workspace_of(tmp_path, AUTO)
    order_workspace(tmp_path)
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "move.yaml").write_text(MOVE, encoding="utf-8")
    for name, text in PROCESSES.items():
        (tmp_path / "processes" / f"{name}.yaml").write_text(text, encoding="utf-8")

    def flow(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(application(), words)
        assert result.exit_code == code, result.output
        return result

    return flow


@pytest.mark.parametrize(
    ("before", "words", "code"),
    [pytest.param(*row, id=" ".join([*row[1][:3], str(row[2])])) for row in ROWS],
)
def test_what_a_command_prints_fits_its_schema(
    flow: Flow, before: list[list[str]], words: list[str], code: int
) -> None:
    for each in before:
        flow(*each)
    text = flow(*words, "--json", code=code).stdout
    validator = Draft202012Validator(bundle(OUTPUT + schema_of(words)))
    for line in text.splitlines() if words[0] == "log" else [text]:
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(["DELETE FROM events WHERE seq = 1"], "missing", id="an event is gone"),
        pytest.param(["UPDATE events SET body = '{}' WHERE seq = 1"], "changed", id="changed"),
        pytest.param(["DELETE FROM events WHERE seq > 1"], "cut", id="an end is gone"),
        pytest.param([], "unreadable", id="no log"),
    ],
)
def test_what_is_told_of_a_damaged_log_fits(
    flow: Flow, tmp_path: Path, words: list[str], kind: str
) -> None:
    flow(*START)
    log = tmp_path / ".flowdef" / "runs.db"
    for sql in words:
        tampered(log, sql)
    if not words:
        log.write_bytes(b"no database, by far")
    found = json.loads(flow("verify", "--json", code=1).stdout)
    Draft202012Validator(bundle("output/verify")).validate(found)
    assert kind in {each["kind"] for each in found["problems"]}


@pytest.mark.parametrize("name", outputs())
def test_every_object_is_closed_and_no_item_left_open(name: str) -> None:
    for path, node in _objects(bundle(name), name):
        if node["type"] == "object":
            closed = node.get("additionalProperties") is False
            assert closed or path.rpartition("/")[2] in OPEN, path
        else:
            assert node.get("items") or node.get("prefixItems"), path


def _objects(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if node.get("type") in ("object", "array"):
            yield path, node
        node = list(node.items())
    elif isinstance(node, list):
        node = list(enumerate(node))
    else:
        node = []
    for key, each in node:
        yield from _objects(each, f"{path}/{key}")


def test_every_command_with_data_has_a_schema_and_a_row() -> None:
    assert {schema_of(words) for _, words, _ in ROWS} == AS_JSON
    assert set(outputs()) == {OUTPUT + name for name in (*AS_JSON, *BY_FORMAT, "common")}


@pytest.mark.parametrize("name", outputs())
def test_a_schema_is_sound_and_says_what_it_is(name: str) -> None:
    schema = bundle(name)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == name.removeprefix(OUTPUT)
    assert schema["description"].endswith(".")


def test_a_schema_of_an_output_is_printed_in_one_piece(flow: Flow) -> None:
    printed = json.loads(flow("schema", "output/done").stdout)
    assert printed == bundle("output/done")
    assert "common.schema.json" not in json.dumps(printed)
    assert "output/done " in flow("schema").stdout


def test_something_else_does_not_fit() -> None:
    validator = Draft202012Validator(bundle("output/wait"))
    assert not validator.is_valid({"run": "order-1"})
