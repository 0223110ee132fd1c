"""Ongoing: the open runs of a process, told before another one of it begins."""

import sys
from pathlib import Path
from typing import NamedTuple

from flowdef.acts.desk import Desk
from flowdef.cli.shell.dialog import Dialog, Line, Option, Tone
from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.overview import overview
from flowdef.printable import printable
from flowdef.run.naming import run_title
from flowdef.run.state import CLOSED
from flowdef.store.wanted import Wanted
from flowdef.workspace.files import ENDINGS

_SHOWN = 5
NEW = "new"


class _Open(NamedTuple):
    """An open run that is no part of another one."""

    run: str
    said: str  # safe to print


class Ongoing(NamedTuple):
    """The first open runs of a process, what is due first before the others; and how many."""

    process: str
    first: tuple[_Open, ...]
    total: int

    @property
    def more(self) -> str:
        """How to see the others; empty where there are none."""
        others = self.total - len(self.first)
        return f"{others} more: 'flowdef runs --process {self.process}'" if others else ""

    @property
    def counted(self) -> str:
        """'2 runs of visit are open'."""
        runs = "run of {} is" if self.total == 1 else "runs of {} are"
        return f"{self.total} {runs.format(self.process)} open"


def ongoing(desk: Desk, name: str) -> Ongoing:
    """What is open of the process of that name; nothing where there is no such process."""
    process = _id(name)
    with overview(desk) as index:
        found = [run for run in index.runs(Wanted(process=process, limit=0)).first if _whole(run)]
    roster = desk.context.roster
    first = tuple(
        _Open(
            each.run,
            printable(
                f"{each.run} ({run_title(each.definition, each.state, roster)}),"
                f" {sum(step.status in CLOSED for step in each.state.steps.values())} of"
                f" {len(each.state.steps)} steps"
            ),
        )
        for each in stands_all(desk, found[:_SHOWN]).runs
    )
    return Ongoing(process, first, len(found))


def told(open_: Ongoing) -> None:
    """Say what is open and how to go on with it, beside what is printed."""
    if not open_.first:
        return
    runs = "; ".join(filter(None, (*(each.said for each in open_.first), open_.more)))
    which = "it" if open_.total == 1 else "the first"
    way = f"'flowdef step {open_.first[0].run}' goes on with {which}"
    print(f"{open_.counted}: {runs}. {way}; this begins another one.", file=sys.stderr)


def chosen(dialog: Dialog, open_: Ongoing) -> str:
    """The run that a person goes on with; empty where they begin another one."""
    if not open_.first:
        return ""
    dialog.show([Line(f"{open_.counted}.", Tone.WHERE)])
    options = [Option(each.run, f"go on with {each.said}") for each in open_.first]
    if open_.more:
        dialog.show([Line(f"Not listed: {open_.more}.", Tone.QUIET)])
    # A run that goes on by mistake is harmless; one that begins so is in the log for ever.
    word = dialog.one("What now?", [*options, Option(NEW, "begin another one")])
    return "" if word == NEW else word


def _id(name: str) -> str:
    """The id of a process, by its name or the path of its file."""
    if Path(name).suffix not in ENDINGS:
        return name
    from flowdef.cli.shell.documents import found

    return found(name).read.id


def _whole(run: str) -> bool:
    """Whether a run is no part of another one, whose step it would do: ORDER-1.STEP.1."""
    return "." not in run
