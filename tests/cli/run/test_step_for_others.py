"""`flowdef step` of a deputy: in their own name where they may, else for whom they stand in."""

from pathlib import Path

import pytest

from conversation import Conversation
from real_process import flowdef
from sentences import a_workspace

# Dan answers for the step, and stands in for Bob and Bea, who decide on it.
LINE = "a approve: {role: boss}, accountable: director\nb responsible: clerk"
STEP = ("step", "p-1", "--plain", "--as", "dan")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_workspace(tmp_path, LINE)
    assert flowdef("start", "p", "--as", "ann", folder=tmp_path).returncode == 0
    return tmp_path


def test_what_they_may_do_themselves_is_in_their_own_name(folder: Path) -> None:
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        said = talk.talk(
            "What now? -> skip\nWhy? -> Not this time\na: skipped by Dan: Not this time"
        )
    assert "behalf" not in said


def test_what_only_others_may_is_for_one_of_them(folder: Path) -> None:
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("What now? -> approve\nOn behalf of whom? -> bea\na: approved by Dan for Bea")
