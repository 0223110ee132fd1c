"""Forty columns: no line of what looks at projects and people is cut by a narrow terminal."""

import pytest

from flowdef.render.lines import cells
from goldens import ROOT
from in_this_process import flowdef


@pytest.mark.parametrize(
    "words",
    [
        "plan set-up-pmo --quality",
        "select set-up-pmo",
        "show set-up-pmo --handover",
        "load --weeks 4",
        "status",
    ],
)
def test_no_line_is_wider_than_the_terminal(words: str) -> None:
    shown = flowdef(*words.split(), folder=ROOT, COLUMNS="40").stdout
    assert [line for line in shown.split("\n") if cells(line) > 40] == []
    assert shown
