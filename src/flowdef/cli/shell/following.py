"""Following: what machines do at once because of an act, loaded only where one has work."""

from flowdef.acts.desk import Desk
from flowdef.acts.perform import Outcome
from flowdef.run.definition import AUTOMATION
from flowdef.run.refusal import Refused
from flowdef.run.state import READY, STARTED


def followed(outcome: Outcome | Refused, desk: Desk) -> Outcome | Refused:
    """An act with all that machines did after it; as it was where no automated step is open."""
    if isinstance(outcome, Refused) or not _for_machines(outcome):
        return outcome
    from flowdef.cli.shell.machines import after

    return after(outcome, desk)


def beyond(told: Outcome, after: Outcome) -> Outcome:
    """What machines did after an act that has been told."""
    before = dict(told.others)
    others = tuple((run, events[len(before.get(run, ())) :]) for run, events in after.others)
    return after._replace(events=after.events[len(told.events) :], others=others)


def _for_machines(outcome: Outcome) -> bool:
    """Whether an automated step may be open: runs above and below are looked at by machines."""
    if outcome.others:
        return True
    steps = outcome.state.steps
    return outcome.state.open and any(
        steps[plan.id].status in (READY, STARTED) for plan in outcome.definition.of_kind[AUTOMATION]
    )
