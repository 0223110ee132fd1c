"""PSPLIB: instances of its `.sm` format, as raw as they stand, and who checks a schedule of them.

Format and sets: Kolisch and Sprecher 1997, "PSPLIB, a project scheduling problem library". The
check knows nothing of flowdef: it goes through all links, and through each period one by one.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple


class Instance(NamedTuple):
    """Jobs by index from 0, the first and the last of them without length."""

    lengths: tuple[int, ...]
    successors: tuple[tuple[int, ...], ...]
    demands: tuple[tuple[int, ...], ...]  # by job, then by resource
    capacities: tuple[int, ...]


def read(text: str) -> Instance:
    """The instance of a file; single mode and renewable resources, or ValueError."""
    jobs = [[int(word) for word in row] for row in _table(text, "PRECEDENCE RELATIONS:", 1)]
    modes = [[int(word) for word in row] for row in _table(text, "REQUESTS/DURATIONS:", 2)]
    (capacities,) = _table(text, "RESOURCEAVAILABILITIES:", 1)
    if len(modes) != len(jobs) or any(job[1] != 1 for job in jobs):
        raise ValueError("more than one mode of a job")
    instance = Instance(
        lengths=tuple(row[2] for row in modes),
        successors=tuple(tuple(each - 1 for each in row[3:]) for row in jobs),
        demands=tuple(tuple(row[3:]) for row in modes),
        capacities=tuple(map(int, capacities)),
    )
    if any(row[2] != len(row) - 3 for row in jobs):
        raise ValueError("another count of successors than there are")
    if any(len(row) != len(instance.capacities) for row in instance.demands):
        raise ValueError("another count of demands than of resources")
    return instance


def faults(instance: Instance, starts: Sequence[int]) -> Iterator[str]:
    """What is wrong with a schedule."""
    if len(starts) != len(instance.lengths):
        yield f"{len(starts)} starts of {len(instance.lengths)} jobs"
        return
    ends = [start + length for start, length in zip(starts, instance.lengths, strict=True)]
    if min(starts) < 0:
        yield "a job starts before time does"
    for job, row in enumerate(instance.successors):
        for then in row:
            if starts[then] < ends[job]:
                yield f"job {then} starts at {starts[then]}, and job {job} ends at {ends[job]}"
    for period in range(max(ends)):
        at_work = [job for job, start in enumerate(starts) if start <= period < ends[job]]
        yield from _overused(instance, period, at_work)


def _overused(instance: Instance, period: int, at_work: Sequence[int]) -> Iterator[str]:
    for resource, capacity in enumerate(instance.capacities):
        used = sum(instance.demands[job][resource] for job in at_work)
        if used > capacity:
            yield f"period {period} uses {used} of {capacity} of resource {resource}"


def _table(text: str, title: str, heads: int) -> list[list[str]]:
    """The rows between a title with its heads and the next line of stars, in words."""
    rows = iter(text.splitlines())
    for row in rows:
        if row.strip() == title:
            break
    else:
        raise ValueError(f"no {title!r}")
    body = [row for _, row in zip(range(heads), rows, strict=False)] and rows
    return [
        row.split()
        for row in takewhile(lambda row: not row.startswith("*"), body)
        if row.strip(" -")
    ]
