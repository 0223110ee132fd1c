"""`flowdef test --mutate`: which small faults the scenarios find, and what would find others."""

import json
from pathlib import Path

import pytest
from typer.testing import Result

from flowdef.workspace import forking
from goldens import Golden
from tested_workspace import MISSING, a_workspace, add, play

GOLDENS = Path(__file__).parent / "goldens"
TERMS = """\
kind: process
id: terms
title: Terms
inputs:
  amount: {type: number, min: 0, required: true}
  rush: {type: boolean, default: false}
steps:
  - id: propose
    title: Propose
    responsible: clerk
    collect: {kind: {type: choice, choices: [loan, lease, gift], required: true}}
  - id: agree
    title: Agree
    when: amount > 1000 and kind != "gift"
    approve: {role: boss, separate_from: [propose], on_reject: propose, rounds: 2}
  - {id: sign, title: Sign, responsible: boss, critical: true, checklist: [Signed]}
  - {id: call, title: Call, when: rush or amount >= 0}
  - {id: file, title: File, responsible: clerk}
tests:
  - name: A small loan
    given: {amount: 10}
    answers: {propose: {kind: loan}}
    then: {done: [call], skipped: [agree], result: done}
  - name: A large loan
    given: {amount: 5000, rush: true}
    answers: {propose: {kind: loan}, agree: approved}
    then: {skipped: [], result: done}
"""
FAILING = """\
kind: process
id: failing
title: Failing
steps: [{id: a, title: A}]
tests: [{name: Not so, then: {skipped: [a]}}]
"""
BARE = """\
kind: process
id: bare
title: Bare
steps: [{id: a, title: A}]
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return a_workspace(tmp_path, {"terms": TERMS, "failing": FAILING, "bare": BARE})


def mutate(*words: str) -> Result:
    return play("--mutate", *words)


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_what_nobody_notices_is_told_with_what_would(
    workspace: Path, columns: int, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = mutate()
    assert result.exit_code == 1  # for one scenario fails
    golden(GOLDENS / f"mutated-{columns}.txt", result.stdout)


def test_one_scenario_finds_and_two_find(workspace: Path) -> None:
    add(workspace, "terms", TERMS.partition("  - name: A large loan")[0])
    assert "terms: its 1 scenario finds " in mutate("terms").stdout


def test_what_is_missed_fails_nothing(workspace: Path) -> None:
    result = mutate("terms")
    assert result.exit_code == 0
    assert "nobody notices" in result.stdout


def test_several_cores_tell_the_same_as_one(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for cores, worth in ((1, 64), (3, 2)):
        monkeypatch.setattr(forking, "_cores", lambda cores=cores: cores)
        monkeypatch.setattr(forking, "_WORTH_IT", worth)
        told.append(mutate("terms", "--json").stdout)
    assert told[0] == told[1]


def test_the_data_holds_every_fault(workspace: Path) -> None:
    found = json.loads(mutate("terms", "bare", "--json").stdout)["mutation"]
    terms, bare = found["processes"]
    assert (
        terms["score"]
        == found["score"]
        == 100 * terms["found"] // (terms["found"] + terms["missed"])
    )
    fates = [each["fate"] for each in terms["faults"]]
    words = ("found", "missed", "refused", "alike", "unseen", "open")
    assert {word: fates.count(word) for word in words} == {word: terms[word] for word in words}
    assert (bare["faults"], bare["score"]) == ([], None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("bare", "it has no scenarios that could find a fault", id="no scenarios"),
        pytest.param("failing", "1 scenario fails already", id="a scenario fails"),
        pytest.param("missing", "nothing was put into it: the process nowhere", id="cannot start"),
    ],
)
def test_why_nothing_is_put_into_a_process(workspace: Path, name: str, said: str) -> None:
    add(workspace, "missing", MISSING)
    result = mutate(name)
    assert result.exit_code == 1
    assert f"{name}: {said}" in result.stdout
    assert result.stdout.endswith("No fault was put into any process.\n")


@pytest.mark.parametrize("word", [["-k", "loan"], ["--watch"]])
def test_all_scenarios_are_asked(workspace: Path, word: list[str]) -> None:
    result = mutate("terms", *word)
    assert result.exit_code == 2
    assert "--mutate asks all scenarios of a process" in result.stderr
