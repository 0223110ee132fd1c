"""Whoever ends flowdef while a machine is at work ends that machine's program with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attacked import Victim

# The first time it stays, and says who it is; the second time it is through at once.
STAYS = """\
#!/bin/sh
[ -e pid ] && exit 0
echo $$ >part && mv part pid
exec sleep 600
"""
PROCESS = """\
steps:
  - {id: look, title: Look, responsible: clerk}
  - {id: stay, title: Stay, automate: {command: [./stay.sh]}, idempotent: true}
"""
AT_ONCE = PROCESS.replace("  - {id: look, title: Look, responsible: clerk}\n", "")
SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
COMMANDS = [
    pytest.param(AT_ONCE, "start", "trust start", id="start"),
    pytest.param(PROCESS, "done", "trust started done", id="done"),
    pytest.param(AT_ONCE, "work", "started trust work", id="work"),
]
WORDS = {
    "trust": ["trust", "--yes"],
    "start": ["start", "stays"],
    "started": ["start", "stays"],
    "done": ["done", "stays-1", "look"],
    "work": ["work", "--once"],
}


def begun(victim: Victim, words: list[str]) -> tuple["subprocess.Popen[str]", int]:
    """A command as a process of its own, and the program that it waits for by now."""
    process = subprocess.Popen(
        [sys.executable, "-m", "flowdef", *words],
        cwd=victim.folder,
        env={**os.environ, **victim.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    file = victim.folder / "pid"
    while not file.exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    return process, int(file.read_text())


def lives(program: int) -> bool:
    try:
        os.kill(program, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", SIGNALS, ids=lambda each: each.name)
@pytest.mark.parametrize(("process", "last", "words"), COMMANDS)
def test_no_program_outlives_the_command_that_runs_it(
    tmp_path: Path, process: str, last: str, words: str, number: int
) -> None:
    victim = Victim(tmp_path)
    victim.process("stays", process)
    victim.write("stay.sh", STAYS).chmod(0o755)
    for word in words.split()[:-1]:
        assert victim.flowdef(*WORDS[word]).code == 0
    command, program = begun(victim, WORDS[last])
    try:
        command.send_signal(number)
        out, err = command.communicate(timeout=60)
        assert not lives(program)
    finally:
        command.kill()
        if lives(program):
            os.kill(program, signal.SIGKILL)
    assert command.returncode == 128 + number
    assert "Traceback" not in err
    assert ("run stays-1" in out) == (last == "start"), "what was said before is not lost"
    assert victim.log("stays-1")[-1]["type"] == "attempt-began"
    assert victim.flowdef("work", "--once").code == 0
    assert victim.log("stays-1")[-1]["type"] == "ended"
    assert victim.flowdef("verify").code == 0
