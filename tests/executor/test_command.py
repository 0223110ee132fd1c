"""Commands: real programs, kind ones and unkind ones."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from errands import KEY, a_command, an_errand, made
from flowdef.executor.errand import CommandErrand
from flowdef.executor.yielded import MOST

PYTHON = sys.executable
SHOW = "import json, os, sys; print(json.dumps([sys.argv[1:], dict(os.environ)]))"
METACHARACTERS = [
    "; touch hacked",
    "$(touch hacked)",
    "`touch hacked`",
    "| touch hacked",
    "&& touch hacked",
    "\n touch hacked",
    "> hacked",
    "' ; touch hacked ; '",
    '" ; touch hacked ; "',
    "* ? [a-z] ~ {a,b} $HOME %PATH% !!",
    "--help",
    "-- -rf",
    "\\",
    " leading and trailing ",
    "",
    "ä ‹×› 漢字 \u202e",
]


def python(code: str, *arguments: str, **env: str) -> CommandErrand:
    return a_command(PYTHON, "-c", code, *arguments, **env)


@pytest.mark.parametrize("text", METACHARACTERS)
def test_what_a_shell_would_obey_is_an_argument_and_no_more(tmp_path: Path, text: str) -> None:
    errand = an_errand(python(SHOW, text, VALUE=text), "json:/0", "json:/1/VALUE")
    outcome = made(errand, tmp_path)
    assert outcome.values == {"json:/0": [text], "json:/1/VALUE": text}
    assert list(tmp_path.iterdir()) == []


def test_a_program_has_what_is_declared_and_its_attempt_and_no_more(tmp_path: Path) -> None:
    errand = an_errand(python(SHOW, CRM="eu", FLOWDEF_RUN="mine"), "json:/1")
    found = made(errand, tmp_path, HOME="/h", LANG="C.UTF-8", UNASKED="s", PYTHONPATH="/p").values
    env = found["json:/1"]
    env.pop("LC_CTYPE", None)  # Python sets it for itself
    assert env == {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": "/h",
        "LANG": "C.UTF-8",
        "CRM": "eu",
        "FLOWDEF_STEP_KEY": KEY,
        "FLOWDEF_RUN": "p-1",
        "FLOWDEF_STEP": "a",
        "FLOWDEF_ROUND": "1",
        "FLOWDEF_ATTEMPT": "1",
    }


def test_a_text_for_the_shell_has_its_values_by_its_environment(tmp_path: Path) -> None:
    text = CommandErrand(('printf %s "$WHO"',), shell=True, env=(("WHO", "a; touch hacked"),))  # noqa: S604 (that is what is tried)
    assert made(an_errand(text, "stdout"), tmp_path).values == {"stdout": "a; touch hacked"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("print('no'); exit(3)", "exit code 3: no", id="a code"),
        pytest.param("import sys; sys.exit('why not')", "exit code 1: why not", id="stderr"),
        pytest.param("exit(1)", "exit code 1", id="silent"),
        pytest.param("import os; os.kill(os.getpid(), 9)", "ended by signal 9", id="a signal"),
    ],
)
def test_a_program_that_fails_says_why(tmp_path: Path, code: str, reason: str) -> None:
    outcome = made(an_errand(python(code)), tmp_path)
    assert (outcome.succeeded, outcome.reason, outcome.final) == (False, reason, False)


def test_an_exit_code_that_is_asked_for_is_an_answer(tmp_path: Path) -> None:
    outcome = made(an_errand(python("exit(3)"), "exit_code"), tmp_path)
    assert (outcome.succeeded, outcome.values) == (True, {"exit_code": 3})


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        pytest.param(
            a_command("no-such-program"),
            "'no-such-program' cannot be run: no such file or directory",
            id="no program",
        ),
        pytest.param(a_command(""), "its program has no name", id="empty"),
        pytest.param(
            a_command("true", "a\0b"),
            "'true' cannot be run: a value holds a character that no argument can",
            id="NUL",
        ),
        pytest.param(
            a_command("true", "\ud800"),
            "'true' cannot be run: a value holds a character that no argument can",
            id="half a character",
        ),
        pytest.param(
            a_command("true", "x" * 5_000_000),
            "'true' cannot be run: argument list too long",
            id="a long value",
        ),
        pytest.param(
            CommandErrand(("true",), cwd="missing"),
            "'true' cannot be run: there is no folder missing",
            id="no folder",
        ),
        pytest.param(
            CommandErrand(("true",), cwd="../.."),
            "its folder ../.. lies outside the workspace",
            id="a folder elsewhere",
        ),
        pytest.param(
            CommandErrand(("x",), shell=True, cwd="missing"),  # noqa: S604 (idem)
            "the shell cannot be run: there is no folder missing",
            id="a shell in no folder",
        ),
    ],
)
def test_what_cannot_be_run_says_why(tmp_path: Path, action: CommandErrand, reason: str) -> None:
    assert made(an_errand(action), tmp_path).reason == reason


def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "way-out").symlink_to(tmp_path)
    outcome = made(an_errand(CommandErrand(("true",), cwd="way-out")), tmp_path / "inside")
    assert outcome.reason == "its folder way-out lies outside the workspace"


def test_a_huge_output_is_bounded_and_its_program_never_waits(tmp_path: Path) -> None:
    code = "import sys; sys.stdout.write('x' * 30_000_000); sys.stderr.write('y' * 3_000_000)"
    assert made(an_errand(python(code)), tmp_path).succeeded
    outcome = made(an_errand(python(code), "stdout"), tmp_path)
    assert outcome.reason == f"its output is longer than {MOST:,} bytes"
    outcome = made(an_errand(python(code + "; exit(1)")), tmp_path)
    assert len(outcome.reason) < 400


def test_bytes_that_are_no_text_are_shown(tmp_path: Path) -> None:
    code = r"import sys; sys.stdout.buffer.write(b'a\xff\xc3b')"
    outcome = made(an_errand(python(code), "stdout"), tmp_path)
    assert outcome.values == {"stdout": r"a\xff\xc3b"}


@pytest.mark.parametrize("text", ["a\nb\r\n", "\x1b[2J\u2028c\x85d", "\x0b\x0c\x1c"])
def test_a_reason_stays_on_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "text").write_text(text, encoding="utf-8", errors="surrogatepass")
    code = "import sys; sys.stderr.buffer.write(open('text', 'rb').read()); exit(1)"
    assert len(made(an_errand(python(code)), tmp_path).reason.splitlines()) == 1


def alive(file: Path) -> bool:
    """Whether the process that wrote its number into a file lives, after a moment to die in."""
    number = int(file.read_text(encoding="utf-8"))
    for _ in range(50):
        try:
            state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if state.split()[0] == "Z":
            return False
        time.sleep(0.02)
    return True


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
CHILD = (
    "import os, subprocess, sys, time;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "open('child', 'w').write(str(child.pid));"
)


@needs_proc
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    began = time.monotonic()
    code = CHILD + "print('so far', flush=True); time.sleep(60)"
    outcome = made(an_errand(python(code), seconds=1.5), tmp_path)
    assert outcome.reason == "stopped after 1.5 seconds: so far"
    assert not alive(tmp_path / "child")
    assert time.monotonic() - began < 30


@needs_proc
def test_a_program_that_ignores_the_request_to_end_is_ended(tmp_path: Path) -> None:
    code = (
        "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "open('self', 'w').write(str(os.getpid())); time.sleep(60)"
    )
    outcome = made(an_errand(python(code), seconds=1.5), tmp_path)
    assert outcome.reason == "stopped after 1.5 seconds"
    assert not alive(tmp_path / "self")


@needs_proc
def test_children_that_a_program_leaves_behind_are_ended(tmp_path: Path) -> None:
    outcome = made(an_errand(python(CHILD + "print('done')"), "stdout"), tmp_path)
    assert outcome.values == {"stdout": "done"}
    assert not alive(tmp_path / "child")


@needs_proc
def test_a_child_that_left_the_group_is_not_waited_for(tmp_path: Path) -> None:
    code = CHILD.replace("60)'])", "5)'], start_new_session=True)") + "print('done')"
    began = time.monotonic()
    outcome = made(an_errand(python(code), "stdout"), tmp_path)
    assert outcome.values == {"stdout": "done"}
    assert time.monotonic() - began < 4.9
    os.kill(int((tmp_path / "child").read_text(encoding="utf-8")), 9)


@needs_proc
def test_an_interrupt_ends_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    real = subprocess.Popen.wait
    calls: list[float | None] = []

    def wait(self: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        calls.append(timeout)
        if len(calls) == 1:
            while not (tmp_path / "child").exists() or not (tmp_path / "child").read_text():
                time.sleep(0.02)
            raise KeyboardInterrupt
        return real(self, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    with pytest.raises(KeyboardInterrupt):
        made(an_errand(python(CHILD + "time.sleep(60)")), tmp_path)
    assert not alive(tmp_path / "child")


def test_nothing_of_a_discreet_output_is_repeated(tmp_path: Path) -> None:
    code = "print('hunter2'); exit(1)"
    assert made(an_errand(python(code), discreet=True), tmp_path).reason == "exit code 1"
    code = f"print({json.dumps('hunter2')})"
    outcome = made(an_errand(python(code), "json:/a", discreet=True), tmp_path)
    assert outcome.reason == "its output is no JSON"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("sys.exit('no: ' + s)", "exit code 1: no: ***", id="it fails"),
        pytest.param(
            "print(s); sys.stdout.flush(); time.sleep(9)", "stopped after 1 seconds: ***", id="late"
        ),
        pytest.param("print(s, 1)", "its output is no JSON", id="no JSON"),
    ],
)
def test_why_it_failed_tells_no_secret(tmp_path: Path, code: str, reason: str) -> None:
    action = python(f"import os, sys, time; s = os.environ['S']; {code}", S="hunter2")
    seconds = 1.0 if "sleep" in code else 20.0
    errand = an_errand(action, "json:/a", seconds=seconds)._replace(secrets=("hunter2",))
    assert made(errand, tmp_path).reason == reason


def test_what_it_yields_holds_no_secret(tmp_path: Path) -> None:
    code = "import json, os; print(json.dumps({'a': ['is ' + os.environ['S']], 'b': 3}))"
    errand = an_errand(python(code, S="hunter2"), "stdout", "json:/a", "json:/b")
    assert made(errand._replace(secrets=("hunter2",)), tmp_path).values == {
        "stdout": '{"a": ["is ***"], "b": 3}',
        "json:/a": ["is ***"],
        "json:/b": 3,
    }
