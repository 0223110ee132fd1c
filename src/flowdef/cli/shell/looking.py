"""Looking: runs as they stand now, with the waits that are over ended."""

from collections.abc import Iterator

from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.perform import perform
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.telling import refusal
from flowdef.run.commands import Wake
from flowdef.run.moments import is_over
from flowdef.run.refusal import Refused

# Who ends a wait: nobody's deed, so the log names the program.
CLOCK = "flowdef"


def looked(desk: Desk, run: str) -> Standing:
    """A run as it stands now; waits whose time has come are ended by the look."""
    found = _stands(desk, run)
    moment = now()
    if any(step.until and is_over(step.until, moment) for step in found.state.steps.values()):
        outcome = perform(desk, run, Wake(), Who(CLOCK, moment))
        if not isinstance(outcome, Refused) and outcome.events:
            return _stands(desk, run)
    return found


def open_runs(desk: Desk) -> Iterator[str]:
    """The ids of the runs that go on."""
    for run in desk.store.runs():
        if _stands(desk, run).state.open:
            yield run


def _stands(desk: Desk, run: str) -> Standing:
    found = standing(desk.store, run)
    if isinstance(found, Refused):
        raise refusal(found, as_json=False)
    return found
