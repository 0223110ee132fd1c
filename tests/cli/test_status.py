"""Status: five questions about a portfolio in which the answers are known."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from goldens import Golden
from planted_portfolio import DAY, Flow, happened, planted
from store_logs import tampered

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flow:
    """`flowdef WORDS` in the planted portfolio, at noon of its day."""
    return happened(planted(tmp_path), monkeypatch)


@pytest.mark.parametrize("width", [80, 160])
def test_the_whole_screen(flow: Flow, golden: Golden, width: int) -> None:
    golden(GOLDENS / f"status-{width}.txt", flow("status", width=width))


def test_what_are_the_priorities(flow: Flow) -> None:
    found = json.loads(flow("status", "--json"))["priorities"]
    names = [each["project"] for each in found]
    assert names == ["move-office", "trade-fair", "new-website", "calm", "garden"]
    assert (found[0]["finish"], found[0]["finished"]) == ("2027-03-19", 1)
    assert [each["task"] for each in found[0]["next"]] == ["sign-lease"]


def test_which_tasks_are_at_risk_and_why(flow: Flow) -> None:
    found = json.loads(flow("status", "--json"))["risks"]
    told = {(each["project"], each["task"]): each for each in found}
    assert {key: tuple(each["kinds"]) for key, each in told.items()} == {
        ("move-office", "moved"): ("deadline",),
        ("trade-fair", "book-stand"): ("behind",),
        ("new-website", "publish-pages"): ("stuck",),
        ("new-website", "write-text"): ("estimate",),
        ("new-website", "test-pages"): ("nobody",),
        ("new-website", "open-site"): ("gate",),
    }
    moved = told["move-office", "moved"]
    assert moved["why"] == ["ends 2 working days after its deadline 2027-03-17"]
    assert moved["path"] == ["sign-lease", "pack"]


def test_who_is_assigned_to_what(flow: Flow) -> None:
    found = json.loads(flow("status", "--json"))
    work = {each["person"]: [one["what"] for one in each["work"]] for each in found["people"]}
    assert work == {
        "ann": ["calm/count"],
        "ben": ["move-office/sign-lease", "move-office/pack", "calm/audit"],
        "cleo": ["new-website/open-site", "publish-3 draft"],
        "dov": ["new-website/write-text"],
        "eve": ["trade-fair/book-stand"],
    }
    assert found["free"] == []
    assert [f"{each['run']} {each['step']}" for each in found["open"]] == ["publish-2 proofread"]


def test_who_needs_help(flow: Flow) -> None:
    found = json.loads(flow("status", "--json"))["help"]
    assert [(each["what"], each["who"], each["holds_up"]) for each in found] == [
        ("publish-1 proofread", "Boss", "new-website/publish-pages"),
        ("new-website/open-site", "ann", ""),
        ("", "ben", ""),
    ]
    assert found[-1]["why"] == (
        "in the week of 2027-03-15 64 hours of work, and 40 hours for it:"
        " move-office/pack 40, calm/audit 24"
    )


def test_what_needs_to_change(flow: Flow) -> None:
    found = [each["what"] for each in json.loads(flow("status", "--json"))["changes"]]
    begin = (
        "Boss should help with publish-1 proofread",
        "somebody should take publish-2 proofread",
        "Ben has 24 hours too much in the week of 2027-03-15",
        "move-office/moved is planned to miss its deadline by 2 working days: make sign-lease",
        "trade-fair should have begun on 2027-03-01",
        "trade-fair/book-stand is behind",
        "new-website/write-text has no time to spare",
        "new-website/test-pages needs somebody",
        "the phase opening of new-website waits for its gate",
        "garden waits for a decision",
    )
    assert len(found) == len(begin)
    assert not {start for start in begin if not any(each.startswith(start) for each in found)}


def test_another_day_is_looked_at(flow: Flow) -> None:
    later = json.loads(flow("status", "--on", "2027-03-11", "--json"))
    assert (later["day"], later["until"]) == ("2027-03-11", "2027-03-25")
    moved = next(each for each in later["risks"] if each["task"] == "moved")
    assert moved["why"] == ["ends 3 working days after its deadline 2027-03-17"]
    assert json.loads(flow("status", "--on", DAY, "--json")) == json.loads(flow("status", "--json"))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param("soon", "'soon' is no day; write it as 2027-03-01", id="no day"),
        pytest.param("2300-01-01", "outside all calendars", id="a day that no calendar has"),
    ],
)
def test_a_day_that_cannot_be_looked_at(flow: Flow, day: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        flow("status", "--on", day)


def test_the_plan_follows_the_runs_too(flow: Flow) -> None:
    """Begun on Monday with its run; of two days a third is done, so 10:40 h are left."""
    planned = json.loads(flow("plan", "new-website", "--json"))
    task = next(each for each in planned["tasks"] if each["id"] == "publish-pages")
    assert (task["start"], task["finish"]) == (
        "2027-03-08T09:00:00+00:00",
        "2027-03-11T11:40:00+00:00",
    )


def test_a_task_ends_with_its_run(flow: Flow) -> None:
    flow("unblock", "publish-1", "proofread", "--as", "cleo")
    flow("done", "publish-1", "proofread", "--as", "dov")
    flow("done", "publish-1", "put-up", "--as", "ben")
    found = json.loads(flow("status", "--json"))
    website = next(each for each in found["priorities"] if each["project"] == "new-website")
    assert website["finished"] == 1
    assert "publish-pages" not in {each["task"] for each in (*found["risks"], *website["next"])}


STRANGE = "UPDATE events SET body = '{}' WHERE run = 'publish-3' AND seq = 1"


def test_what_cannot_be_read_is_told_and_the_rest_too(flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "projects" / "broken.yaml").write_text("kind: project\n", encoding="utf-8")
    tampered(tmp_path / ".flowdef" / "runs.db", STRANGE)
    told = flow("status")
    assert "move-office/moved" in told
    assert "publish-3" not in told


def test_tasks_that_wait_for_each_other_have_no_dates(flow: Flow, tmp_path: Path) -> None:
    text = """\
kind: project
id: round
title: Round
status: active
start: 2027-03-01
deadline: 2027-04-01
tasks:
  - {id: a, title: A, needs: [b], effort: 1d}
  - {id: b, title: B, needs: [a], effort: 1d}
"""
    (tmp_path / "projects" / "round.yaml").write_text(text, encoding="utf-8")
    found = json.loads(flow("status", "--json"))
    row = next(each for each in found["priorities"] if each["project"] == "round")
    assert (row["finish"], row["reserve"], row["next"]) == ("", None, [])
    assert any(" wait for each other" in each["what"] for each in found["changes"])
    assert "A [a]" in flow("board", "round")


def test_without_people_the_projects_are_told_alone(flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").unlink()
    (tmp_path / "projects" / "broken.yaml").write_text("kind: project\n", encoding="utf-8")
    found = json.loads(flow("status", "--json"))
    assert found["free"] == []
    assert {each["project"] for each in found["priorities"]} >= {"move-office", "calm"}


def test_nothing_to_say_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(application(), ["status", "--on", DAY]).stdout
    assert told.count("\n  nothing\n") == 5


SUB = """\
kind: process
id: outer
title: Outer
status: effective
owner: clerk
trigger: {manual: true}
steps: [{id: inner, title: Inner, process: publish}]
"""


def test_a_step_of_a_sub_run_holds_up_the_task_too(flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "processes" / "outer.yaml").write_text(SUB, encoding="utf-8")
    calm = tmp_path / "projects" / "calm.yaml"
    text = calm.read_text(encoding="utf-8") + "  - {id: whole, title: Whole, process: outer}\n"
    calm.write_text(text, encoding="utf-8")
    flow("start", "outer", "--for", "calm/whole", "--as", "cleo")
    flow("block", "outer-1.inner.1", "draft", "--reason", "No pen", "--as", "ben")
    found = json.loads(flow("status", "--json"))
    waits = {each["what"]: each["holds_up"] for each in found["help"]}
    assert waits["outer-1.inner.1 draft"] == "calm/whole"
    assert "whole" in {each["task"] for each in found["risks"]}
