"""A run shown: who corrected a value and when, what deviates, which items do not apply and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from sentences import holds

LINE = (
    "a collect: {n: {type: integer, max: 50}, x: {type: text}}, checklist: [One, Two]\n"
    "b responsible: boss"
)
ROWS = [
    pytest.param(
        "ann: done p-1 a --set n=80 --set x=1 --tick 1 --not-applicable 2=Dry --reason Pallets"
        "\nshow p-1 -> done by Ann · 2026-06-15 14:00 · n: 80 · x: 1"
        " · deviation in n, 80 is above the maximum of 50: Pallets · item 2 not applicable: Dry"
        "\nat 2026-06-15 13:00\nhal: correct p-1 n=99 --reason Counted --on-behalf-of ann"
        " -> n: corrected by Hal for Ann, 80 becomes 99"
        " & ; deviation in n, 99 is above the maximum of 50: Counted"
        "\nlog p-1 -> 80 becomes 99; deviation in n, 99 is above"
        "\nshow p-1 -> n: 99 (corrected by Hal for Ann, 2026-06-15 15:00) · x: 1"
        " & deviation in n, 99 is above the maximum of 50: Counted · item 2 & not Pallets"
        "\nann: correct p-1 n=9 -> 99 becomes 9\nshow p-1 -> not deviation & corrected by Ann"
        "\nann! correct p-1 n=9 -> N (n) is 9 already, so nothing is corrected",
        id="a correction, with its deviation",
    ),
    pytest.param(
        "ann: done p-1 a --set n=80 --tick 1 --not-applicable 2=Dry --reason Pallets"
        "\nann: reopen p-1 a --reason Again\nshow p-1 -> not item 2 & deviation in n"
        "\nann! done p-1 a --tick-all -> 80 is above the maximum of 50, and is kept from before"
        "\nann: done p-1 a --tick-all --reason Still"
        " -> a: done by Ann, kept from before (n: 80); deviation in n, 80 is above & : Still"
        "\nlog p-1 -> kept from before (n: 80)\nshow p-1 -> maximum of 50: Still & not Pallets"
        "\nann: reopen p-1 a --reason Again\nann: skip p-1 a --reason No"
        "\nshow p-1 -> skipped & not deviation",
        id="a new round",
    ),
    pytest.param(
        "ann: done p-1 a --set n=80 --tick-all --reason Pallets"
        "\nann: reopen p-1 a --reason Again\nann: skip p-1 a --reason No"
        "\nshow p-1 -> · No & not Pallets",
        id="the reason of a skip, where a deviation told that of the round before",
    ),
    pytest.param(
        "ann: done p-1 a --tick-all --reason Calm\nshow p-1 -> · Calm",
        id="a reason that no deviation tells",
    ),
]


DATA = """\
ann: done p-1 a --set n=80 --set x=1 --tick 1 --not-applicable 2=Dry --reason Pallets
at 2026-06-15 13:00
hal: correct p-1 n=99 --reason Counted --on-behalf-of ann
"""


def test_the_same_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holds(tmp_path, monkeypatch, LINE, DATA)
    first, second = _data("show", "p-1")["details"]
    marks = {
        "corrections": [
            {
                "field": "n",
                "by": "hal",
                "represents": "ann",
                "at": "2026-06-15T13:00:00Z",
                "reason": "Counted",
            }
        ],
        "deviations": [{"field": "n", "reason": "99 is above the maximum of 50: Counted"}],
        "not_applicable": [{"item": 2, "reason": "Dry"}],
    }
    assert marks.items() <= first.items()
    assert marks.items() <= _data("show", "p-1", "a").items()
    assert marks.keys().isdisjoint(second)


def _data(*words: str) -> dict[str, Any]:
    found = CliRunner().invoke(application(), [*words, "--json"])
    data: dict[str, Any] = json.loads(found.stdout)
    return data


@pytest.mark.parametrize("script", ROWS)
def test_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    holds(tmp_path, monkeypatch, LINE, script)
