"""Impossible: the rules of other linters that cannot fire here, and why."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Impossible(NamedTuple):
    """A rule of the catalogue, and the reason why nobody can break it."""

    code: str
    name: str
    reason: str


_TABLE = """
STR001 no-steps
  Steps, tasks, stages and phases are lists of at least one; SYN002 says so.
STR005 unreachable-step
  A step becomes ready when all that it needs is closed. There is no arrow that could be
  missing: without `needs` the step before is meant, and `[]` is ready at the start.
STR006 no-path-to-end
  A run is done when every step is closed; no end has to be drawn, so none can be missed.
STR010 deadlock
  A skipped step counts as closed for whoever needs it, so every order without a circle comes to
  its end. A circle is STR004.
STR011 lost-synchronisation
  A step is ready once in each round, when the last of its needs closes; branches cannot start
  it twice.
STR012 improper-completion
  A run ends when every step is closed, or by a rejection or a person's word that cancels what
  is open; no end can be passed while work goes on unseen.
STR014 mismatched-split-join
  There are no gateways: steps wait for what they need, and nothing else splits or joins.
STR015 inclusive-choice
  Each step decides for itself by `when`; several may go on together, and whoever needs them
  waits for those that do.
STR019 superfluous-choice
  There are no gateways, so none can have one branch.
STR021 unbounded-loop
  The one way back is rework, and its `rounds` are bounded: 3 where nothing is said.
STR031 join-of-nothing
  There are no joins; a step with one need is just a step.
SYN006 deprecated-key
  No key has been given up yet; when one is, SYN003 will name its successor.
SYN007 schema-version-missing
  Every document says its `kind`; SYN002 says so where it does not.
SYN009 include-unresolved
  Files include nothing: a process calls another by its id.
DAT006 choices-missing
  A choice must list its `choices`; SYN002 says so.
TIM005 bad-duration
  A duration is a number and a unit (`20m`, `2d`) whose length the calendar tells; all else is
  SYN002.
"""


def _rows(table: str) -> Iterator[Impossible]:
    """A row for each unindented line; what follows it indented is the reason."""
    for block in re.split(r"\n(?=\S)", table.strip()):
        head, _, reason = block.partition("\n")
        code, name = head.split()
        yield Impossible(code, name, " ".join(reason.split()))


IMPOSSIBLE = tuple(_rows(_TABLE))
