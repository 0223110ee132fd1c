"""Walk: follows the chain of one run, event by event, and says where it breaks."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from flowdef.store.chain import ORIGIN, link
from flowdef.store.port import Head


class Kind(StrEnum):
    """What is wrong with a log."""

    CHANGED = "changed"  # an event is not the one that was recorded
    MISSING = "missing"  # an event between others is gone
    CUT = "cut"  # events at the end are gone
    ABSENT = "absent"  # there is no log
    UNREADABLE = "unreadable"
    EVIDENCE = "evidence"  # a copied file is gone or another


class Problem(NamedTuple):
    """One thing that is wrong; without a run, with the whole file."""

    kind: Kind
    message: str
    run: str = ""
    seq: int = 0


class Walked(NamedTuple):
    """What was met: where the run ends, the hash of each event, what is wrong."""

    head: Head
    hashes: dict[int, str]
    problems: tuple[Problem, ...]


def walk(run: str, rows: Iterable[tuple[int, bytes, bytes]]) -> Walked:
    """Follow rows of (number, text, hash), in order, as they lie in the file."""
    head = Head(run, 0, ORIGIN)
    hashes: dict[int, str] = {}
    problems: list[Problem] = []
    for seq, body, kept in rows:
        hashed = kept.decode(errors="replace")
        if seq != head.seq + 1:
            # The event after a gap cannot be held to the one before it: that one is gone.
            problems.append(_gap(head, seq))
        elif hashed != link(head.hash, run, seq, body.decode(errors="replace")):
            problems.append(_changed(run, seq, "does not fit its hash in the chain"))
        head = Head(run, seq, hashed)
        hashes[seq] = hashed
    return Walked(head, hashes, tuple(problems))


def reaches(walked: Walked, known: Head) -> tuple[Problem, ...]:
    """What is wrong where a head is known; its hash may be shortened."""
    run, seq, _ = known
    kept = walked.hashes.get(seq)
    if kept is None and seq > walked.head.seq:
        return (_cut(walked.head, known),)
    if kept is None or kept.startswith(known.hash) or any(p.seq == seq for p in walked.problems):
        return ()
    return (_changed(run, seq, "is not the one that was acknowledged: the chain was made anew"),)


def _gap(head: Head, seq: int) -> Problem:
    first, last = head.seq + 1, seq - 1
    gone = f"events {first} to {last} are gone" if first < last else f"event {first} is gone"
    message = f"run {head.run}: {gone}; it goes on with event {seq}"
    return Problem(Kind.MISSING, message, head.run, first)


def _changed(run: str, seq: int, why: str) -> Problem:
    return Problem(Kind.CHANGED, f"run {run}: event {seq} {why}", run, seq)


def _cut(head: Head, known: Head) -> Problem:
    ends = f"ends with event {head.seq}" if head.seq else "is gone"
    message = f"run {head.run} {ends}, but event {known.seq} was acknowledged"
    return Problem(Kind.CUT, message, head.run, head.seq + 1)
