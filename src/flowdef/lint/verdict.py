"""Verdict: what is wrong with some files."""

from typing import NamedTuple

from flowdef.findings import Finding


class TakenBack(NamedTuple):
    """A finding that is not told: by a comment in the file, or `elsewhere`, as in a baseline."""

    finding: Finding
    reason: str = ""
    elsewhere: bool = False


class Told(NamedTuple):
    """The findings of one file in its order, and apart from them those that were taken back."""

    findings: tuple[Finding, ...]
    taken_back: tuple[TakenBack, ...] = ()


class Verdict(NamedTuple):
    """What is wrong with some files, in their order, and from which level on that fails.

    `held` are those with errors of reading, which no other rule has judged; `taken_back` are
    findings that somebody has answered for. `baseline` is the path of the file of known findings,
    `renewed` its text where it was to be made anew.
    """

    findings: tuple[Finding, ...]
    held: tuple[str, ...]
    fail_level: str = ""
    taken_back: tuple[TakenBack, ...] = ()
    baseline: str = ""
    renewed: str = ""
