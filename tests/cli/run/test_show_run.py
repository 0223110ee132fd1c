"""A run shown: as its stages, with every step, with its times; beside documents of that name."""

import json
from pathlib import Path

import pytest

from flowdef.reading.document import Read
from flowdef.workspace.collection import read_file
from order_runs import Run
from planted_portfolio import at

MOMENT = "2026-06-08T09:00:00"


@pytest.fixture
def some(flow: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An order at its approval in the second round, told at one moment."""
    at(monkeypatch, MOMENT)
    monkeypatch.setenv("COLUMNS", "80")
    flow("start", "order", "--set", "item=pens", "--as", "sam")
    chosen = ["done", "order-1", "choose", "--tick-all", "--as"]
    flow("take", "order-1", "choose", "--as", "sam")
    flow(*chosen, "sam", "--set", "price=20")
    flow("reject", "order-1", "agree", "--as", "kim", "--reason", "Too much")
    flow(*chosen, "sam", "--set", "price=10")
    return flow


FULL = """\
run order-1: Order: pens  [order 1.0.0]
open; 1 of 5 steps; started by Sam on 2026-06-08 09:00

x   1. Choose pens  [choose]
      done by Sam · 2026-06-08 09:00 · round 2 · price: 10
>   2. Agree on the price  [agree]
      ready, for Boss · round 2
    3. Let it rest  [rest]
      waiting
    4. Check the goods  [check]
      waiting
    5. Thank the seller  [thank]
      waiting
"""
CARDS = """\
run order-1: Order: pens  [order 1.0.0]
open; 1 of 5 steps; started by Sam on 2026-06-08 09:00

  1. Order
     [##--------] 1 of 5 · open
     > Agree on the price: ready, for Boss
"""


def test_every_step_for_whoever_does_it(some: Run) -> None:
    assert some("show", "order-1").stdout == FULL


def test_stages_for_a_manager(some: Run) -> None:
    assert some("show", "order-1", "--stages").stdout == CARDS
    some("block", "order-1", "agree", "--reason", "Ill", "--as", "kim")
    said = some("show", "order-1", "--stages").stdout
    assert "1 of 5 · blocked\n     > Agree on the price: blocked, for Boss · Ill\n" in said
    assert "!   2. Agree on the price" in some("show", "order-1").stdout


def test_forty_columns(some: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for words in ([], ["--stages"], ["--times"]):
        lines = some("show", "order-1", *words).stdout.splitlines()
        assert max(map(len, lines)) <= 40, words


def test_what_was_taken_skipped_waited_for_and_done_by_a_run(some: Run) -> None:
    some("take", "order-1", "agree", "--as", "kim")
    assert "started by Kim" in some("show", "order-1").stdout
    some("approve", "order-1", "agree", "--as", "jo", "--on-behalf-of", "kim")
    said = some("show", "order-1").stdout
    assert "approved by Jo for Kim" in said
    assert "waits until 2026-06-0" in said
    some("done", "order-1", "rest", "--reason", "No time", "--as", "sam")
    assert "run order-1.check.1" in some("show", "order-1", "--stages").stdout
    some("done", "order-1.check.1", "look", "--set", "clear=yes", "--as", "jo")
    some("skip", "order-1", "thank", "--reason", "Not nice", "--as", "sam")
    said = some("show", "order-1").stdout
    assert "skipped by Sam · 2026-06-08 09:00 · Not nice" in said
    assert "[##########] 5 of 5 · done" in some("show", "order-1", "--stages").stdout


def test_what_nobody_did_is_told_as_the_log_tells_it(
    some: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    some("approve", "order-1", "agree", "--as", "kim")
    at(monkeypatch, "2026-06-12T09:00:00")
    some("work", "--once")
    some("done", "order-1.check.1", "look", "--set", "clear=yes", "--as", "jo")
    shown, logged = some("show", "order-1").stdout, some("log", "order-1").stdout
    for step, words in (
        ("agree", "decided"),
        ("rest", "over by time"),
        ("check", "done by its run"),
    ):
        assert f"[{step}]\n      {words} · 2026-06-" in shown
        assert f"{step}: {words}" in logged
    refused = some("done", "order-1", "rest", "--as", "sam", code=1).stderr
    assert "rest was over by time at 2026-06-" in refused


def test_a_run_that_was_cancelled(some: Run) -> None:
    some("cancel", "order-1", "--reason", "No money", "--as", "sam")
    said = some("show", "order-1", "--stages").stdout
    assert "cancelled: No money; 1 of 5 steps" in said
    assert "1 of 5 · cancelled" in said
    assert "cancelled\n" in some("show", "order-1").stdout


def test_the_same_as_data(some: Run) -> None:
    data = json.loads(some("show", "order-1", "--json").stdout)
    assert data["details"][0]["status"] == "done"
    assert data["details"][0]["values"] == {"price": 10}
    assert data["details"][2]["status"] == "waiting"
    stages = json.loads(some("show", "order-1", "--stages", "--json").stdout)["stages"]
    assert stages[0]["now"] == ["agree"]
    times = json.loads(some("show", "order-1", "--times", "--json").stdout)
    assert [step["step"] for step in times["steps"]] == ["choose", "agree"]
    assert times["rework"] == 2
    assert times["people"][0] == {
        "person": "sam",
        "turns": 2,
        "handled": {"elapsed": 0, "working": 0, "some": False},
    }


def test_times_are_a_table(some: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "2026-06-08T11:05:00")
    said = some("show", "order-1", "--times").stdout
    assert "agree   2h 05m                            1      Kim\n" in said
    assert "Sam     2 done\n" in said
    assert said.endswith("2h 05m by the clock; 2 rounds of rework\n")


def test_one_round_of_rework_is_one(flow: Run) -> None:
    flow("start", "order", "--set", "item=pens", "--as", "sam")
    flow("done", "order-1", "choose", "--tick-all", "--as", "sam", "--set", "price=20")
    flow("reopen", "order-1", "choose", "--reason", "Too much", "--as", "sam")
    assert flow("show", "order-1", "--times").stdout.endswith("; 1 round of rework\n")


def test_a_document_comes_first(some: Run) -> None:
    assert some("show", "order").stdout.startswith("Order  [order]\n")
    assert "is a document" in some("show", "order", "--times", code=2).stderr


@pytest.mark.parametrize(
    ("words", "files"),
    [
        pytest.param(["order-1"], [], id="a run"),
        pytest.param(["order-1", "--times"], [], id="its times"),
        pytest.param(["order"], ["order.yaml"], id="a process"),
        pytest.param(["processes/order.yaml"], ["order.yaml"], id="a file"),
    ],
)
def test_no_more_is_read_than_is_shown(
    some: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], files: list[str]
) -> None:
    seen: list[str] = []

    def noted(path: Path) -> Read:
        seen.append(path.name)
        return read_file(path)

    monkeypatch.setattr("flowdef.workspace.lookup.read_file", noted)
    some("show", *words)
    assert [name for name in seen if name not in ("organization.yaml", "flowdef.yaml")] == files
    assert len(seen) == len(set(seen))


def test_a_document_that_is_called_like_a_run_comes_first(some: Run, folder: Path) -> None:
    text = (folder / "processes" / "order.yaml").read_text(encoding="utf-8")
    text = text.replace("id: order\n", "id: order-1\n")
    (folder / "processes" / "order-1.yaml").write_text(text, encoding="utf-8")
    assert some("show", "order-1").stdout.startswith("Order  [order-1]\n")
    assert some("show", "order-2", code=1).stderr.startswith("flowdef: There is no run 'order-2'")
    (folder / "processes" / "order-1.yaml").rename(folder / "processes" / "other.yaml")
    assert some("show", "order-1").stdout == FULL


def test_no_run_and_no_document(some: Run) -> None:
    assert "did you mean 'order-1'?" in some("show", "order-9", code=1).stderr
    assert "no run 'x'" in some("show", "x", "--times", code=1).stderr
    assert "no document 'ordr'" in some("show", "ordr", code=2).stderr


def test_a_run_is_shown_while_the_organization_is_faulty(some: Run, folder: Path) -> None:
    (folder / "organization.yaml").write_text("kind: organization\n", encoding="utf-8")
    assert "done by sam" in some("show", "order-1").stdout
