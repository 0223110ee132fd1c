"""Verdict: what is wrong with some files."""

from typing import NamedTuple

from flowdef.findings import Finding


class Verdict(NamedTuple):
    """What is wrong with some files, in their order, and from which level on that fails.

    `held` are those with errors of reading, which no other rule has judged.
    """

    findings: tuple[Finding, ...]
    held: tuple[str, ...]
    fail_level: str = ""
