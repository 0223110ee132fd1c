"""`flowdef test --coverage` and `--propose`: what no scenario shows, and scenarios that would."""

import json
from pathlib import Path

import pytest

from flowdef.cli.shell.covering import covered, write_proposals
from flowdef.cli.shell.scenarios import suites
from goldens import Golden
from tested_workspace import MISSING, a_workspace, add, play

GOLDENS = Path(__file__).parent / "goldens"
TERMS = """\
kind: process
id: terms
title: Terms
inputs:
  amount: {type: number, min: 0, max: 9000, required: true}
steps:
  - id: propose
    title: Propose
    collect: {kind: {type: choice, choices: [loan, lease, gift], required: true}}
  - id: agree
    title: Agree
    when: amount > 1000 and kind != "gift"  # else nobody cares
    approve: {role: boss, on_reject: propose, rounds: 2}
  - {id: sign, title: Sign}
  - {id: ask, title: Ask, when: amount > 9000}
"""
LATE = """\
kind: process
id: late
title: Late
inputs:
  day: {type: date, required: true}
steps:
  - {id: draft, title: Draft}
  - {id: agree, title: Agree, approve: {role: boss, on_reject: draft, rounds: 2}}
  - {id: sign, title: Sign, approve: {role: boss, on_reject: draft, rounds: 2}}
  - {id: wait, title: Wait, needs: [agree], wait: {until: day}}
  - {id: tell, title: Tell, when: agree == 'rejected'}
"""
TESTS = """\
tests:
  - name: A large loan  # as usual
    given: {amount: 5000}
    answers: {propose: {kind: loan}, agree: approved}
    then: {skipped: [ask], result: done}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return a_workspace(tmp_path, {"terms": TERMS + TESTS, "missing": MISSING})


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_what_no_scenario_shows_is_told_with_its_place(
    workspace: Path, columns: int, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    golden(GOLDENS / f"covered-{columns}.txt", play("--coverage").stdout)


def test_what_a_run_might_take_and_no_scenario_is_told_apart(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    add(workspace, "late", LATE)
    result = play("late", "--coverage")
    assert "no scenario can: tell: agree == 'rejected' is true" in result.stdout
    found = json.loads(play("late", "--coverage", "--json").stdout)["coverage"][0]
    assert [each["of"] for each in found["unplayable"]] == ["tell"]
    assert found["never"] == []


def test_what_is_proposed_can_be_taken_over_as_it_is(workspace: Path, golden: Golden) -> None:
    result = play("terms", "--propose")
    assert result.exit_code == 0
    golden(GOLDENS / "proposed.txt", result.stdout)


def test_what_is_written_covers_all_and_changes_nothing_else(workspace: Path) -> None:
    assert play("terms", "--fail-under", "100").exit_code == 1
    result = play("terms", "--propose", "--write")
    assert result.exit_code == 0
    assert "2 scenarios written into processes/terms.yaml; no fewer can do." in result.stdout
    text = (workspace / "processes" / "terms.yaml").read_text(encoding="utf-8")
    assert text.startswith(TERMS + TESTS)
    covered = play("terms", "--fail-under", "100")
    assert covered.exit_code == 0
    assert "3 scenarios take 8 of 8 branches (100 %)" in covered.stdout
    again = play("terms", "--propose", "--write")
    assert "written" not in again.stdout
    assert again.stdout.endswith("\n\nNo scenario is missing.\n")
    assert (workspace / "processes" / "terms.yaml").read_text(encoding="utf-8") == text


def test_what_a_scenario_shows_beyond_the_limits_of_a_field_is_counted(workspace: Path) -> None:
    shown = TESTS.replace("5000", "9500").replace("[ask]", "[agree]").replace("loan}", "gift}")
    file = workspace / "processes" / "terms.yaml"
    file.write_text(TERMS + shown.replace(", agree: approved", ""), encoding="utf-8")
    result = play("terms", "--coverage")
    assert "1 scenario takes 3 of 9 branches" in result.stdout
    assert "not counted" not in result.stdout


def test_a_process_without_scenarios_is_given_some(workspace: Path) -> None:
    file = workspace / "processes" / "terms.yaml"
    file.write_text(TERMS, encoding="utf-8")
    assert play("terms", "--propose", "--write").exit_code == 0
    assert "(100 %)" in play("terms", "--coverage", "--fail-under", "100").stdout


def test_a_file_that_cannot_be_written_into_is_left_and_told_of(workspace: Path) -> None:
    file = workspace / "processes" / "terms.yaml"
    file.write_text(TERMS + "tests: [{name: A, then: {}}]\n", encoding="utf-8")
    result = play("terms", "--propose", "--write")
    assert result.exit_code == 2
    assert "Left as they were: processes/terms.yaml has its tests in brackets" in result.stderr
    assert "terms: 1 scenario takes 0 of 8 branches" in result.stdout


def test_a_file_that_is_left_keeps_no_other_from_being_told(workspace: Path) -> None:
    (workspace / "processes" / "terms.yaml").write_text(
        TERMS + "tests: [{name: A, then: {}}]\n", encoding="utf-8"
    )
    other = workspace / "processes" / "other.yaml"
    other.write_text(TERMS.replace("id: terms", "id: other"), encoding="utf-8")
    result = play("terms", "other", "--propose", "--write")
    assert (result.exit_code, "terms.yaml has its tests in brackets" in result.stderr) == (2, True)
    assert "3 scenarios written into processes/other.yaml; no fewer can do." in result.stdout
    assert "written into processes/terms.yaml" not in result.stdout
    assert "No scenario is missing." not in play("terms", "other", "--propose", "--write").stdout


@pytest.mark.parametrize("now", [TERMS.replace("9000", "900") + TESTS, None], ids=["other", "gone"])
def test_a_file_that_changed_while_it_was_looked_at_is_left(
    workspace: Path, now: str | None
) -> None:
    file = workspace / "processes" / "terms.yaml"
    found = covered(suites(["terms"], ""), propose=True)
    file.write_text(now or "", encoding="utf-8")
    if now is None:
        file.unlink()
    assert "processes/terms.yaml has changed meanwhile" in write_proposals(found)[1]
    assert not file.exists() if now is None else file.read_text(encoding="utf-8") == now


def test_scenarios_of_one_name_are_all_counted(workspace: Path) -> None:
    one = "  - {name: A, given: {amount: 9}, answers: {propose: {kind: loan}}, then: {}}\n"
    other = one.replace("amount: 9", "amount: 5000").replace("}, then", ", agree: approved}, then")
    file = workspace / "processes" / "terms.yaml"
    for tests in (one + other, other + one):
        file.write_text(f"{TERMS}tests:\n{tests}", encoding="utf-8")
        assert "2 scenarios take 5 of 8 branches" in play("terms", "--coverage").stdout


def test_what_no_run_can_do_at_all_is_not_asked_for(workspace: Path) -> None:
    file = workspace / "processes" / "terms.yaml"
    later = "steps:\n  - {id: a, title: A, when: x}\n  - id: b\n    title: B\n"
    file.write_text(
        f"kind: process\nid: terms\ntitle: Terms\n{later}    collect: {{x: {{type: boolean}}}}\n"
        "tests: [{name: A, then: {result: open}}]\n",
        encoding="utf-8",
    )
    result = play("terms", "--fail-under", "100")
    assert (result.exit_code, "0 of 0 branches (100 %)" in result.stdout) == (0, True)


@pytest.mark.parametrize(("status", "code"), [("effective", 1), ("obsolete", 0)])
def test_a_process_that_cannot_be_looked_at_is_below_every_bound(
    workspace: Path, status: str, code: int
) -> None:
    text = MISSING.partition("tests:")[0] + f"status: {status}\nversion: 1.0.0\n"
    (workspace / "processes" / "missing.yaml").write_text(text, encoding="utf-8")
    for words in (["--fail-under", "50"], ["--coverage"], ["missing", "--propose"]):
        result = play(*words)
        assert (result.exit_code, "missing: not looked at" in result.stdout) == (code, True), words


def test_the_data_names_each_branch(workspace: Path) -> None:
    terms = json.loads(play("terms", "--coverage", "--json").stdout)["coverage"][0]
    assert (terms["branches"], terms["percent"], terms["proposed"]) == (8, 50.0, None)
    assert [each["told"] for each in terms["never"]] == ["ask: amount > 9000 is true"]
    assert {(each["of"], each["way"], each["line"]) for each in terms["missing"]} == {
        ("agree", "false", 12),
        ("agree", "rejected", 13),
        ("agree", "round", 13),
        ("stuck", "end", 6),
    }


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["--write"], "--write writes what is proposed", id="nothing proposed"),
        pytest.param(["--propose", "-k", "A"], "leave out -k and --watch", id="some scenarios"),
        pytest.param(
            ["--coverage", "--watch"], "leave out --json, --junit, --coverage", id="watch"
        ),
    ],
)
def test_words_that_cannot_be_meant(workspace: Path, words: list[str], why: str) -> None:
    result = play(*words)
    assert (result.exit_code, why in result.stderr) == (2, True)
