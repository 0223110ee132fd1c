"""Hints: whoever says too little, too much or a word that is none is told what to say."""

import json
from pathlib import Path

import pytest

from order_runs import Run, started

LACKING = [
    pytest.param(["done"], "'run' and 'step'", "flowdef done", id="both of an act"),
    pytest.param(["done", "order-1"], "'step'", "flowdef done", id="the second of an act"),
    pytest.param(["assign", "order-1"], "'step' and 'PERSON'", "--as dana", id="of three two"),
    pytest.param(["block", "order-1", "choose"], "'--reason'", "flowdef block", id="a reason"),
    pytest.param(["step"], "'name'", "flowdef step", id="what to step through"),
    pytest.param(["new"], "'what' and 'name'", "flowdef new", id="one of some words"),
]


@pytest.mark.parametrize(("words", "what", "example"), LACKING)
def test_all_that_is_missing_is_named_with_an_example(
    flow: Run, words: list[str], what: str, example: str
) -> None:
    said = flow(*words, code=2).stderr
    assert f" {what}. Example: flowdef {words[0]} " in said
    assert example in said


PAIRS = [
    pytest.param(["runs", "--as", "sam"], "--mine", id="whose, but not only mine"),
    pytest.param(["runs", "--watch", "--rebuild"], "--rebuild", id="anew and again"),
    pytest.param(["log", "order-1", "--json", "--format", "csv"], "csv", id="two formats"),
    pytest.param(["log", "order-1", "--json", "--format", "text"], "text", id="text and data"),
    pytest.param(["step", "order", "--plain", "--answers", "a"], "--plain", id="nobody to ask"),
    pytest.param(
        ["step", "order-1", "--answers", "a", "--as", "sam"], "--as", id="who acts in a file"
    ),
    pytest.param(["show", "order-1", "--stages", "--times"], "--times", id="two looks"),
]


@pytest.mark.parametrize(("words", "why"), PAIRS)
def test_an_option_that_would_have_no_effect_is_refused(
    flow: Run, words: list[str], why: str
) -> None:
    started(flow)
    result = flow(*words, code=2)
    assert result.stderr.startswith("flowdef: ")
    assert result.stderr.count("\n") == 1
    assert why in result.stderr
    assert result.stdout == ""


def test_what_the_environment_says_is_no_option_too_much(
    flow: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(flow)
    monkeypatch.setenv("FLOWDEF_AS", "sam")
    assert "order-1" in flow("runs").stdout
    assert flow("log", "order-1", "--json", "--format", "json").stdout.startswith("{")


UNKNOWN = [
    pytest.param(["next", "--as", "sm"], 1, "did you mean 'sam'?", id="a person, for next"),
    pytest.param(["next", "order-1", "--as", "Kim"], 1, "'kim'?", id="a person by name"),
    pytest.param(["next", "ordr-1"], 1, "did you mean 'order-1'?", id="a run, for next"),
    pytest.param(["log", "order"], 1, "did you mean 'order-1'?", id="a run, for its log"),
    pytest.param(["next", "zorro"], 1, "'zorro'. Possible: runs --all.", id="like no run"),
    pytest.param(["runs", "--mine", "--as", "zorro"], 1, "known: sam, jo and kim", id="mine"),
    pytest.param(["runs", "--role", "clark"], 2, "Did you mean 'clerk'?", id="a role"),
    pytest.param(["runs", "--role", "BOSS"], 2, "Did you mean 'boss'?", id="a role by its title"),
    pytest.param(["runs", "--role", "q"], 2, "Known: clerk, boss.", id="no role at all"),
    pytest.param(["runs", "--process", "ordr"], 2, "Did you mean 'order'?", id="a process"),
    pytest.param(["runs", "--process", "org"], 2, "is no process", id="another document"),
    pytest.param(["runs", "--process", "processes/visit.yaml"], 2, "'visit'", id="a path"),
]


@pytest.mark.parametrize(("words", "code", "near"), UNKNOWN)
def test_a_word_that_names_nobody_and_nothing_is_told_with_the_nearest(
    flow: Run, words: list[str], code: int, near: str
) -> None:
    started(flow)
    assert near in flow(*words, code=code).stderr
    assert flow(*words, "--json", code=code).stdout[:12] in ("", '{"refused": ')


def test_whoever_has_left_is_told_when(flow: Run, folder: Path) -> None:
    people = folder / "organization.yaml"
    text = people.read_text(encoding="utf-8").replace("name: Jo,", "name: Jo, left: 2020-01-31,")
    people.write_text(text, encoding="utf-8")
    assert "left on 2020-01-31" in flow("next", "--as", "jo", code=1).stderr


def test_a_role_that_only_an_older_run_knows_is_looked_for(flow: Run, folder: Path) -> None:
    started(flow)
    for path in (folder / "organization.yaml", *(folder / "processes").iterdir()):
        text = path.read_text(encoding="utf-8").replace("clerk", "writer")
        path.write_text(text, encoding="utf-8")
    assert "order-1" in flow("runs", "--role", "clerk").stdout


def test_where_an_act_lacks_who_acts_the_way_is_named(flow: Run) -> None:
    started(flow)
    for words in (["take", "order-1", "choose"], ["start", "order"], ["runs", "--mine"]):
        said = flow(*words, code=2).stderr
        assert "--as PERSON" in said
        assert "FLOWDEF_AS" in said


def test_the_exit_codes_stand_in_the_help(flow: Run) -> None:
    said = " ".join(flow("--help").stdout.split())
    for code in ("0 clean", "1 findings", "2 wrong use", "3 a bug", "129 ", "130 ", "143 "):
        assert code in said


def test_the_steps_of_one_run_are_ordered_by_what_is_due_first(flow: Run, folder: Path) -> None:
    path = folder / "processes" / "visit.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("    title: Bake a cake\n", "    title: Bake a cake\n    due: 1d\n")
    path.write_text(text, encoding="utf-8")
    flow("start", "visit", "--set", "guest=kim", "--as", "sam")
    for words in (["next", "visit-1"], ["next"]):
        found = json.loads(flow(*words, "--json").stdout)["open"]
        assert [each["step"] for each in found] == ["bake", "book"]
        assert found[0]["run_title"] == "Visit: Kim"
    assert flow("next", "visit-1", "--limit", "1").stdout.startswith(
        "visit-1 (Visit: Kim)  ready: bake"
    )
