"""The lead time of a process: the runs that show it really take so long on the decider."""

from datetime import UTC, datetime, timedelta

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.model.process import Process
from flowdef.proofs.lead import Edge, Lead, lead_times
from proofs.compared_courses import courses_of
from proofs.timed_play import timed_play
from sample_documents import sample_organization, sample_processes
from walking import pinned

MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
HOUR = 3600
PLAIN = Calendar()  # of the samples, without their holidays


@pytest.mark.parametrize("name", sample_processes())
def test_the_runs_that_show_it_take_so_long_on_the_decider(name: str) -> None:
    process = sample_processes()[name]
    lead = lead_times(courses_of(process), sample_organization().calendar, sample_processes().get)
    assert lead is not None
    _assert_played(process, lead, lead.fastest, lead.fastest.most)
    _assert_played(process, lead, lead.slowest, lead.slowest.least)


def _assert_played(process: Process, lead: Lead, edge: Edge, seconds: int | None) -> None:
    assert edge.run is not None
    working = WorkingTime(PLAIN, always=lead.clock)
    start = MONDAY + timedelta(seconds=9 * HOUR if edge.start is None else edge.start)
    played = timed_play(process, pinned(process), edge.run, working, start)
    assert played.state.result == "done"
    assert working.between(start, played.end) * 60 == seconds
