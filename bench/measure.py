"""Measure: CPU, wall time and peak memory of whole processes, by the kernel's own accounts."""

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time in seconds, peak memory in MB, and the exit code of one process."""

    cpu: float
    wall: float
    peak: float
    code: int


def cost(
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    cores: int = 0,
) -> Cost:
    """One run of a command; what it prints is thrown away. With `cores` it may use no more."""
    begin = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.chdir(folder or Path.cwd())
        if cores:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        # Users have their modules compiled; a shell that forbids it would measure the compiler.
        around = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(env or {})}
        os.execvpe(command[0], list(command), around)  # noqa: S606
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def alternated(
    commands: Mapping[str, Sequence[str]], runs: int, **more: object
) -> dict[str, list[Cost]]:
    """Each command once a round, so that a drifting machine hits all alike; one to warm up."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for round_ in range(runs + 1):
        for name, command in commands.items():
            one = cost(command, **more)  # type: ignore[arg-type]
            if round_:
                found[name].append(one)
    return found


def median_ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    """The median of our CPU over theirs, round by round."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))


def median_cpu(costs: Sequence[Cost]) -> float:
    """The median CPU in seconds."""
    return statistics.median(each.cpu for each in costs)
