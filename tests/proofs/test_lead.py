"""The lead time of a process: the runs that show it really take so long on the decider."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.model.process import Process, Targets
from flowdef.proofs.lead import Edge, Lead, lead_times, promised
from flowdef.reading.document import read
from flowdef.run.definition import Definition
from flowdef.times import Duration, Unit
from proofs.compared_courses import courses_of
from proofs.compared_times import timed_process
from proofs.timed_play import timed_play
from proofs.typed_processes import CALLED, defined
from sample_documents import sample_organization, sample_processes
from walking import pinned

MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
HOUR = 3600
CALLED_BY = {"called": CALLED}
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
    played = timed_play(process, _defined(process), edge.run, working, start)
    assert played.state.result == "done"
    assert working.between(start, played.end) * 60 == seconds


def _defined(process: Process) -> Definition:
    return pinned(process) if process.id in sample_processes() else defined(process)


LATE = """\
kind: process
id: p
title: P
hours: always
targets: {lead_time: 120h}
steps:
  - {id: x, title: X, duration: 1h, needs: [], collect: {v: {type: boolean}}}
  - {id: m, title: M, duration: 1h, needs: [x]}
  - {id: d, title: D, duration: 100h, needs: [m], when: v}
  - {id: z, title: Z, duration: 50h, needs: []}
  - {id: a, title: A, duration: 1h, needs: [x, z], approve: {role: r, on_reject: x, rounds: 2}}
"""


def test_what_stands_still_until_a_rework_counts_when_it_goes_on() -> None:
    """No way through the needs is as long: d begins when a sends back to x, not beside a."""
    process = read(LATE.encode(), "p.yaml").document
    assert isinstance(process, Process)
    lead = promised(courses_of(process), Calendar(), sample_processes().get)
    assert lead is not None
    assert lead.at_risk
    assert lead.slowest.least == 152 * HOUR
    assert lead.slowest.most is not None
    assert lead.slowest.most >= 152 * HOUR


CALLER = """\
kind: process
id: q
title: Q
hours: always
steps:
  - {id: c, title: C, process: p}
"""


def test_what_stands_still_in_a_called_process_counts_for_whoever_calls_it() -> None:
    called, process = (read(text.encode(), "p.yaml").document for text in (LATE, CALLER))
    assert isinstance(called, Process)
    assert isinstance(process, Process)
    lead = lead_times(courses_of(process), Calendar(), {"p": called}.get)
    assert lead is not None
    assert lead.slowest.most is not None
    assert lead.slowest.most >= 152 * HOUR


ELAPSED = """\
kind: process
id: p
title: P
targets: {lead_time: 9d}
steps:
  - {id: a, title: A, duration: 4h}
  - {id: w, title: W, wait: {for: 3d}}
  - {id: b, title: B, duration: 4h, approve: {role: r, on_reject: a, rounds: 2}}
"""


def test_time_by_the_clock_within_working_time_lies_between_what_its_weeks_allow() -> None:
    """Three days are one of work from Friday noon on, and three from Monday to Wednesday."""
    process = read(ELAPSED.encode(), "p.yaml").document
    assert isinstance(process, Process)
    lead = lead_times(courses_of(process), Calendar(), sample_processes().get)
    assert lead is not None
    assert (lead.fastest.least, lead.slowest.most) == (2 * 8 * HOUR, 8 * 8 * HOUR)
    _assert_played(process, lead, lead.fastest, lead.fastest.most)
    _assert_played(process, lead, lead.slowest, lead.slowest.least)
    assert lead.fastest.start is not None
    assert lead.fastest.most == 2 * 8 * HOUR


@pytest.mark.unmeasured
def test_a_promise_is_judged_by_bounds_as_it_is_by_every_case() -> None:
    """A second more or less than the fastest and the slowest run makes all the difference."""
    asked = 0
    for seed in range(200):
        process = timed_process(seed, 2 + seed % 4)
        lead = lead_times(courses_of(process), Calendar(), CALLED_BY.get)
        if lead is None or lead.fastest.least is None or lead.slowest.least is None:
            continue
        fast, slow = lead.fastest.least, lead.slowest.least
        for target, expected in (
            (fast - 1, (True, True, False)),
            (fast, (False, fast < slow, fast == slow)),
            (slow - 1, (fast == slow, True, False)),
            (slow, (False, False, True)),
        ):
            found = _judged(process, target) if target >= 0 else None
            if found is not None:
                assert (found.impossible, found.at_risk or found.impossible, found.kept) == expected
                asked += 1
    assert asked > 500


def _judged(process: Process, seconds: int) -> Lead | None:
    lead_time = Duration(Decimal(seconds), Unit.SECONDS)
    process = replace(process, targets=Targets(lead_time=lead_time))
    return promised(courses_of(process), Calendar(), CALLED_BY.get)
