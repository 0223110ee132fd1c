"""Look: a run as it stands at a moment: waits that are over end by the look."""

from flowdef.acts.desk import Desk, Standing, Who
from flowdef.acts.perform import Outcome, perform
from flowdef.run.commands import Wake
from flowdef.run.moments import is_over
from flowdef.run.refusal import Refused
from flowdef.run.state import STARTED

# Who ends a wait: nobody's deed, so the log names the program.
CLOCK = "flowdef"


def overdue(where: Standing, moment: str) -> bool:
    """Whether a wait of the run is over (UTC, ISO 8601) that still stands as begun."""
    return where.state.open and any(
        step.status is STARTED and step.until and is_over(step.until, moment)
        for step in where.state.steps.values()
    )


def wake(desk: Desk, run: str, moment: str) -> Outcome | Refused:
    """End the waits of a run that are over at that moment. Raises StoreError."""
    return perform(desk, run, Wake(), Who(CLOCK, moment))
