"""`flowdef step` with arrow keys: Esc goes back and takes no key with it."""

from pathlib import Path

import pytest

from order_workspace import order_workspace
from screen import CTRL_C, ENTER, ERASE, ESCAPE, SPACE, Screen
from visits import act, facts, visiting

STEP = ("step", "visit-1", "--as", "sam")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order_workspace(tmp_path)
    visiting(tmp_path)
    return tmp_path


def test_escape_goes_back_through_the_questions_to_the_choice_of_the_step(folder: Path) -> None:
    with Screen(*STEP, folder=folder) as talk:
        talk.choose("Which step first?", "Book a room for Kim")
        talk.choose("What now?", "Done: tick the list")
        talk.choose("Have you read this caution?", "read")
        talk.rows("Checklist")
        talk.keys(SPACE, "n", SPACE, ENTER)
        talk.see("Not applicable: Key fetched. Why?")
        talk.keys(ESCAPE)
        assert "› [-] Key fetched" not in talk.rows("Checklist")
        talk.keys(ENTER)
        talk.keys("No key", ENTER)
        talk.see("Day:")
        talk.keys("2027-03-01", ENTER)
        talk.see("Door code:")
        talk.keys(ESCAPE)
        talk.keys(ERASE, "2027-03-02", ENTER)
        talk.see("Day: 2027-03-02\nnot shown")
        talk.keys(ESCAPE, ESCAPE)
        talk.rows("Checklist")
        talk.keys(ESCAPE)
        talk.see("Back: nothing is recorded.")
        talk.rows("What now?")
        talk.keys(ESCAPE)
        talk.see("Which step first?\n› Book a room for Kim")
        talk.keys(CTRL_C)
        assert talk.end()[0] == 130
    assert "the answers so far for Book a room for Kim" in talk.drawn


def test_no_digit_after_escape_is_swallowed(folder: Path) -> None:
    with Screen(*STEP, folder=folder) as talk:
        talk.choose("Which step first?", "Bake a cake")
        talk.choose("What now?", "Skip it")
        talk.see("Why?", "Esc back")
        talk.keys(ESCAPE, "4")
        assert talk.rows("What now?")[3].startswith("› I need help")
        assert "(arg" not in talk.raw
        talk.keys(ENTER)
        talk.see("What is missing?")
        talk.keys("Flour", ENTER)
        talk.see("Whose help is needed?")
        talk.keys(ESCAPE)
        talk.see("What is missing? Flour  ")
        talk.keys(ENTER, ENTER)
        talk.see("bake: blocked by Sam: Flour")
    assert facts(folder, "visit-1", "blocked")[0]["reason"] == "Flour"


def test_what_was_typed_is_offered_again_in_the_step(folder: Path) -> None:
    with Screen(*STEP, folder=folder) as talk:
        talk.choose("Which step first?", "Book a room for Kim")
        talk.choose("What now?", "Done: tick the list")
        talk.choose("Have you read this caution?", "read")
        talk.rows("Checklist")
        talk.keys(SPACE, ESCAPE)
        talk.see("Back: nothing is recorded.")
        talk.choose("What now?", "Done: tick the list")
        assert talk.rows("Checklist")[:2] == ["  [x] Room booked", "› [ ] Key fetched"]


def test_whoever_approves_reads_the_deviations_first(folder: Path) -> None:
    words = ["--set", "day=2027-03-01", "--set", "seated=12", "--reason", "Borrowed", "--tick-all"]
    act(folder, "done", "visit-1", "book", *words, "--as", "sam")
    said = "Deviation: Chairs: 12 is above the maximum of 8: Borrowed (Sam, today "
    with Screen("step", "visit-1", "--as", "kim", folder=folder, columns=100) as talk:
        talk.see(f" ! {said}")
        talk.rows("What now?")
        talk.keys(ENTER, ENTER)  # and nothing is approved
        talk.see("Have you read this deviation? not yet")
        talk.choose("What now?", "Approve")
        talk.choose("Have you read this deviation?", "read")
        talk.see("agree: approved by Kim")
    assert len(facts(folder, "visit-1", "voted")) == 1


def test_enter_begins_no_second_run(folder: Path) -> None:
    with Screen("step", "visit", "--as", "sam", folder=folder) as talk:
        rows = talk.rows("What now?")
        assert rows[0].startswith("› go on with visit-1")
        assert rows[1] == "  begin another one"
        talk.keys(ESCAPE)
        assert talk.end()[0] == 0
    assert "visit-2" not in act(folder, "runs")
