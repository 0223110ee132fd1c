"""The lead time of a process: against every run, and with runs that really take so long."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count, islice

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.model.process import Process
from flowdef.proofs.lead import Edge, Lead, lead_times
from proofs.brute_force import TooMany
from proofs.brute_force_times import Times, times
from proofs.cases import PARTS
from proofs.compared_courses import courses_of
from proofs.timed_play import timed_play
from proofs.timed_processes import proved, seconds_of, timed_process
from proofs.typed_processes import defined
from sample_documents import sample_organization, sample_processes
from walking import pinned

MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
HOUR = 3600
PLAIN = Calendar()  # of the samples, without their holidays


def test_the_lead_times_of_five_hundred_processes() -> None:
    _assert_agreed(islice(_every(0, most=1_000), 500))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_the_lead_times_of_twenty_thousand_processes(part: int) -> None:
    _assert_agreed(islice(_every((part + 1) * 1_000_000, most=5_000), 20_000 // len(PARTS)))


def _every(first: int, most: int) -> Iterator[tuple[int, Process, Times]]:
    for seed in count(first):
        process = timed_process(seed, 2 + seed % 4)
        with suppress(TooMany):
            yield seed, process, times(process, defined(process), seconds_of(process), most)


def _assert_agreed(found: Iterator[tuple[int, Process, Times]]) -> None:
    """To the second, where runs are as few as here; a process that no run ends has none."""
    for seed, process, every in found:
        lead = proved(process)
        if every.fastest is None or every.slowest is None:
            assert lead is None, seed
            continue
        assert lead is not None, seed
        assert _edges(lead) == (every.fastest[0],) * 2 + (every.slowest[0],) * 2, seed


def _edges(lead: Lead) -> tuple[int | None, ...]:
    return lead.fastest.least, lead.fastest.most, lead.slowest.least, lead.slowest.most


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
