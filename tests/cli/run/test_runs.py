"""Runs at the command line: every command on a small workspace."""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from order_workspace import INSPECT

Run = Callable[..., Result]


def started(flow: Run) -> str:
    return str(flow("start", "order", "--set", "item=pens", "--as", "sam").stdout)


def chosen(flow: Run, by: str = "sam") -> None:
    flow("done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", by)


def test_a_run_from_start_to_end(flow: Run) -> None:
    assert "run order-1\n" in started(flow)
    words = ["done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", "sam"]
    said = flow(*words).stdout
    assert "choose: done by Sam (price: 20)\n  ready: agree, for Boss (Kim [kim]" in said
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
    assert "sent back, open again: choose (round 2), agree (round 2)" in said
    assert "ready: choose, for Clerk (Sam [sam] or Jo [jo]), round 2" in said


def test_the_other_acts(flow: Run) -> None:
    started(flow)
    assert "choose: taken by Sam" in flow("take", "order-1", "choose", "--as", "sam").stdout
    assert "handed to Jo" in flow("assign", "order-1", "choose", "jo", "--as", "sam").stdout
    blocked = flow(
        "block", "order-1", "choose", "--reason", "No offers", "--help-from", "kim", "--as", "jo"
    )
    assert "blocked by Jo: No offers; needs help from kim" in blocked.stdout
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
    assert "the run is cancelled: No money" in said


def test_next_for_all_and_for_one(flow: Run) -> None:
    assert flow("next").stdout == "nothing to do\n"
    started(flow)
    assert flow("next").stdout == "order-1  ready: choose, for Clerk (Sam [sam] or Jo [jo])\n"
    assert "choose" in flow("next", "--as", "jo").stdout
    assert flow("next", "--as", "kim").stdout == "nothing to do\n"
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
    assert "rest (until " in flow("next", "order-1").stdout
    monkeypatch.setattr("flowdef.cli.shell.looking.now", lambda: "2999-01-01T00:00:00Z")
    assert "run order-1.check.1" in flow("next", "order-1").stdout


def test_the_log_is_readable(flow: Run) -> None:
    started(flow)
    lines = flow("log", "order-1").stdout.splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", lines[0])
    assert re.fullmatch(r"  \d\d:\d\d order 1.0.0 started by Sam \(item: pens\)", lines[1])
    assert lines[2].endswith(" choose: ready")
    assert lines[3].startswith("head order-1:2:")
    flow("log", "order-9", code=1)


def edited(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / ".flowdef" / "runs.db") as connection:
        connection.execute(statement)
    connection.close()


def test_a_log_edited_by_hand_is_found(flow: Run, folder: Path) -> None:
    started(flow)
    edited(folder, "UPDATE events SET body = replace(body, 'pens', 'guns') WHERE seq = 1")
    result = flow("verify", code=1)
    assert "broken: " in result.stdout
    assert "do not trust this log" in result.stdout
    assert "order-1" in flow("done", "order-1", "choose", "--as", "sam", code=1).stderr


def test_a_cut_end_is_found_by_a_head_that_was_noted(flow: Run, folder: Path) -> None:
    head = next(line for line in started(flow).splitlines() if line.startswith("head "))[5:]
    edited(folder, "DELETE FROM events WHERE seq = 2")
    (folder / ".flowdef" / "runs.heads").unlink()
    assert flow("verify").exit_code == 0
    assert "broken" in flow("verify", "order-1", "--head", head, code=1).stdout


ANSWERS = """\
start: {as: sam, inputs: {item: pens}}
steps:
  choose:
    - {as: sam, values: {price: 90}, checklist: all}
    - {as: sam, values: {price: 50}, checklist: all}
  agree: [{as: kim, reject: Too much}, {as: kim, approve: true}]
  rest: {as: sam, reason: Sample}
  check: {steps: {look: {as: jo, values: {clear: true}}}}
  thank: {as: sam}
"""


def walk(flow: Run, folder: Path, text: str, code: int = 0) -> str:
    (folder / "answers.yaml").write_text(text, encoding="utf-8")
    result = flow("step", "order", "--answers", "answers.yaml", code=code)
    return str(result.stdout if code != 2 else result.stderr)


def test_an_answers_file_walks_a_run_to_its_end(flow: Run, folder: Path) -> None:
    said = walk(flow, folder, ANSWERS)
    assert " 1/5  Choose pens: done by Sam (price: 90)" in said
    assert " 2/5  Agree on the price: rejected by Kim: Too much" in said
    assert "        1/1  Look at it: done by Jo (clear: yes)" in said
    assert said.endswith("order-1 is done\n")


def test_an_answers_file_goes_on_with_a_run(flow: Run, folder: Path) -> None:
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    flow("start", "order", "--answers", "answers.yaml")
    words = ["done", "order-1", "choose", "--answers", "answers.yaml"]
    assert "done by Sam (price: 90)" in flow(*words).stdout
    assert "order-1 is done" in flow("step", "order-1", "--answers", "answers.yaml").stdout


def test_an_answers_file_answers_a_step_in_its_round(flow: Run, folder: Path) -> None:
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    started(flow)
    for step, said in (
        ("choose", "done by Sam (price: 90)"),
        ("agree", "rejected by Kim"),
        ("choose", "done by Sam (price: 50)"),
    ):
        words = ["reject", "order-1", step, "--as", "kim"] if step == "agree" else []
        words = words or ["done", "order-1", step, "--answers", "answers.yaml"]
        assert said in flow(*words).stdout
    flow("approve", "order-1", "agree", "--as", "kim")
    words = ["done", "order-1", "nothing", "--answers", "answers.yaml"]
    assert "has no answer for the step 'nothing'" in flow(*words, code=2).stderr


def test_a_walk_gives_the_heads_of_all_its_runs_and_keeps_the_reason_of_its_start(
    flow: Run, folder: Path
) -> None:
    start = "start: {as: sam, inputs: {guest: kim, seats: 9}, reason: Chairs from next door}\n"
    (folder / "answers.yaml").write_text(
        f"{start}steps: {{book: {{as: sam, skip: x}}, agree: {{as: kim, approve: true}}}}\n",
        encoding="utf-8",
    )
    said = flow("step", "visit", "--answers", "answers.yaml", code=1).stdout
    assert "head visit-1:" in said
    assert "head visit-1.look.1:" in said
    assert "1/6  Book a room for Kim: skipped, by Sam: x" in said
    log = flow("log", "visit-1", "--json").stdout
    assert "Chairs from next door" in log


def test_a_walk_goes_on_after_a_wait_that_time_has_ended(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(flow)
    chosen(flow)
    flow("approve", "order-1", "agree", "--as", "kim")
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.setattr("flowdef.cli.shell.walking.now", lambda: "2999-01-01T00:00:00Z")
    said = flow("step", "order-1", "--answers", "answers.yaml").stdout
    assert "3/5  Let it rest: over by time" in said
    assert said.endswith("order-1 is done\n")


def test_whoever_comes_late_for_the_last_step_is_told_who_did_it(flow: Run) -> None:
    flow("start", "inspect", "--as", "sam")
    words = ["done", "inspect-1", "look", "--set", "clear=yes", "--as"]
    flow(*words, "sam")
    said = flow(*words, "jo", code=1).stderr
    assert "look was done by sam at 20" in said
    assert "the run is done: it ended at 20" in said


def test_what_somebody_took_is_not_handed_to_a_part_of_their_name(flow: Run, folder: Path) -> None:
    people = folder / "organization.yaml"
    text = people.read_text(encoding="utf-8") + "  samuel: {name: Samuel, roles: [clerk]}\n"
    people.write_text(text, encoding="utf-8")
    started(flow)
    flow("take", "order-1", "choose", "--as", "samuel")
    assert "taken by Samuel" in flow("next", "--as", "samuel").stdout
    assert flow("next", "--as", "sam").stdout == "nothing to do\n"


def test_a_look_makes_no_log(flow: Run, folder: Path) -> None:
    for words in (["next"], ["runs"], ["verify"]):
        flow(*words)
    assert not (folder / ".flowdef" / "runs.db").exists()


STUCK = [
    pytest.param(
        ANSWERS.replace("  thank: {as: sam}\n", ""), 1, "yet  ready: thank", id="no answer"
    ),
    pytest.param(ANSWERS.replace("{as: jo,", "{as: kim,"), 1, "stopped at check", id="not theirs"),
    pytest.param(ANSWERS.replace("thank:", "thnk:"), 2, "did you mean 'thank'?", id="no such step"),
    pytest.param(ANSWERS.replace("look:", "lok:"), 2, "no step 'lok'", id="in a sub-run"),
    pytest.param(ANSWERS.replace("price: 50", "price: x"), 1, "stopped at choose", id="no number"),
    pytest.param("steps: [", 2, "answers.yaml:1:", id="no YAML"),
    pytest.param("start: {as: sam}\nsteps: {}", 1, "item", id="an input is missing"),
]


@pytest.mark.parametrize(("text", "code", "words"), STUCK)
def test_an_answers_file_that_does_not_reach_the_end(
    flow: Run, folder: Path, text: str, code: int, words: str
) -> None:
    (folder / "answers.yaml").write_text(text, encoding="utf-8")
    result = flow("step", "order", "--answers", "answers.yaml", code=code)
    assert words in result.output


def test_step_without_a_terminal_asks_for_a_file(flow: Run) -> None:
    assert "no terminal" in flow("step", "order", code=2).stderr


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


def test_another_kind_of_log_is_refused(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWDEF_RUNS", "postgresql:runs")
    assert "only sqlite:PATH can be opened" in flow("runs", code=2).stderr


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


def events(flow: Run) -> list[Any]:
    return [json.loads(line) for line in flow("log", "order-1", "--json").stdout.splitlines()]


def test_each_event_says_who_when_and_on_what_basis(flow: Run) -> None:
    started(flow)
    chosen(flow)
    finished = next(event for event in events(flow) if event["type"] == "finished")
    assert finished["by"] == "sam"
    assert finished["basis"] == {"role": "clerk"}


def test_verify_of_a_run_that_is_not_there_is_no(flow: Run) -> None:
    started(flow)
    assert "no run 'ordr-1' to verify" in flow("verify", "ordr-1", code=1).stderr


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
