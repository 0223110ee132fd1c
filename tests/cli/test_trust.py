"""Trust where something cannot be read: it is named, and what was agreed to there stays."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from automations import a_workspace_of
from edited_logs import sql
from flowdef.cli.shell import automations
from flowdef.cli.shell.application import application
from order_runs import Run

HELLO = "automate: {command: [printf, hello]}"
BY_HAND = "responsible: clerk"
AUTO = Path("processes", "auto.yaml")


@pytest.fixture
def flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`flowdef WORDS` in a workspace of one process with an automated step, agreed to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FLOWDEF_AS", "sam")

    def flow(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(application(), words)
        assert result.exit_code == code, result.output
        return result

    a_workspace_of(tmp_path, HELLO)
    flow("trust", "--yes")
    return flow


def other(step: str) -> None:
    """A second process beside the first."""
    text = AUTO.read_text(encoding="utf-8").replace("id: auto", "id: other")
    AUTO.with_name("other.yaml").write_text(text.replace(HELLO, step), encoding="utf-8")


BROKEN = [
    pytest.param("title: Auto", "title: [", "SYN001", id="no YAML"),
    pytest.param("kind: process", "kind: proces", "SYN002", id="of no kind"),
    pytest.param("title: Do a", "titel: Do a", "line 15: SYN003", id="a key that is none"),
    pytest.param("title: Do a", "title: Do a, when: ghost", "ghost", id="it cannot be run"),
]


@pytest.mark.parametrize(("old", "new", "why"), BROKEN)
def test_what_cannot_be_read_is_named_and_its_trust_is_kept(
    flow: Run, old: str, new: str, why: str
) -> None:
    whole = AUTO.read_text(encoding="utf-8")
    AUTO.write_text(whole.replace(old, new), encoding="utf-8")
    said = flow("trust", "--check", code=1).stdout
    assert said.startswith(f"cannot be read: {AUTO}: ")
    assert why in said
    assert "nothing that can be read here runs by itself" in said
    (unread,) = json.loads(flow("trust", "--check", "--json", code=1).stdout)["unread"]
    assert unread["name"] == str(AUTO)
    assert why in unread["why"]
    assert "and as before 1 that may stand in what cannot be read" in flow("trust", "--yes").stderr
    AUTO.write_text(whole, encoding="utf-8")
    assert flow("trust", "--check").stdout.startswith("trusted: a of auto")


def test_what_can_be_read_beside_it_is_agreed_to_anew(flow: Run) -> None:
    other(HELLO)
    flow("trust", "--yes")
    other(HELLO.replace("hello", "hullo"))
    whole = AUTO.read_text(encoding="utf-8")
    AUTO.write_text("[", encoding="utf-8")
    assert flow("trust", "--check", code=1).stdout.startswith("changed: a of other")
    assert "trusted from now on: 1, and as before 1 that" in flow("trust", "--yes").stderr
    AUTO.write_text(whole, encoding="utf-8")
    assert flow("trust", "--check").stdout.count("trusted: ") == 2
    other(HELLO)
    assert "changed: a of other" in flow("trust", "--check", code=1).stdout


def test_a_document_that_has_gone_takes_its_trust_along(flow: Run) -> None:
    whole = AUTO.read_text(encoding="utf-8")
    AUTO.unlink()
    assert flow("trust", "--check").stdout == "nothing here runs by itself\n"
    flow("trust", "--yes")
    AUTO.write_text(whole, encoding="utf-8")
    assert flow("trust", "--check", code=1).stdout.startswith("new: a of auto")


def test_a_project_that_cannot_be_read_hides_nothing(flow: Run) -> None:
    Path("projects").mkdir()
    Path("projects", "p.yaml").write_text("kind: project\nid: p\n", encoding="utf-8")
    assert json.loads(flow("trust", "--check", "--json").stdout)["unread"] == []


def test_what_a_damaged_run_holds_on_to_stays_agreed_to(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    flow("trust", "--yes")
    flow("start", "auto", "--set", "who=A")
    a_workspace_of(Path(), BY_HAND, HELLO.replace("hello", "hullo"))
    flow("trust", "--yes")
    sql("UPDATE events SET body = 'x' || body WHERE seq = 1")(Path(".flowdef"))
    said = flow("trust", "--check", code=1).stdout
    assert "cannot be read: auto-1: " in said
    assert "as before 1 that may stand in" in flow("trust", "--yes").stderr
    sql("UPDATE events SET body = substr(body, 2) WHERE seq = 1")(Path(".flowdef"))
    assert "(pinned by auto-1)" in flow("trust", "--check").stdout


def test_as_data_nothing_is_asked_and_nothing_agreed_to(flow: Run) -> None:
    other(HELLO)
    shown = json.loads(flow("trust", "--json").stdout)
    assert [each["standing"] for each in shown["automations"]] == ["trusted", "new"]
    assert "new: a of other" in flow("trust", "--check", code=1).stdout
    agreed = json.loads(flow("trust", "--yes", "--json").stdout)
    assert {each["standing"] for each in agreed["automations"]} == {"trusted"}
    assert agreed["agreed"] >= shown["agreed"] != ""


def test_what_is_taken_back_is_told_as_data_too(flow: Run) -> None:
    result = flow("trust", "--revoke", "--json")
    told = json.loads(result.stdout)
    assert told["agreed"] == ""
    assert [each["standing"] for each in told["automations"]] == ["new"]
    assert "nothing here is trusted any more" in result.stderr
    assert flow("trust", "--revoke").stdout == "nothing here is trusted any more\n"


@pytest.mark.parametrize(
    "words", [["--check", "--yes"], ["--check", "--revoke"], ["--yes", "--revoke"]]
)
def test_only_one_thing_is_done_at_a_time(flow: Run, words: list[str]) -> None:
    assert "say one of them" in flow("trust", *words, code=2).stderr
    assert flow("trust", "--check").stdout.startswith("trusted: ")


def test_the_list_is_shown_before_anybody_is_asked(flow: Run) -> None:
    other(HELLO)
    result = flow("trust", code=2)
    assert result.stdout.startswith("trusted: a of auto")
    assert "new: a of other" in result.stdout
    assert "there is no terminal to ask at" in result.stderr


def test_where_all_is_agreed_to_nobody_is_asked(flow: Run) -> None:
    said = flow("trust").stdout
    assert said.startswith("trusted: a of auto")
    assert said.endswith("there is nothing to agree to: all this is agreed to as it stands\n")


def test_documents_and_runs_are_read_once(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    flow("start", "auto", "--set", "who=A")
    seen: list[str] = []

    def noted(real: Callable[..., object], *words: object) -> object:
        seen.append(str(words[-1]))
        return real(*words)

    for name in ("read_file", "standing"):
        monkeypatch.setattr(automations, name, partial(noted, getattr(automations, name)))
    flow("trust", "--yes", "--json")
    assert seen == [str(Path.cwd() / AUTO), "auto-1"]


def test_a_person_may_agree_and_take_back_while_other_things_are_damaged(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    flow("start", "auto", "--set", "who=A")
    sql("UPDATE events SET body = 'x' || body WHERE seq = 1")(Path(".flowdef"))
    result = flow("trust", "--yes")
    assert "cannot be read: auto-1: " in result.stderr
    assert "trusted from now on: 1" in result.stderr
    Path(".flowdef", "runs.db").write_bytes(b"no database")
    assert "cannot be read: " in flow("trust", "--yes").stderr
    Path("organization.yaml").write_text("kind: organization\n", encoding="utf-8")
    assert "trusted from now on: 1" in flow("trust", "--yes").stderr
    flow("trust", "--revoke")


def test_lost_events_keep_nobody_from_agreeing(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    flow("start", "auto", "--set", "who=A")
    sql("DELETE FROM events WHERE seq > 1")(Path(".flowdef"))
    said = flow("trust", "--check", code=1).stdout
    assert "cannot be read: auto-1: its last events are lost" in said
    assert "trusted from now on: 1" in flow("trust", "--yes").stderr
