"""Commands that go on for long give back what they do not hold any more; short ones need not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import in_this_process
from order_workspace import order_workspace

# What is put in the place of a pause, or of asking: it tells, and goes on or ends it all.
TELLS = """\
import gc, sys
def told(*_):
    print("COLLECTS", gc.isenabled(), file=sys.stderr, flush=True)
    raise KeyboardInterrupt
"""
COUNTS = """\
import gc, json, sys
counts = []
def told(*_):
    counts.append(len(gc.get_objects()))
    if len(counts) == 200:
        print(json.dumps(counts), file=sys.stderr, flush=True)
        raise KeyboardInterrupt
"""
WATCH = "import time; time.sleep = told"
WAIT = "import flowdef.cli.shell.pausing as pausing; pausing.sleep = told"
STEP = """\
import flowdef.cli.shell.asking as asking
asking.asked = told
sys.stdin.isatty = lambda: True
"""
LIST = "import flowdef.cli.shell.overview as overview; overview.complain = told"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order_workspace(tmp_path)
    assert (
        in_this_process.flowdef("start", "inspect", "--as", "sam", folder=tmp_path).returncode == 0
    )
    return tmp_path


def spoken(folder: Path, before: str, *words: str) -> str:
    """What `flowdef WORDS` says on stderr where some Python runs before it."""
    code = f"{before}\nfrom flowdef.cli import main\nmain()"
    result = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stderr


@pytest.mark.parametrize(
    ("words", "place", "collects"),
    [
        pytest.param("runs --watch", WATCH, True, id="runs --watch looks again and again"),
        pytest.param("wait inspect-1", WAIT, True, id="wait looks again and again"),
        pytest.param("step inspect-1 --as sam", STEP, True, id="step waits for a person"),
        pytest.param("runs", LIST, False, id="runs looks once"),
    ],
)
def test_garbage_is_looked_for_where_a_command_goes_on(
    folder: Path, words: str, place: str, *, collects: bool
) -> None:
    assert f"COLLECTS {collects}" in spoken(folder, f"{TELLS}{place}", *words.split())


def test_a_watch_holds_no_more_after_many_looks_than_after_few(folder: Path) -> None:
    said = spoken(folder, f"{COUNTS}{WATCH}", "runs", "--watch")
    counts = json.loads(said.splitlines()[0])
    assert min(counts[-50:]) <= max(counts[50:100])
