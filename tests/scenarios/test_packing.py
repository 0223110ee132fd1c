"""Packing: which branches go together is looked for only where no run shows it, and only so far."""

import pytest

from flowdef.scenarios import packing
from flowdef.scenarios.branches import branches_of
from flowdef.scenarios.levers import Levers
from flowdef.scenarios.packing import Runs, clashes
from flowdef.scenarios.play import Player
from flowdef.scenarios.propose import proposed, reach
from flowdef.scenarios.ways import Ways
from processes_in_a_line import a_definition
from sample_documents import sample_processes
from walking import pinned

LINE = "a[ask x:u|v|w!] > b[when x == 'u'; ask y:boolean!] > c[when x != 'v' or y | default(true)]"


def test_of_what_a_run_takes_together_nothing_is_tried() -> None:
    definition = a_definition(LINE)
    branches = branches_of(definition)
    ways, runs = Ways(Levers(definition)), Runs(lambda _: frozenset(branches))
    runs.add({})
    assert not any(clashes(ways, branches, runs).values())
    assert ways.looks == 0


def test_what_too_many_looks_leave_open_is_taken_to_go_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    player = Player(pinned(sample_processes()["customer-onboarding"]))
    within = reach(player).within
    exact = proposed(player, within)
    monkeypatch.setattr(packing, "MOST_LOOKS", 0)
    found = proposed(player, within)
    assert found.unfound == ()
    assert found.least < exact.least == len(exact.scenarios) <= len(found.scenarios)
