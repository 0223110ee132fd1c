"""Planted faults of time: found, and by the clock of a run it really takes so long."""

from datetime import UTC, datetime, timedelta

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.proofs.claim import Deed, Proof
from flowdef.run.due import due
from flowdef.run.moments import moment
from proofs.planted import Fault, copy, planted
from proofs.timed_play import timed_play
from proofs.walked_claims import Walk
from walking import pinned

PLAIN = WorkingTime(Calendar())  # that of the samples, without their holidays
MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
NINE = 9 * 3600


def days(amount: int) -> Fault:
    """Another lead time is promised."""
    return Fault("background-check", "targets: {lead_time: 5d", f"targets: {{lead_time: {amount}d")


@pytest.mark.parametrize(
    ("fault", "promised", "said"),
    [
        pytest.param(days(1), 1, "No run keeps the lead time of 1d", id="even the fastest is late"),
        pytest.param(days(3), 3, "A run may take longer than the 3d", id="the slowest is late"),
    ],
)
def test_a_lead_time_that_is_not_kept(fault: Fault, promised: int, said: str) -> None:
    claim = planted(fault, Proof.LEAD_TIME)
    assert claim.what.startswith(said)
    assert claim.scenario is not None
    start = MONDAY + timedelta(seconds=NINE if claim.start is None else claim.start)
    process = copy(fault)
    played = timed_play(process, pinned(process), claim.scenario, PLAIN, start)
    assert played.state.result == "done"
    assert PLAIN.between(start, played.end) > promised * 8 * 60


LATE = Fault("background-check", "duration: 1d\n        due: 3d", "duration: 1d\n        due: 4h")


def test_a_step_that_is_late_in_every_run() -> None:
    claim = planted(LATE, Proof.DUE)
    process = copy(LATE)
    walk = Walk(process)
    walk.does(Deed("", "start"))
    ready = moment(walk.state.steps[claim.subject].ready)
    dates = due(walk.definition, walk.state, claim.subject, PLAIN)
    step = next(each for each in process.steps if each.id == claim.subject)
    assert step.duration is not None
    over = PLAIN.add(ready, step.duration)
    assert isinstance(over, datetime)
    assert moment(dates.due) < over
