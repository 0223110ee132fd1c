"""Forking: one kind of work for many things, shared among processes where that is worth it."""

import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

_WORTH_IT = 64  # things: below so many, a process costs more than it saves

Thing = TypeVar("Thing")
Done = TypeVar("Done")
Progress = Callable[[int, int], None]  # how many are done, of how many


class _Worker(NamedTuple):
    process: int
    pipe: int


def shared(
    work: Callable[[Thing], Done],
    things: Sequence[Thing],
    tell: Progress | None = None,
    processes: int = 0,
) -> list[Done]:
    """The results of some work, in the order of the things; each must be one that pickle takes.

    One process for each core that this one may use, or as many as said. A process that does not
    come back leaves its share to this one, so that what it stumbled over is met here.
    """
    count = processes or _cores()
    if count < 2 or len(things) < _WORTH_IT or not hasattr(os, "fork"):
        return _done(work, things, tell, 1)
    shares = [things[share::count] for share in range(count)]
    workers = [_begun(work, share) for share in shares[1:]]
    done = [_done(work, shares[0], tell, count)]
    for share, worker in zip(shares[1:], workers, strict=True):
        found = _brought_back(worker)
        done.append(_done(work, share) if found is None else found)
    return [done[number % count][number // count] for number in range(len(things))]


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _done(
    work: Callable[[Thing], Done],
    things: Sequence[Thing],
    tell: Progress | None = None,
    sharing: int = 1,
) -> list[Done]:
    results = []
    for number, thing in enumerate(things, 1):
        results.append(work(thing))
        if tell:
            tell(number * sharing, len(things) * sharing)
    return results


def _begun(work: Callable[[Thing], Done], things: Sequence[Thing]) -> _Worker:
    """A process that does a share of the work and writes what came of it into a pipe."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return _Worker(process, ours)
    code = 1
    try:  # whatever happens, this process ends here
        os.close(ours)
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(pickle.dumps(_done(work, things), pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)


def _brought_back(worker: _Worker) -> list[Any] | None:
    """What a process has done; None where it broke off. What it writes is our own work."""
    with os.fdopen(worker.pipe, "rb") as pipe:
        written = pipe.read()
    _, status = os.waitpid(worker.process, 0)
    with suppress(EOFError, pickle.UnpicklingError):
        if status == 0:
            found: list[Any] = pickle.loads(written)  # noqa: S301 (the pipe of our own child)
            return found
    return None
