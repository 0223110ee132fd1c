"""Runs walked by a file of answers: as far as it goes, and what it leaves open."""

from pathlib import Path

import pytest

from order_runs import Run, chosen, started

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
    assert "1/6  Book a room for Kim: skipped by Sam: x" in said
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
