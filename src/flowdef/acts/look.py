"""Look: a run as it stands at a moment: waits end, reminders and escalations are noted."""

from flowdef.acts.desk import Desk, Standing, Who
from flowdef.acts.perform import Outcome, perform
from flowdef.run.clock import Working
from flowdef.run.commands import Wake
from flowdef.run.moments import is_over
from flowdef.run.noticing import noticeable
from flowdef.run.refusal import Refused
from flowdef.run.state import STARTED

# Who ends a wait: nobody's deed, so the log names the program.
CLOCK = "flowdef"


def overdue(where: Standing, moment: str, working: Working) -> bool:
    """Whether a look at that moment (UTC, ISO 8601) would record anything.

    A wait is over that still stands as begun; or, by the calendar `working`, somebody is to be
    reminded, or a late step is to be brought to a role.
    """
    state = where.state
    return state.open and (
        any(
            step.status is STARTED and step.until and is_over(step.until, moment)
            for step in state.steps.values()
        )
        or noticeable(where.definition, state, working, moment)
    )


def wake(desk: Desk, run: str, moment: str) -> Outcome | Refused:
    """End the waits of a run that are over at that moment, and note what is due or late.

    Raises StoreError.
    """
    return perform(desk, run, Wake(), Who(CLOCK, moment))
