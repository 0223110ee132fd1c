"""`flowdef plan NAME --quality`: DCMA's 14 points as one report."""

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


def test_two_looks_at_once_are_refused() -> None:
    told = flowdef("plan", "set-up-pmo", "--quality", "--why", "office-at-work", folder=ROOT)
    assert told.returncode == 2
    assert "--why and --quality are two looks" in told.stderr
