"""`flowdef test`: which scenarios are played, what is told of them, and how it ends."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flowdef.cli.shell import watching
from flowdef.cli.shell.application import application
from goldens import Golden
from tested_workspace import ASK, FINE, a_workspace, add, play

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return a_workspace(tmp_path)


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_what_came_out_otherwise_is_told_with_its_reasons(
    workspace: Path, columns: int, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = play()
    assert result.exit_code == 1
    golden(GOLDENS / f"scenarios-{columns}.txt", result.stdout)


def test_a_terminal_shows_it_in_colours(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with pytest.raises(SystemExit):
        application()(["test", "order", "-k", "refused"])
    assert "\x1b[31m    - result: done\x1b[0m\n\x1b[32m    + result: rejected" in screen.getvalue()


@pytest.mark.parametrize(
    ("words", "code", "last"),
    [
        pytest.param(["fine"], 0, "1 scenario of 1 process: all passed.", id="by its id"),
        pytest.param(
            ["processes/fine.yaml"], 0, "1 scenario of 1 process: all passed.", id="by its path"
        ),
        pytest.param(
            ["-k", "WELL"], 0, "1 scenario of 1 process: all passed.", id="-k, in any case"
        ),
        pytest.param(
            ["-k", "order: a good"], 0, "1 scenario of 1 process: all passed.", id="-k, by process"
        ),
        pytest.param(
            ["order", "fine"], 1, "6 scenarios of 2 processes: 2 passed, 4 failed.", id="two"
        ),
        pytest.param(
            ["fine", "./processes/fine.yaml", "fine"],
            0,
            "1 scenario of 1 process: all passed.",
            id="one by several names",
        ),
        pytest.param(["ask"], 1, "No scenario was tested.", id="nothing to test"),
    ],
)
def test_which_scenarios_are_played(
    workspace: Path, words: list[str], code: int, last: str
) -> None:
    result = play(*words)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (code, last)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["-k", "nonsense"], "No scenario has 'nonsense' in its name", id="-k"),
        pytest.param(["fnie"], "Did you mean 'fine'?", id="a name"),
        pytest.param(["--fail-under", "nan"], "--fail-under takes a number", id="no number"),
        pytest.param(["--watch", "--json"], "leave out --json, --junit, --coverage", id="--watch"),
        pytest.param(["--watch", "gone.yaml"], "There is no document file", id="watching nothing"),
    ],
)
def test_what_cannot_be_meant(workspace: Path, words: list[str], said: str) -> None:
    result = play(*words)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        pytest.param(
            "bad",
            "kind: process\nid: [",
            1,
            "processes/bad.yaml:2:5: cannot be read: ",
            id="a file that cannot be read",
        ),
        pytest.param(
            "wrong",
            FINE.replace("id: fine", "id: wrong").replace("title: A}", "title: A, when: nil}"),
            1,
            "wrong: not tested: the process wrong is faulty",
            id="a process that cannot be run",
        ),
        pytest.param(
            "old",
            FINE.replace("id: fine", "id: old\nstatus: obsolete"),
            0,
            "old: left out: the process old is obsolete",
            id="one that is no longer run",
        ),
        pytest.param(
            "calls",
            FINE.replace("id: fine", "id: calls").replace("title: A}", "title: A, process: nil}"),
            1,
            "calls: not tested: the process nil (called by calls) is not in this",
            id="one that calls what is not there",
        ),
        pytest.param(
            "empty",
            "kind: project\nid: empty\n",
            0,
            "1 scenario of 1 process: all passed.",
            id="a project",
        ),
    ],
)
def test_what_cannot_be_tested_is_told(
    workspace: Path, name: str, text: str, code: int, said: str
) -> None:
    (workspace / "processes" / "order.yaml").unlink()
    add(workspace, name, text)
    result = play()
    assert said in result.stdout
    assert result.exit_code == code
    missing = "; 1 process could not be tested" if code else ""
    assert result.stdout.endswith(f"\n1 scenario of 1 process: all passed{missing}.\n")


def test_each_that_could_not_be_tested_is_counted(workspace: Path) -> None:
    add(workspace, "bad", "kind: process\nid: [")
    add(workspace, "calls", FINE.replace("id: fine", "id: calls").replace("A}", "A, process: nil}"))
    last = "6 scenarios of 2 processes: 2 passed, 4 failed; 2 processes could not be tested."
    assert " ".join(play().stdout.splitlines()[-2:]).endswith(last)


def test_a_file_that_cannot_be_read_is_told_with_its_place(workspace: Path) -> None:
    add(workspace, "bad", "kind: process\nid: [")
    result = play("--json", "--junit", "out.xml")
    (unread,) = json.loads(result.stdout)["unread"]
    assert (unread["path"], unread["line"]) == ("processes/bad.yaml", 2)
    assert 'message="processes/bad.yaml:2: ' in (workspace / "out.xml").read_text()


def test_a_file_name_that_is_no_text_ends_no_data(workspace: Path) -> None:
    (workspace / "processes" / "p\udcff.yaml").write_text(FINE.replace("id: fine", "id: p"))
    paths = [each["path"] for each in json.loads(play("--json").stdout)["processes"]]
    assert "processes/p\udcff.yaml" in paths


def test_a_process_that_was_mistyped_is_named_as_ever(workspace: Path) -> None:
    add(workspace, "fine", FINE.replace("steps: [", "steps: [["))
    result = play("fine")
    assert "flowdef: processes/fine.yaml:" in result.stderr
    add(
        workspace, "calls", FINE.replace("id: fine", "id: calls").replace("A}", "A, process: fine}")
    )
    assert "the process fine (called by calls) has errors" in " ".join(play().stdout.split())


def test_a_process_that_is_named_finds_those_that_it_calls(workspace: Path) -> None:
    calls = FINE.replace("title: A}", "title: A, process: ask}")
    add(workspace, "fine", calls)
    assert play("fine").exit_code == 0
    add(workspace, "ask", "kind: process\nid: ask\n")
    assert "the process ask (called by fine) has errors" in play("fine").stdout
    add(workspace, "ask", "kind: organization\nid: ask\ntitle: A\n")
    assert "the process ask (called by fine) is no process" in play("fine").stdout
    (workspace / "processes" / "ask.yaml").unlink()
    assert "the process ask (called by fine) is not in this" in play("fine").stdout


def test_many_processes_without_scenarios_are_counted(workspace: Path) -> None:
    for name in "abcdef":
        add(workspace, name, ASK.replace("id: ask\n", f"id: {name}\n"))
    assert "a, ask, b, c and 3 more have no scenarios" in " ".join(play().stdout.split())


def test_json_says_the_same(workspace: Path) -> None:
    found = json.loads(play("order", "--json").stdout)
    assert (found["passed"], found["failed"], found["unread"]) == (1, 4, [])
    (process,) = found["processes"]
    good, poor, *_ = process["scenarios"]
    assert good["actual"]["closed"] == [
        {"step": "check", "round": 1, "done": True},
        {"step": "approve-terms", "round": 1, "done": False},
        {"step": "pack", "round": 1, "done": True},
        {"step": "call", "round": 1, "done": True},
    ]
    assert poor["differences"] == [
        {
            "line": 27,
            "step": "pack",
            "expected": "done",
            "actual": "skipped",
            "why": "its stage send is left out: "
            'credit == "good" or vip is false, as credit is poor and vip is false',
        }
    ]


def test_watch_tests_again_when_something_changed(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then(step: Callable[[], None]) -> Callable[[], None]:
        return step

    steps = iter(
        [
            then(lambda: None),
            then(lambda: add(workspace, "fine", FINE.replace("done: [a]", "done: [b]"))),
            then(lambda: add(workspace, "fine", FINE)),
        ]
    )

    def pause(_seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watching, "sleep", pause)
    result = play("--watch", "fine")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("1 scenario")] == [
        "1 scenario of 1 process: all passed.",
        "1 scenario of 1 process: 0 passed, 1 failed.",
        "1 scenario of 1 process: all passed.",
    ]
