"""Covering: what the scenarios of processes take, and those proposed for what they do not."""

from collections.abc import Sequence
from pathlib import Path

from flowdef.cli.shell.mending import left
from flowdef.cli.shell.progress import progress
from flowdef.printable import printable
from flowdef.reading.document import read
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused
from flowdef.scenarios.coverage import Covered, coverage
from flowdef.scenarios.play import Player
from flowdef.scenarios.propose import Proposal, proposed
from flowdef.scenarios.suite import Suite, Suites
from flowdef.workspace.adding_tests import Kept, with_tests
from flowdef.workspace.files import content_if_any
from flowdef.workspace.mending import Change


def covered(came_out: Suites, *, propose: bool) -> tuple[Covered, ...]:
    """What came out, held against the branches of each process.

    `propose`: with scenarios for those that none of them takes.
    """
    found = []
    with progress("looking for branches that no scenario takes") as tell:
        for done, each in enumerate(came_out.suites, 1):
            found.append(_covered(each, propose=propose))
            if tell:
                tell(done, len(came_out.suites))
    return tuple(found)


def write_proposals(several: Sequence[Covered]) -> tuple[tuple[Covered, ...], str]:
    """The proposed scenarios in the files of their processes; and which are left, and why.

    Of those nothing is proposed any more in what is returned; the reason is empty without any.
    """
    told, kept = [], []
    for each in several:
        why = _left(each, each.proposal) if each.proposal and each.proposal.scenarios else ""
        told.append(each._replace(proposal=None) if why else each)
        kept += [why] if why else []
    return tuple(told), f"Left as they were: {'; '.join(kept)}." if kept else ""


def _left(each: Covered, proposal: Proposal) -> str:
    """Why a file is left as it is; empty where the proposal is written into it."""
    before = content_if_any(Path(each.path))
    after = with_tests(before, proposal.scenarios)
    if read(before, each.path).document != each.process:
        return f"{printable(each.path)} has changed meanwhile (run it again)"
    if isinstance(after, Kept):
        return f"{printable(each.path)} {after.why}"
    why = left(Change(each.path, before, after))
    return f"{printable(each.path)} {why}" if why else ""


def _covered(suite: Suite, *, propose: bool) -> Covered:
    definition = pin(suite.process, suite.find)
    if isinstance(definition, Refused):
        return Covered(suite.process, suite.path, definition.reason)
    player = Player(definition)
    found = coverage(player, suite.process, suite.path, suite.outcomes)
    names = [each.name for each in suite.process.scenarios]
    proposal = proposed(player, found.missing, names) if propose else None
    return Covered(suite.process, suite.path, "", found, proposal)
