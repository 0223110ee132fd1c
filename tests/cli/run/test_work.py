"""Work and trust at the command line: what runs, on whose word, and what is said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from automations import a_workspace_of
from flowdef.acts.desk import standing
from flowdef.cli.shell.application import application
from flowdef.executor.claim import claimed
from flowdef.store.port import Store
from order_runs import Run
from real_process import loaded
from store_logs import tampered

HELLO = (
    'automate: {command: [printf, "hello %s", "{{ who }}"]},'
    " collect: {said: {type: text, from: stdout, required: true}}"
)
FAILING = "automate: {command: [sh, -c, 'exit 3'], retry: {attempts: 2, delay: 1h}}"
BY_HAND = "responsible: clerk"
NASTY = "$(touch hacked); \u202e"


@pytest.fixture
def flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "w").mkdir()
    monkeypatch.chdir(tmp_path / "w")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FLOWDEF_AS", "sam")
    monkeypatch.delenv("FLOWDEF_SMTP", raising=False)

    def flow(*words: str, code: int = 0, text: str = "") -> Result:
        result = CliRunner().invoke(application(), words, input=text)
        assert result.exit_code == code, result.output
        return result

    return flow


def start(flow: Run, who: str = "A") -> str:
    return flow("start", "auto", "--set", f"who={who}").stdout


def test_nothing_runs_before_a_person_has_agreed(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    said = start(flow)
    assert "not trusted: a of auto-1; a person does it by hand, or agrees to it" in said
    assert "ready: a, not trusted, so by hand, for" in said
    said = flow("work", "--once").stdout
    assert said.startswith("not trusted: a of auto-1")
    assert "nothing was due" not in said
    flow("done", "auto-1", "a", "--set", "said=by hand")


def test_what_a_person_agreed_to_runs_at_once(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    assert flow("trust", "--check", code=1).stdout.startswith("new: a of auto 1.0.0\n  command [")
    assert "trusted from now on: 1" in flow("trust", "--yes").stderr
    assert flow("trust", "--check").stdout.startswith("trusted: a of auto")
    said = start(flow)
    assert "a: attempt 1 began\na: done by itself (said: hello A)\n" in said
    flow("verify")


def test_an_act_of_a_person_leads_to_what_follows_it(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    flow("trust", "--yes")
    start(flow)
    data = json.loads(flow("done", "auto-1", "a", "--json").stdout)
    assert data["result"] == "done"
    assert [each["type"] for each in data["events"]][-3:] == ["attempt-began", "finished", "ended"]
    assert len(data["heads"]) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("hello", "hullo"), id="an argument"),
        pytest.param(
            lambda text: text.replace("who: {type: text", "who: {type: long_text"), id="a field"
        ),
        pytest.param(lambda text: text.replace("[printf", "[./printf"), id="the program"),
    ],
)
def test_what_is_changed_waits_for_a_new_agreement(flow: Run, change: Callable[[str], str]) -> None:
    a_workspace_of(Path(), HELLO)
    flow("trust", "--yes")
    file = Path("processes", "auto.yaml")
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert flow("trust", "--check", code=1).stdout.startswith("changed: a of auto")
    assert "not trusted: a of auto-1" in start(flow)


def test_a_run_follows_what_was_agreed_to_when_it_was_pinned(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    start(flow)
    a_workspace_of(Path(), BY_HAND, HELLO.replace("hello", "evil"))
    assert "(pinned by auto-1)" in flow("trust", "--yes").stdout
    assert "said: hello A" in flow("done", "auto-1", "a").stdout


def test_a_script_of_the_workspace_is_part_of_what_is_agreed_to(flow: Run) -> None:
    a_workspace_of(Path(), BY_HAND, "automate: {command: [sh, hello.sh]}")
    script = Path("hello.sh")
    script.write_text("echo hello", encoding="utf-8")
    flow("trust", "--yes")
    script.write_text("echo evil", encoding="utf-8")
    assert flow("trust", "--check", code=1).stdout.startswith("changed: b of auto")
    start(flow)
    assert "not trusted: b" in flow("done", "auto-1", "a").stdout


def test_revoked(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    flow("trust", "--yes")
    flow("trust", "--revoke")
    flow("trust", "--revoke")
    assert json.loads(flow("trust", "--check", "--json", code=1).stdout)["agreed"] == ""


def test_trust_is_never_given_unasked(flow: Run, tmp_path: Path) -> None:
    a_workspace_of(Path(), HELLO)
    assert "there is no terminal to ask at" in flow("trust", code=2, text="y\n").stderr
    assert not (tmp_path / "state").exists()


def test_trust_that_somebody_else_left_in_the_workspace_counts_for_nothing(
    flow: Run, tmp_path: Path
) -> None:
    a_workspace_of(Path(), HELLO)
    flow("trust", "--yes")
    (file,) = (tmp_path / "state" / "flowdef" / "trust").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text('{"at": 1, "bodies": [["auto"]]}', encoding="utf-8")
    assert flow("trust", "--check", code=1).stdout.startswith("new: a of auto")


def test_a_dry_run_shows_all_and_does_nothing(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    start(flow, NASTY)
    said = flow("work", "--dry-run").stdout
    assert said == (
        'auto-1  a: not trusted: command ["printf", "hello %s", "$(touch hacked); \\u202e"]\n'
    )
    (row,) = json.loads(flow("work", "--dry-run", "--json").stdout)
    assert (row["run"], row["step"], row["trusted"]) == ("auto-1", "a", False)
    assert not Path("hacked").exists()
    assert "attempt" not in flow("log", "auto-1").stdout


def test_what_fails_is_tried_again_later_and_then_asks_a_person(
    flow: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_workspace_of(Path(), FAILING)
    flow("trust", "--yes")
    assert "tried again after " in start(flow)
    assert "a: attempt 2 is due at " in flow("log", "auto-1").stdout
    assert flow("work", "--once").stdout.startswith("tried again after ")
    monkeypatch.setattr("flowdef.cli.shell.machines.now", lambda: "2999-01-01T00:00:00Z")
    assert "a: failed: exit code 3" in flow("work", "--once", code=1).stdout
    assert flow("next", "auto-1").stdout.startswith("auto-1 (Auto: A)  failed: a")
    assert "a: attempt 3 began" in flow("retry", "auto-1", "a").stdout


def test_what_others_are_at_is_told(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    start(flow)
    flow("trust", "--yes")
    with claimed(Path(".flowdef", "claims"), "auto-1:a:1:1"):
        said = flow("work", "--once").stdout
        assert said == "in other hands: a of auto-1; another machine, or a person, is at it\n"
        data = json.loads(flow("work", "--once", "--json").stdout)
    assert data["busy"] == [{"run": "auto-1", "step": "a", "since": ""}]
    assert "hello A" in flow("work", "--once").stdout
    assert flow("work", "--once").stdout == "nothing was due\n"


def test_only_runs_in_which_something_may_be_due_are_read(
    flow: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_workspace_of(Path(), BY_HAND, HELLO)
    for _ in range(3):
        start(flow)
    flow("trust", "--yes")
    monkeypatch.setattr("flowdef.cli.shell.machines.trusted_in", lambda _: lambda *_: False)
    flow("done", "auto-2", "a")
    flow("runs")  # whoever looks keeps the index
    read = list[str]()

    def reading(store: Store, run: str) -> object:
        read.append(run)
        return standing(store, run)

    for room in ("overview", "machines"):
        monkeypatch.setattr(f"flowdef.acts.{room}.standing", reading)
    flow("work", "--once")
    assert read == ["auto-2"]


def test_a_run_that_cannot_be_read_does_not_hinder_others(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    for _ in range(2):
        start(flow)
    flow("trust", "--yes")
    change = "UPDATE events SET body = replace(body, 'sam', 'jo') WHERE run = 'auto-1'"
    tampered(Path(".flowdef", "runs.db"), change)
    said = flow("work", "--dry-run", code=1)
    assert said.stdout.startswith("auto-2  a: command ")
    assert "auto-1 was changed" in said.stderr
    said = flow("work", "--once", code=1)
    assert "auto-2  a: done by itself" in said.stdout
    assert "auto-1 was changed" in said.stderr


def test_data_of_work(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    start(flow)
    flow("trust", "--yes")
    data = json.loads(flow("work", "--once", "--json").stdout)
    assert list(data) == ["events", "untrusted", "later", "busy", "heads", "notes"]
    assert {each["run"] for each in data["events"]} == {"auto-1"}


def test_a_value_that_is_missing_asks_a_person_at_once(flow: Run) -> None:
    a_workspace_of(Path(), "automate: {command: [echo, '{{ many }}'], retry: {attempts: 3}}")
    flow("trust", "--yes")
    assert "a: failed: Many (many) is not recorded" in start(flow)


def test_a_secret_that_comes_out_is_not_recorded(flow: Run) -> None:
    collect = "collect: {token: {type: integer, from: stdout, sensitive: true}}"
    a_workspace_of(Path(), f"automate: {{command: [echo, hunter2]}}, {collect}")
    flow("trust", "--yes")
    said = start(flow)
    assert "Token (token): what was given does not fit" in said
    assert "hunter2" not in flow("log", "auto-1").stdout.partition("attempt 1 failed")[2]


def test_a_sensitive_value_is_never_handed_to_a_program(flow: Run) -> None:
    a_workspace_of(Path(), "automate: {command: [echo, '{{ code }}']}")
    flow("trust", "--yes")
    said = flow("start", "auto", "--set", "who=A", "--set", "code=hunter2").stdout
    assert "is not recorded (it is sensitive, so it is never kept)" in said
    assert "hunter2" not in said


def test_work_says_once(flow: Run) -> None:
    a_workspace_of(Path(), HELLO)
    assert "say --once" in flow("work", code=2).stderr
    assert "nothing is due" in flow("work", "--dry-run").stdout
    assert "nothing here runs by itself" not in flow("trust", "--yes").stdout


def test_done_loads_no_machine_where_none_has_work(flow: Run, tmp_path: Path) -> None:
    a_workspace_of(Path(), BY_HAND, BY_HAND)
    start(flow)
    modules = loaded("done", "auto-1", "a", folder=tmp_path / "w")
    assert modules.isdisjoint({"httpx", "smtplib", "yaml", "jinja2"})
