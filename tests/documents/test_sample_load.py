"""The load of the sample workspace: as its projects are planned, nobody has too much to do."""

import json

import pytest

from goldens import ROOT
from in_this_process import flowdef
from planted_portfolio import at


def test_nobody_of_the_sample_has_more_to_do_than_they_can(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "2026-11-23T08:00:00")
    found = json.loads(flowdef("load", "--weeks", "60", "--json", folder=ROOT).stdout)
    over = [
        (person["person"], week["week"], week["over"])
        for person in found["people"]
        for week in person["weeks"]
        if week["over"]
    ]
    assert over == []
