"""The load of the sample workspace: as its projects are planned, nobody has too much to do."""

import json

import pytest

from flowdef.cli.shell import desk
from goldens import ROOT
from in_this_process import flowdef


def test_nobody_of_the_sample_has_more_to_do_than_they_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "now", lambda: "2026-11-23T08:00:00Z")
    found = json.loads(flowdef("load", "--weeks", "60", "--json", folder=ROOT).stdout)
    over = [
        (person["person"], week["week"], week["over"])
        for person in found["people"]
        for week in person["weeks"]
        if week["over"]
    ]
    assert over == []
