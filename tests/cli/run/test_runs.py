"""Runs at the command line: every command on a small workspace."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from flowdef.store.port import Entry
from flowdef.store.sqlite import SqliteStore
from order_runs import Run, chosen, started
from order_workspace import INSPECT


def test_a_run_from_start_to_end(flow: Run) -> None:
    assert "run order-1\n" in started(flow)
    words = ["done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", "sam"]
    said = flow(*words).stdout
    assert "choose: done by Sam (price: 20)\n  Warning: Read the terms first.\n" in said
    assert "\n  ready: agree, for Boss (Kim [kim]" in said
    assert "head order-1:" in said
    flow("approve", "order-1", "agree", "--as", "kim")
    flow("done", "order-1", "rest", "--reason", "No time", "--as", "sam")
    said = flow("done", "order-1.check.1", "look", "--set", "clear=yes", "--as", "jo").stdout
    assert "order-1: check: done by its run (fine: yes)" in said
    said = flow("done", "order-1", "thank", "--as", "sam").stdout
    assert "the run is done" in said
    assert "order-1" not in flow("runs").stdout
    assert "order-1          done     5/5" in flow("runs", "--all").stdout
    assert "nothing was changed or lost" in flow("verify").stdout


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["done", "order-1", "choose", "--set", "price=20", "--tick-all"], id="done"),
        pytest.param(["done", "order-1", "choose", "--answers", "a.yaml"], id="done by a file"),
        pytest.param(["correct", "order-1", "item=ink", "--reason", "Sample"], id="correct"),
    ],
)
def test_the_log_is_read_once(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    started(flow)
    answers = "steps: {choose: {values: {price: 20}, checklist: all}}\n"
    (folder / "a.yaml").write_text(answers, encoding="utf-8")
    seen: list[str] = []

    def noted(store: SqliteStore, run: str, after: int = 0) -> tuple[Entry, ...]:
        seen.append(run)
        return read(store, run, after)

    read = SqliteStore.read
    monkeypatch.setattr(SqliteStore, "read", noted)
    flow(*words, "--as", "sam")
    assert seen == ["order-1"]


REFUSED = [
    pytest.param(["done", "order-1", "choose", "--as", "sam"], "price", id="a value is missing"),
    pytest.param(
        ["done", "order-1", "choose", "--set", "price=20", "--tick", "1", "--as", "sam"],
        "item 2",
        id="an item is open",
    ),
    pytest.param(["done", "order-1", "thank", "--as", "sam"], "it needs check", id="too early"),
    pytest.param(["approve", "order-1", "choose", "--as", "kim"], "Possible: ", id="no approval"),
    pytest.param(["done", "order-1", "chose", "--as", "sam"], "'choose'?", id="no step"),
    pytest.param(["done", "order-2", "choose", "--as", "sam"], "no run 'order-2'", id="no run"),
    pytest.param(
        ["done", "order-1", "choose", "--tick-all", "--set", "price=20", "--as", "kim"],
        "Sam",
        id="not their step, and who may",
    ),
]


@pytest.mark.parametrize(("words", "reason"), REFUSED)
def test_a_refusal_is_the_answer_no_with_its_reason(
    flow: Run, words: list[str], reason: str
) -> None:
    started(flow)
    result = flow(*words, code=1)
    assert reason in result.stderr
    assert result.stderr.startswith("flowdef: ")
    assert len(json.loads(flow("log", "order-1", "--json").stdout.splitlines()[-1])) > 3


WRONG = [
    pytest.param(["done", "order-1", "choose", "--set", "price"], "no FIELD=VALUE", id="no equals"),
    pytest.param(["done", "order-1", "choose", "--not-applicable", "x"], "N=", id="no reason"),
    pytest.param(["done", "order-1", "choose", "--not-applicable", "²=x"], "N=", id="no digit"),
    pytest.param(
        ["done", "order-1", "choose", "--set", "price=1", "--set", "price=2"],
        "price is given twice",
        id="a value twice",
    ),
    pytest.param(
        ["done", "order-1", "choose", "--answers", "none", "--tick-all"],
        "leave the other options out",
        id="two sources",
    ),
    pytest.param(["done", "order-1", "choose"], "say who acts: --as", id="nobody"),
    pytest.param(["start", "ordr", "--as", "sam"], "Did you mean 'order'?", id="no process"),
    pytest.param(["verify", "--head", "12"], "is no head", id="no head"),
    pytest.param(["done", "order-1", "choose", "--answers", "none"], "cannot read", id="no file"),
]


@pytest.mark.parametrize(("words", "reason"), WRONG)
def test_wrong_use(flow: Run, words: list[str], reason: str) -> None:
    started(flow)
    assert reason in flow(*words, code=2).stderr


def test_a_value_outside_its_limits_is_recorded_with_a_reason(flow: Run) -> None:
    started(flow)
    words = ["done", "order-1", "choose", "--set", "price=200", "--tick-all", "--as", "sam"]
    flow(*words, code=1)
    assert "deviation in price" in flow(*words, "--reason", "Gold pens").stdout


def test_ticks_one_by_one_and_items_that_do_not_apply(flow: Run) -> None:
    started(flow)
    words = ["--tick", "1", "--not-applicable", "2=No terms", "--set", "price=20", "--as", "sam"]
    assert "item 2 not applicable: No terms" in flow("done", "order-1", "choose", *words).stdout


def test_who_may_not_approve_their_own_work_and_who_stands_in(flow: Run) -> None:
    started(flow)
    chosen(flow)
    flow("approve", "order-1", "agree", "--as", "sam", "--on-behalf-of", "kim", code=1)
    said = flow("approve", "order-1", "agree", "--as", "jo", "--on-behalf-of", "kim").stdout
    assert "agree: approved by Jo for Kim" in said


def test_rework(flow: Run) -> None:
    started(flow)
    chosen(flow)
    said = flow("reject", "order-1", "agree", "--as", "kim", "--reason", "Too much").stdout
    assert "sent back by Kim, open again: choose (round 2), agree (round 2)" in said
    assert "ready: choose, for Clerk (Sam [sam] or Jo [jo]), round 2" in said


def test_the_other_acts(flow: Run) -> None:
    started(flow)
    assert "choose: taken by Sam" in flow("take", "order-1", "choose", "--as", "sam").stdout
    assert "handed to Jo" in flow("assign", "order-1", "choose", "jo", "--as", "sam").stdout
    blocked = flow(
        "block", "order-1", "choose", "--reason", "No offers", "--help-from", "kim", "--as", "jo"
    )
    assert "blocked by Jo: No offers; needs help from Kim" in blocked.stdout
    assert "unblocked by Jo" in flow("unblock", "order-1", "choose", "--as", "jo").stdout
    assert "Sam says: Soon" in flow("comment", "order-1", "Soon", "--as", "sam").stdout
    chosen(flow, "jo")
    said = flow("correct", "order-1", "price=25", "--as", "jo", "--reason", "Typing error").stdout
    assert "price: corrected by Jo, 20 becomes 25: Typing error" in said
    said = flow("reopen", "order-1", "choose", "--reason", "New offer", "--as", "jo").stdout
    assert "choose: reopened by Jo, open again: choose (round 2)" in said
    flow("skip", "order-1", "choose", "--reason", "Same offer", "--as", "sam")
    flow("retry", "order-1", "choose", "--as", "sam", code=1)
    said = flow("cancel", "order-1", "--reason", "No money", "--as", "sam").stdout
    assert "the run is cancelled by Sam: No money" in said


def test_next_for_all_and_for_one(flow: Run) -> None:
    assert flow("next").stdout.startswith("no runs yet")
    started(flow)
    assert flow("next").stdout == (
        'order-1 (Order: pens)  ready: choose "Choose pens", for Clerk (Sam [sam] or Jo [jo])\n'
        "  Warning: Read the terms first.\n"
    )
    assert "choose" in flow("next", "--as", "jo").stdout
    said = "nothing to do; for others 1 open: 'flowdef runs' shows them\n"
    assert flow("next", "--as", "kim").stdout == said
    data = json.loads(flow("next", "order-1", "--json").stdout)
    assert data["open"][0]["step"] == "choose"
    assert data["open"][0]["people"] == ["sam", "jo"]


def test_data_for_machines(flow: Run) -> None:
    words = ["start", "order", "--set", "item=pens", "--as", "sam", "--json"]
    data = json.loads(flow(*words).stdout)
    assert data["run"] == "order-1"
    assert [event["type"] for event in data["events"]] == ["started", "made-ready"]
    assert data["open"][0]["step"] == "choose"
    refused = json.loads(flow("done", "order-1", "thank", "--as", "sam", "--json", code=1).stdout)
    assert refused["why"] == "state"
    report = json.loads(flow("verify", "--json").stdout)
    assert report["problems"] == []
    assert report["heads"] == data["heads"]


def test_a_wait_that_is_over_ends_when_somebody_looks(
    flow: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(flow)
    chosen(flow)
    flow("approve", "order-1", "agree", "--as", "kim")
    assert 'rest "Let it rest" (until ' in flow("next", "order-1").stdout
    monkeypatch.setattr("flowdef.cli.shell.looking.now", lambda: "2999-01-01T00:00:00Z")
    assert "run order-1.check.1" in flow("next", "order-1").stdout


def test_whoever_comes_late_for_the_last_step_is_told_who_did_it(flow: Run) -> None:
    flow("start", "inspect", "--as", "sam")
    words = ["done", "inspect-1", "look", "--set", "clear=yes", "--as"]
    flow(*words, "sam")
    said = flow(*words, "jo", code=1).stderr
    assert "look was done by Sam at 20" in said
    assert "the run is done: it ended at 20" in said


def test_what_somebody_took_is_not_handed_to_a_part_of_their_name(flow: Run, folder: Path) -> None:
    people = folder / "organization.yaml"
    text = people.read_text(encoding="utf-8") + "  samuel: {name: Samuel, roles: [clerk]}\n"
    people.write_text(text, encoding="utf-8")
    started(flow)
    flow("take", "order-1", "choose", "--as", "samuel")
    assert "taken by Samuel" in flow("next", "--as", "samuel").stdout
    assert flow("next", "--as", "sam").stdout.startswith("nothing to do; for others 1 open")


def test_an_organization_with_errors_stops_runs(flow: Run, folder: Path) -> None:
    (folder / "organization.yaml").write_text("kind: organization\n", encoding="utf-8")
    result = flow("next", code=1)
    assert "organization.yaml:1:1: SYN002" in result.stderr
    assert "runs wait until it is mended" in result.stderr


def test_a_faulty_or_missing_called_process_refuses_the_start(flow: Run, folder: Path) -> None:
    words = ["start", "order", "--set", "item=pens", "--as", "sam"]
    (folder / "processes" / "inspect.yaml").write_text("kind: process\nid: inspect\n")
    assert "inspect (called by order) has errors" in flow(*words, code=1).stderr
    (folder / "processes" / "inspect.yaml").unlink()
    assert "inspect (called by order) is not in this workspace" in flow(*words, code=1).stderr


def test_a_single_file_without_a_workspace_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inspect.yaml").write_text(INSPECT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(application(), ["start", "inspect.yaml", "--as", "anybody"])
    assert "inspect is a draft: this run follows it all the same" in result.stderr
    assert "run inspect-1" in result.stdout
    words = ["start", "inspect.yaml", "--as", "anybody", "--set", "nothing=1"]
    result = CliRunner().invoke(application(), words)
    assert (result.exit_code, "is a draft" in result.stderr) == (1, False)  # nothing has begun


def test_as_may_come_from_the_environment(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWDEF_AS", "sam")
    assert "run order-1" in flow("start", "order", "--set", "item=pens").stdout


def test_what_a_run_follows_is_pinned(flow: Run, folder: Path) -> None:
    started(flow)
    for name in ("order", "inspect"):
        (folder / "processes" / f"{name}.yaml").unlink()
    chosen(flow)
    flow("approve", "order-1", "agree", "--as", "kim")
    flow("done", "order-1", "rest", "--reason", "No time", "--as", "sam")
    flow("done", "order-1.check.1", "look", "--set", "clear=yes", "--as", "jo")


def test_somebody_whom_the_organization_lacks_does_not_act(flow: Run) -> None:
    started(flow)
    for words in (["comment", "order-1", "Soon"], ["start", "order", "--set", "item=ink"]):
        result = flow(*words, "--as", "sm", code=1)
        assert "nobody here has the id 'sm'; did you mean 'sam'?" in result.stderr


def test_a_value_that_its_field_cannot_hold_is_refused_like_all_that_a_run_says_no_to(
    flow: Run,
) -> None:
    started(flow)
    words = ["done", "order-1", "choose", "--set", "price=cheap", "--tick-all", "--as", "sam"]
    assert "(price): 'cheap' is no" in flow(*words, code=1).stderr
    refused = json.loads(flow(*words, "--json", code=1).stdout)
    assert (refused["why"], refused["fields"]) == ("answers", ["price"])
    flow("correct", "order-1", "price=cheap", "--as", "sam", code=1)
