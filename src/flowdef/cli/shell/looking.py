"""Looking: runs as they stand now, with the waits that are over ended."""

import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple

from flowdef.acts.desk import Desk, Standing, standing
from flowdef.acts.look import overdue, wake
from flowdef.cli.shell.desk import desk as opened
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.receipt import Receipt
from flowdef.cli.shell.telling import refusal
from flowdef.printable import printable
from flowdef.run.refusal import Refused
from flowdef.store.port import StoreError


class Seen(NamedTuple):
    """Runs as they stand, and what is wrong with those that cannot be read, in sentences."""

    runs: tuple[Standing, ...]
    damaged: tuple[str, ...]

    def complain(self) -> None:
        """Fail where a run cannot be read; the others have been told by then."""
        complain(self.damaged)


def complain(damaged: Iterable[str]) -> None:
    """Fail with what is wrong with runs, in sentences; nothing where nothing is."""
    said = "\n".join(f"{text}." for text in damaged)
    if said:
        raise Failure(said, FINDINGS)


def seen(desk: Desk, runs: Iterable[str], *, as_json: bool = False) -> Seen:
    """The runs of these ids; one that cannot be read does not hide the others.

    Ends the command where there is none of that id.
    """
    return _seen(runs, lambda run: stands(desk, run, as_json=as_json))


def stands_all(desk: Desk, runs: Iterable[str]) -> Seen:
    """As seen, for runs that the index knows: one that the log has not is told and left out."""
    return _seen(runs, lambda run: _indexed(desk, run))


def woken(desk: Desk, runs: Iterable[Standing]) -> Receipt:
    """End the waits of these runs that are over; nothing is done on a log that has lost events."""
    moment, receipt = now(), Receipt()
    working = desk.context.working
    late = [each.run for each in runs if not desk.store.lost and overdue(each, moment, working)]
    if late:
        with opened() as writing:
            for run in late:
                _wake(writing, run, moment, receipt)
    return receipt


def looked(desk: Desk, run: str, receipt: Receipt) -> Standing:
    """A run as it stands now; waits whose time has come are ended by the look."""
    found, moment = stands(desk, run), now()
    if not overdue(found, moment, desk.context.working):
        return found
    _wake(desk, run, moment, receipt)
    return stands(desk, run)


def stands(desk: Desk, run: str, *, as_json: bool = False) -> Standing:
    """Where a run stands; ends the command where there is none. Raises StoreError."""
    found = standing(desk.store, run)
    if isinstance(found, Refused):
        raise refusal(found, as_json=as_json)
    return found


def _seen(runs: Iterable[str], look: Callable[[str], Standing | None]) -> Seen:
    found: list[Standing | None] = []
    damaged: list[str] = []
    for run in runs:
        try:
            found.append(look(run))
        except StoreError as error:
            damaged.append(str(error))
    return Seen(tuple(filter(None, found)), tuple(damaged))


def _indexed(desk: Desk, run: str) -> Standing | None:
    found = standing(desk.store, run)
    if isinstance(found, Standing):
        return found
    said = f"the log has no run '{run}', which its index names"
    again = "'flowdef runs --rebuild' makes the index anew"
    print(f"flowdef: {printable(said)}; {again}.", file=sys.stderr)
    return None


def _wake(desk: Desk, run: str, moment: str, receipt: Receipt) -> None:
    """Somebody may have been quicker: then there is nothing to end any more."""
    outcome = wake(desk, run, moment)
    if not isinstance(outcome, Refused):
        receipt.add(outcome)
