"""Acts as whole processes: raced, killed and traced; what was acknowledged is in the log."""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import in_this_process
from flowdef.store.sqlite import open_store
from flowdef.store.verify import Report, parse_head, verify
from order_workspace import order_workspace
from real_process import flowdef, loaded

HEAVY = {"yaml", "jinja2", "jsonschema", "jsonschema_rs", "networkx", "holidays", "rich"}
STEPS = 12
CHAIN = "\n".join(f"  - {{id: s{n}, title: Part {n}, responsible: clerk}}" for n in range(STEPS))
MANY = f"""\
kind: process
id: many
title: Many
version: 1.0.0
status: effective
owner: clerk
trigger: {{manual: true}}
steps:
{CHAIN}
"""
STRACE = pytest.mark.skipif(
    not shutil.which("strace") and not os.environ.get("FLOWDEF_REQUIRE_STRACE"),
    reason="strace is not installed; FLOWDEF_REQUIRE_STRACE=1 makes that an error",
)
TRACED = "fsync,fdatasync,pwrite64,write,unlink,ftruncate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order_workspace(tmp_path)
    (tmp_path / "processes" / "many.yaml").write_text(MANY, encoding="utf-8")
    assert started(tmp_path) == "many-1"
    return tmp_path


def started(folder: Path) -> str:
    result = in_this_process.flowdef("start", "many", "--as", "sam", folder=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()[1]


def program(folder: Path, *words: str, before: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """`flowdef WORDS`, every line of it out as soon as it is printed."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "flowdef", *words],
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def holds(folder: Path, said: str) -> None:
    """The log verifies, and reaches every head that was printed."""
    path = folder / ".flowdef" / "runs.db"
    heads = [parse_head(line[5:]) for line in said.splitlines() if line.startswith("head ")]
    for head in heads or [None]:
        report: Report = verify(path, head=head)
        assert report.problems == (), report
    with open_store(path, readonly=True) as store:
        assert store.lost == ()


def again(folder: Path, run: str, step: str, *, acknowledged: bool) -> None:
    """A retry works, or is told who has done it and when."""
    retry = flowdef("done", run, step, "--as", "jo", folder=folder)
    if retry.returncode == 0:
        assert not acknowledged
        assert f"{step}: done by Jo" in retry.stdout
    else:
        assert retry.returncode == 1, retry.stderr
        assert re.search(rf"{step} was done by Sam at 20\d\d-", retry.stderr), retry.stderr


def raced(folder: Path, run: str, step: str) -> None:
    """Two people finish one step at once: one wins, the other is told who did it and when."""
    people = {"sam": "Sam", "jo": "Jo"}
    racing = {who: program(folder, "done", run, step, "--as", who) for who in people}
    ends = {who: process.communicate(timeout=60) for who, process in racing.items()}
    codes = {who: process.returncode for who, process in racing.items()}
    assert sorted(codes.values()) == [0, 1], ends
    winner, loser = sorted(codes, key=codes.__getitem__)
    assert f"{step}: done by {people[winner]}" in ends[winner][0]
    assert re.search(
        rf"{step} was done by {people[winner]} at 20\d\d-[0-9: -]+[;.]", ends[loser][1]
    )
    assert ends[loser][0] == ""
    holds(folder, ends[winner][0])


def test_of_two_processes_one_finishes_the_step(folder: Path) -> None:
    for number in range(4):
        raced(folder, "many-1", f"s{number}")


@pytest.mark.long
def test_of_two_processes_one_finishes_the_step_many_times(folder: Path) -> None:
    for _ in range(12):
        run = started(folder)
        for number in range(STEPS):
            raced(folder, run, f"s{number}")


def killed_at_random(folder: Path, seed: int, rounds: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (fixed on purpose)
    begin = time.monotonic()
    whole = flowdef("done", "many-1", "s0", "--as", "sam", folder=folder)
    assert whole.returncode == 0
    length = time.monotonic() - begin
    run, number = "many-1", 1
    for _ in range(rounds):
        if number == STEPS:
            run, number = started(folder), 0
        with program(folder, "done", run, f"s{number}", "--as", "sam") as process:
            time.sleep(chance.uniform(0.3, 1.1) * length)
            process.kill()
            said, _ = process.communicate(timeout=60)
        holds(folder, said)
        again(folder, run, f"s{number}", acknowledged="head " in said)
        number += 1


def test_a_kill_at_any_moment_loses_nothing_acknowledged(folder: Path) -> None:
    killed_at_random(folder, seed=7, rounds=15)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_kill_at_any_moment_loses_nothing_acknowledged_many_times(
    folder: Path, seed: int
) -> None:
    killed_at_random(folder, seed=seed, rounds=40)


def traced(folder: Path, step: str, *more: str) -> tuple[str, list[str]]:
    """`flowdef done` below strace: what it said, and the calls that write and sync."""
    strace = ["strace", "-f", "-y", "-o", "calls", "-e", f"trace={TRACED}", *more]
    with program(folder, "done", "many-1", step, "--as", "sam", before=strace) as process:
        said, _ = process.communicate(timeout=60)
    calls = (folder / "calls").read_text(encoding="utf-8", errors="replace").splitlines()
    return said, [call.partition(" ")[2].strip() for call in calls]


@STRACE
def test_the_log_is_synced_before_the_head_is_printed(folder: Path) -> None:
    said, calls = traced(folder, "s0")
    assert "head many-1:" in said
    (told,) = [at for at, call in enumerate(calls) if "write(1<" in call and '"head ' in call]
    synced = [
        at for at, call in enumerate(calls) if re.match(r"f(data)?sync\(.*runs\.db-wal>", call)
    ]
    written = [at for at, call in enumerate(calls) if re.match(r"pwrite64\(.*runs\.db-wal>", call)]
    assert any(max(each for each in written if each < told) < at < told for at in synced)


def killed_at_call(folder: Path, call: str, number: int, step: str) -> bool:
    """Kill `flowdef done` as it enters the nth call of a kind; whether it got that far."""
    said, calls = traced(folder, step, "-e", f"inject={call}:signal=KILL:when={number}")
    holds(folder, said)
    again(folder, "many-1", step, acknowledged="head " in said)
    return any("killed by SIGKILL" in each for each in calls)


# Before and after the commit, the note of the head, each line of the answer, the checkpoint.
POINTS = [
    *(("fdatasync", number) for number in (1, 2, 3, 4, 5)),
    *(("pwrite64", number) for number in (9, 11, 14)),
    *(("write", number) for number in (1, 5)),
    ("unlink", 2),
    ("fsync", 1),
]


@STRACE
def test_a_kill_at_a_writing_call_loses_nothing_acknowledged(folder: Path) -> None:
    killed = [
        killed_at_call(folder, call, number, f"s{at}") for at, (call, number) in enumerate(POINTS)
    ]
    assert sum(killed) >= len(POINTS) / 2  # another SQLite may call a little differently


@STRACE
@pytest.mark.long
@pytest.mark.parametrize("call", TRACED.split(","))
def test_a_kill_at_every_writing_call_loses_nothing_acknowledged(folder: Path, call: str) -> None:
    for number in range(1, 60):
        if number % STEPS == 1:
            shutil.rmtree(folder / ".flowdef")
            started(folder)
        if not killed_at_call(folder, call, number, f"s{(number - 1) % STEPS}"):
            return
    pytest.fail(f"flowdef done calls {call} more often than expected")


QUICK = [
    pytest.param(["done", "many-1", "s0", "--as", "sam"], id="done"),
    pytest.param(["take", "many-1", "s0", "--as", "sam"], id="take"),
    pytest.param(["next", "--json"], id="next"),
    pytest.param(["runs"], id="runs"),
    pytest.param(["log", "many-1"], id="log"),
    pytest.param(["verify"], id="verify"),
]


@pytest.mark.parametrize("words", QUICK)
def test_acting_on_a_run_loads_no_heavy_room(folder: Path, words: list[str]) -> None:
    assert loaded(*words, folder=folder) & HEAVY == set()
