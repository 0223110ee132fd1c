"""What was acknowledged is on disk, whoever is killed and whatever is torn."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flowdef.store.port import StoreError
from flowdef.store.sqlite import open_store
from flowdef.store.verify import verify
from store_logs import copied, event, grow

# Appends one event after another, and says so after each: that is the acknowledgement.
WRITER = """
import sys
from pathlib import Path
from flowdef.store.port import Appended, Batch
from flowdef.store.sqlite import open_store
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_store(path) as store:
    for number in range(count):
        run = f"run-{number % 3}"
        batch = Batch(run, store.head(run).seq, [{"by": name, "number": number}])
        done = store.append([batch])
        if isinstance(done, Appended):
            (head,) = done.heads
            sys.stdout.write(f"{run} {head.seq} {head.hash}\\n")
            sys.stdout.flush()
"""


def writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def held(path: Path, acknowledged: list[str]) -> None:
    """The log verifies, and holds every event that was acknowledged."""
    assert verify(path).problems == ()
    with open_store(path) as store:
        assert store.lost == ()
        kept = {
            (run, str(entry.seq), entry.hash) for run in store.runs() for entry in store.read(run)
        }
    assert {tuple(line.split()) for line in acknowledged} <= kept


def killed(path: Path, name: str, after: int, delay: float) -> list[str]:
    """Let a writer work, kill it, and give back what it acknowledged."""
    with writer(path, name, 100_000) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(after)]
        time.sleep(delay)
        process.kill()
        lines += process.stdout.read().splitlines(keepends=True)
    assert process.returncode == -signal.SIGKILL
    return [line for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_writer_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    numbers = random.Random(seed)  # noqa: S311 (a fixed seed is the point)
    path, acknowledged = tmp_path / "runs.db", []
    for turn in range(3):
        acknowledged += killed(path, str(turn), numbers.randrange(60), numbers.random() / 50)
        held(path, acknowledged)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 110))
def test_a_killed_writer_loses_nothing_in_the_long_run(tmp_path: Path, seed: int) -> None:
    test_a_killed_writer_loses_nothing_acknowledged(tmp_path, seed)


def test_two_writers_win_in_turns(tmp_path: Path) -> None:
    """Both want the same numbers of the same runs: each number is given once."""
    path = tmp_path / "runs.db"
    with writer(path, "dana", 150) as dana, writer(path, "sam", 150) as sam:
        won = {"dana": dana.communicate()[0].split("\n"), "sam": sam.communicate()[0].split("\n")}
    assert (dana.returncode, sam.returncode) == (0, 0)
    lines = [line for name in won for line in won[name] if line]
    held(path, lines)
    with open_store(path) as store:
        for run in store.runs():
            for entry in store.read(run):
                assert f"{run} {entry.seq} {entry.hash}" in won[entry.event["by"]]
        assert sum(len(store.read(run)) for run in store.runs()) == len(lines) > 150


OPENER = """
import sys, time
from pathlib import Path
from flowdef.store.sqlite import open_store
while time.time() < float(sys.argv[2]):
    time.sleep(0.001)
open_store(Path(sys.argv[1])).close()
"""


def test_a_log_may_be_made_by_several_at_once(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", OPENER, str(tmp_path / "runs.db"), str(time.time() + 0.5)]
    openers = [subprocess.Popen(arguments) for _ in range(4)]
    assert [opener.wait() for opener in openers] == [0, 0, 0, 0]
    assert verify(tmp_path / "runs.db").problems == ()


needs_strace = pytest.mark.skipif(
    not shutil.which("strace") and not os.environ.get("FLOWDEF_REQUIRE_STRACE"),
    reason="strace is not installed; FLOWDEF_REQUIRE_STRACE=1 makes that an error",
)


@needs_strace
def test_every_acknowledged_event_was_synced_before(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,write"
    arguments = [sys.executable, "-c", WRITER, str(tmp_path / "runs.db"), "dana", "20"]
    subprocess.run(
        ["strace", "-f", "-e", calls, "-o", str(trace), *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    # What happened, as letters: a sync succeeded, an event was acknowledged.
    said = re.findall(r"(fsync|fdatasync)\(\d+\) += 0|write\(1, \"(run)-", trace.read_text())
    story = "".join("s" if sync else "a" for sync, _ in said)
    assert story.count("a") == 20
    assert "aa" not in story
    assert story.startswith("s")


# Torn frames of the write-ahead log

HEADER, FRAME = 32, 24 + 4096


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A copy of a log whose process died: all of its events lie in the write-ahead log."""
    path = tmp_path / "live" / "runs.db"
    with open_store(path) as store:
        for number in range(6):
            grow(store, f"run-{number % 2}", [event(number, "x" * 900 * number)])
        return copied(path, tmp_path / "unfinished")


def sizes(log: Path) -> list[int]:
    """Every frame's boundary, and a few bytes around it."""
    whole = log.stat().st_size
    frames = range(HEADER, whole + 1, FRAME)
    assert len(frames) > 10
    near = {boundary + by for boundary in frames for by in (-100, -1, 0, 1, 24, 25)}
    return sorted({0, 1, *(size for size in near if 0 <= size < whole)})


def test_a_log_torn_anywhere_says_so(unfinished: Path, tmp_path: Path) -> None:
    log = unfinished.with_name("runs.db-wal")
    whole = log.read_bytes()
    for size in sizes(log):
        for torn in (whole[:size], whole[:size] + b"\xff" + whole[size + 1 :]):
            told_or_whole(copied(unfinished, tmp_path / "torn"), torn)


def told_or_whole(path: Path, torn: bytes) -> None:
    path.with_name("runs.db-wal").write_bytes(torn)
    kinds = {problem.kind for problem in verify(path).problems}
    with open_store(path) as store:
        events = sum(len(store.read(run)) for run in store.runs())
        assert bool(store.lost) == bool(kinds) == (events < 6)
        if store.lost:
            with pytest.raises(StoreError, match="has lost events that were acknowledged"):
                store.append([])
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("size", [1, 23, 24, 25, 2000, FRAME - 1])
def test_a_write_torn_after_the_last_acknowledged_frame_loses_nothing(
    unfinished: Path, size: int
) -> None:
    log = unfinished.with_name("runs.db-wal")
    whole = log.read_bytes()
    log.write_bytes(whole + whole[HEADER : HEADER + size])
    assert verify(unfinished).problems == ()
    with open_store(unfinished) as store:
        assert store.lost == ()
        assert sum(len(store.read(run)) for run in store.runs()) == 6
        grow(store, "run-0", [event(9)])
    assert verify(unfinished).problems == ()


def test_an_event_that_was_never_acknowledged_may_be_there(unfinished: Path) -> None:
    """Killed between the commit and the note of it: the log is ahead, and goes on."""
    journal = unfinished.with_suffix(".heads")
    journal.write_bytes(b"\n".join(journal.read_bytes().split(b"\n")[:-3]) + b"\n")
    assert verify(unfinished).problems == ()
    with open_store(unfinished) as store:
        grow(store, "run-1", [event(9)])
    assert verify(unfinished).events == 7
