"""`flowdef plan NAME --quality`: DCMA's 14 points as one report."""

import json
from pathlib import Path

import pytest

from goldens import ROOT, Golden
from in_this_process import flowdef


@pytest.mark.parametrize("width", ["80", "160"])
def test_the_points_of_a_plan(golden: Golden, width: str) -> None:
    words = ("plan", "erp-introduction", "--quality", "--on", "2026-11-22")
    shown = flowdef(*words, folder=ROOT, COLUMNS=width)
    assert shown.returncode == 1, shown.stderr
    golden(Path(__file__).parent / "goldens" / "quality" / f"erp-{width}.txt", shown.stdout)


def test_the_points_as_data() -> None:
    words = ("plan", "erp-introduction", "--quality", "--on", "2026-11-22", "--json")
    told = json.loads(flowdef(*words, folder=ROOT).stdout)
    assert [each["number"] for each in told["points"]] == list(range(1, 15))
    assert [each["name"] for each in told["points"] if each["verdict"] == "missed"] == [
        "high float"
    ]


def test_what_misses_nothing_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        "kind: project\nid: p\ntitle: P\nstart: 2027-01-04\n"
        "tasks: [{id: a, title: A, effort: 5d, assigned: [sam]}]\n",
        encoding="utf-8",
    )
    shown = flowdef("plan", "p.yaml", "--quality", "--on", "2027-01-04", folder=tmp_path)
    assert (shown.returncode, shown.stdout.splitlines()[1]) == (
        0,
        "DCMA's 14 points: 11 good, 3 not judged",
    )


def test_two_looks_at_once_are_refused() -> None:
    told = flowdef("plan", "set-up-pmo", "--quality", "--why", "office-at-work", folder=ROOT)
    assert told.returncode == 2
    assert "--why and --quality are two looks" in told.stderr
