"""A machine does what a person agreed to, to the letter, and nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attacked import Victim, copied
from trusting import PROCESS, SCRIPT, a_victim, begins, ran, trusted

pytestmark = pytest.mark.unmeasured

# Each of them leaves its mark where it runs; it is the canary once it is not what was trusted.


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    return a_victim(tmp_path)


def test_nothing_runs_that_nobody_agreed_to(victim: Victim) -> None:
    said = victim.flowdef("start", "work")
    assert said.out.count("not trusted: ") == 4
    for words in (
        ["work", "--once"],
        ["work", "--once", "--dry-run"],
        *(["show", "work"], ["lint"], ["render", "work"], ["graph", "work"], ["next"], ["runs"]),
        *(["trust", "--check"], ["trust"], ["step", "work-1"], ["retry", "work-1", "run"]),
    ):
        victim.flowdef(*words, text="y\n")
    assert not ran(victim)
    assert not begins(victim)


def test_what_was_agreed_to_runs(victim: Victim) -> None:
    assert victim.flowdef("trust", "--yes").code == 0
    assert begins(victim) == {"run", "shell", "call", "write"}
    assert ran(victim) == {"run", "shell", "write"}


def edit(old: str, new: str) -> Callable[[Victim], object]:
    def change(victim: Victim) -> None:
        file = victim.folder / "processes" / "work.yaml"
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    return change


def script(text: str) -> Callable[[Victim], object]:
    return lambda victim: (victim.folder / "bin" / "mark.sh").write_text(text)


def another_script(victim: Victim) -> None:
    (victim.folder / "bin" / "mark.sh").unlink()
    (victim.folder / "bin" / "mark.sh").symlink_to("../other.sh")
    victim.write("other.sh", SCRIPT + "touch canary\n").chmod(0o755)


def another_folder(victim: Victim) -> None:
    (victim.folder / "bin").rename(victim.folder / "was")
    victim.write("evil/mark.sh", SCRIPT + "touch canary\n").chmod(0o755)
    (victim.folder / "bin").symlink_to("evil")


def a_folder_outside(victim: Victim) -> None:
    (victim.folder / "bin").rename(victim.folder / "was")
    (victim.outside / "evil").mkdir()
    (victim.outside / "evil" / "mark.sh").write_text(SCRIPT + "touch canary\n")
    (victim.outside / "evil" / "mark.sh").chmod(0o755)
    (victim.folder / "bin").symlink_to("../evil")


CHANGES = {
    "a word of the command": ("run", edit("ran,", "canary,")),
    "a word more": ("run", edit('"{{ v }}"]', '"{{ v }}", canary]')),
    "a word less": ("run", edit(', "{{ v }}"]', "]")),
    "a value in place of a word": ("run", edit("ran,", '"{{ v }}",')),
    "the program": ("run", edit("./mark.sh", "../bin/mark.sh")),
    "a variable": ("run", edit("HOW: plainly", "HOW: otherwise")),
    "a variable more": ("run", edit("HOW: plainly", "HOW: plainly, LD_PRELOAD: ./evil.so")),
    "the folder": ("run", edit("cwd: bin, timeout", "cwd: ., timeout")),
    "the time that it may take": ("run", edit("timeout: 20s", "timeout: 20w")),
    "how often it is tried": (
        "run",
        edit("timeout: 20s", "timeout: 20s, retry: {attempts: 9, delay: 0s}"),
    ),
    "which values may come": ("run", edit("v: {type: text, ", "v: {type: long_text, ")),
    "a pattern of the values": ("run", edit("v: {type: text, ", 'v: {type: text, pattern: "a", ')),
    "what is taken of its output": ("run", edit("from: stdout", "from: 'json:/a'")),
    "a byte of the script": ("run", script(SCRIPT.replace("x", "y"))),
    "the script at its end": ("run", script(SCRIPT + "touch canary\n")),
    "a link in place of the script": ("run", another_script),
    "the folder is another one": ("run", another_folder),
    "a step that must not be repeated": (
        "call",
        edit("body: c}}\n    idempotent: true", "body: c}}\n    idempotent: false"),
    ),
    "a letter of the text for the shell": ("shell", edit("echo x >>ran-by", "echo y >>ran-by")),
    "a space in the text for the shell": ("shell", edit("echo x", "echo  x")),
    "a command more in the shell": ("shell", edit("ran-by-shell", "ran-by-shell; touch canary")),
    "a list in place of the shell": (
        "shell",
        edit('shell: true, command: "echo x >>ran-by-shell"', "command: [touch, canary]"),
    ),
    "the address": ("call", edit("127.0.0.1:9/a", "127.0.0.1:9/b")),
    "the host": ("call", edit("127.0.0.1:9/a", "127.0.0.2:9/a")),
    "a user in the address": ("call", edit("http://127", "http://a@127")),
    "the method": ("call", edit("GET", "POST")),
    "a header": ("call", edit("X-A: b", "X-A: c")),
    "the name of a header": ("call", edit("X-A: b", "X-B: b")),
    "the body of a call": ("call", edit("body: c", "body: d")),
    "which answers are well": ("call", edit("body: c}", "body: c, expect: [500]}")),
    "a recipient": ("write", edit("jo@example.com", "mallory@example.com")),
    "a recipient more": ("write", edit("[jo@example.com]", "[jo@example.com, m@example.com]")),
    "the subject": ("write", edit("Hello {{", "Hallo {{")),
    "the body of a mail": ("write", edit("body: Word", "body: Ward")),
    "a value in a mail": ("write", edit("body: Word", 'body: "{{ v }}"')),
    "its kind": (
        "write",
        edit(
            'email: {to: [jo@example.com], subject: "Hello {{ v }}", body: Word}',
            "command: [touch, canary]",
        ),
    ),
    "its name": ("write", edit("id: write", "id: other")),
}


@pytest.mark.parametrize(
    ("step", "change"), [pytest.param(*row, id=name) for name, row in CHANGES.items()]
)
def test_what_is_changed_after_the_agreement_waits_for_another(
    victim: Victim, step: str, change: Callable[[Victim], object]
) -> None:
    victim.flowdef("trust", "--yes")
    change(victim)
    assert victim.flowdef("trust", "--check").code == 1
    assert step not in trusted(victim)
    assert step not in begins(victim)
    victim.flowdef("work", "--once")
    assert step not in ran(victim)
    victim.unharmed()


@pytest.mark.parametrize("change", [pytest.param(a_folder_outside, id="a folder outside")])
def test_no_program_runs_outside_the_workspace(
    victim: Victim, change: Callable[[Victim], object]
) -> None:
    change(victim)
    victim.flowdef("trust", "--yes")
    victim.flowdef("start", "work")
    assert not list(victim.outside.glob("evil/ran*"))
    victim.unharmed()


def test_a_run_follows_what_was_pinned_and_agreed_to(victim: Victim) -> None:
    """A run that began before the document was changed does what it began with, or nothing."""
    victim.flowdef("start", "work")
    edit("ran-by-shell", "canary")(victim)
    edit("ran,", "canary,")(victim)
    victim.flowdef("trust", "--check")
    victim.flowdef("work", "--once")
    assert not ran(victim)
    victim.unharmed()
    # Whoever agrees sees both: what the document says, and what the open run holds on to.
    said = victim.flowdef("trust", "--yes")
    assert "pinned by work-1" in said.out
    victim.flowdef("work", "--once", "work-1")
    assert ran(victim) == {"run", "shell", "write"}
    victim.unharmed()


def copy(victim: Victim) -> Path:
    return copied(victim.folder, victim.outside / "copy")


def move(victim: Victim) -> Path:
    return victim.folder.rename(victim.outside / "moved")


@pytest.mark.parametrize("elsewhere", [copy, move])
def test_the_agreement_stays_where_it_was_given(
    victim: Victim, elsewhere: Callable[[Victim], Path]
) -> None:
    victim.flowdef("trust", "--yes")
    victim.folder = elsewhere(victim)
    assert not trusted(victim)
    assert not begins(victim)


def test_the_agreement_of_another_user_is_none(victim: Victim) -> None:
    victim.flowdef("trust", "--yes")
    victim.state = victim.outside / "another"
    assert not trusted(victim)


def test_the_agreement_of_another_workspace_is_none(victim: Victim, tmp_path: Path) -> None:
    other = Victim(tmp_path / "other")
    other.state = victim.state
    shutil.copytree(victim.folder / "bin", other.folder / "bin")
    other.process("work", PROCESS)
    victim.flowdef("trust", "--yes")
    assert not trusted(other)
    assert not begins(other)


def test_nothing_in_the_workspace_agrees_for_a_person(victim: Victim) -> None:
    """The file of the agreement, put where a workspace could bring it along, counts nothing."""
    victim.flowdef("trust", "--yes")
    (file,) = victim.state.rglob("*.json")
    for place in (".flowdef", ".flowdef/trust", ".local/state/flowdef/trust", "."):
        folder = victim.folder / place
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / file.name)
        shutil.copy(file, folder / "trust.json")
    file.unlink()
    for state in (
        "",
        ".",
        ".local/state",
        "relative",
    ):  # a relative folder would be the workspace's
        assert victim.flowdef("trust", "--check", XDG_STATE_HOME=state).code == 1


def test_a_called_process_is_agreed_to_by_itself(victim: Victim) -> None:
    victim.process("outer", "steps: [{id: call, title: Call, process: work}]\n")
    victim.flowdef("trust", "--yes")
    edit("ran-by-shell", "canary")(victim)
    victim.flowdef("start", "outer")
    victim.unharmed()
    assert ran(victim) == {"run", "write"}
