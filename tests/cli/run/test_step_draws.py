"""`flowdef step` where the terminal can move its cursor: menus, ticks, fields, and how it ends."""

import re
import signal
from pathlib import Path

import pytest

from order_workspace import order_workspace
from screen import CTRL_C, CTRL_D, DOWN, ENTER, ERASE, SPACE, TAB, UP, Screen
from visits import act, booked, facts, visiting

PAPER = """\
kind: process
id: paper
title: Paper
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
steps:
  - id: sign
    title: Sign it
    warning: It cannot be taken back.
    collect:
      paper: {type: file, label: Paper, required: true}
      remark: {type: long_text, label: Remark}
      with: {type: person, label: With}
      keen: {type: boolean, label: Keen, required: true}
      kind: {type: choice, label: Kind, choices: [lease, sale], required: true}
      parts: {type: choices, label: Parts, choices: [front, back], required: true}
  - id: archive
    title: Archive {{ paper }}
    instructions: Put {{ paper }} on the shelf and write the number of the shelf on its back.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order_workspace(tmp_path)
    (tmp_path / "processes" / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (tmp_path / "mine.pdf").write_bytes(b"signed")
    return tmp_path


def test_a_step_is_chosen_read_ticked_and_filled_in(folder: Path) -> None:  # noqa: PLR0915 (one walk)
    visiting(folder)
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.choose("Which step first?", "Book a room for Kim")
        talk.see("step 1 of 6", "░  0 of 6 closed", "Guest: Kim  (Sam, today ")
        talk.choose("What now?", "Done: tick the list")
        # Where one begins is not 'read': pressing Enter all the time does not get past it.
        assert talk.rows("Have you read this caution?")[0] == "› not yet"
        talk.choose("Have you read this caution?", "read")
        assert talk.rows("Checklist")[0] == "› [ ] Room booked"
        talk.keys(SPACE, SPACE, "n", ENTER)
        talk.see("[x] Key fetched", "[-] Heating on")
        talk.see("Not applicable: Heating on. Why?")
        talk.keys("It is summer", ENTER)
        talk.see("date, such as 2027-03-01  ", "Esc back\nDay:")
        talk.keys("2027-02-30", ENTER)
        talk.see("2027-02-30 is no day of the calendar")
        talk.keys(ERASE, "2027-03-01", UP)
        talk.see("· Tuesday  ", "Esc back\nDay: 2027-03-02")
        talk.keys(ENTER, "swordfish", ENTER)
        talk.see("Door code: *********", "Chairs: 4")
        talk.keys(ERASE, "12")
        talk.see("12 is above the maximum of 8:\ntakes a reason\nChairs: 12")
        talk.keys(ENTER)
        talk.see("this is recorded as a deviation.", "Why?")
        talk.keys("Borrowed", ENTER)
        talk.choose("Warm", "yes")
        talk.rows("Extras")
        talk.keys(DOWN, SPACE, ENTER)
        talk.see("Warm: yes", "Extras: cake", "book: done by Sam")
        talk.see("1 of 6 closed", "Bake a cake")
        talk.choose("What now?", "Stop here")
        code, _ = talk.end()
    assert code == 0
    assert "swordfish" not in talk.drawn
    (finished,) = facts(folder, "visit-1", "finished")
    assert finished["values"] == {
        "day": "2027-03-02",
        "seated": 12,
        "warm": True,
        "extras": ["cake"],
    }
    assert (finished["given"], finished["ticks"]) == (["code"], [0, 1])
    assert finished["not_applicable"] == {"2": "It is summer"}


def test_files_long_texts_people_and_choices(folder: Path) -> None:
    with Screen("step", "paper", "--as", "sam", folder=folder) as talk:
        talk.choose("What now?", "Done")
        talk.choose("Have you read this warning?", "read")
        talk.see("path of a file on this machine  ", "Esc back\nPaper:")
        talk.keys("gone.pdf", ENTER)
        talk.see("There is no file 'gone.pdf'")
        talk.keys(ERASE, "mi", TAB)
        talk.see("Paper: mine.pdf")
        talk.keys(ENTER)
        talk.see("an empty line ends it  ", "Esc back\nRemark:")
        talk.keys("One line", ENTER, "and another", ENTER, ENTER)
        talk.see("person, may stay empty  ", "Esc back\nWith:")
        talk.keys("Ki")
        talk.see("kim  Kim")
        talk.keys(ERASE, "Casey of the bank", ENTER)
        assert talk.rows("Keen")[:2] == ["› yes", "  no"]
        talk.keys("n", ENTER)
        talk.rows("Kind")
        talk.keys("2", ENTER)
        talk.rows("Parts")
        talk.keys(ENTER)
        talk.see("At least one is required.")
        talk.rows("Parts")
        talk.keys(SPACE, ENTER)
        talk.see("sign: done by Sam (paper: mine.pdf (sha256 ", "Archive mine.pdf (sha256 ")
        talk.rows("What now?")
        assert talk.leave() == 0
    (finished,) = facts(folder, "paper-1", "finished")
    assert finished["values"].pop("paper").startswith(".flowdef/evidence/paper-1/")
    assert finished["values"] == {
        "remark": "One line\nand another",
        "with": "Casey of the bank",
        "keen": False,
        "kind": "sale",
        "parts": ["front"],
    }


def test_back_correct_comment_and_help_are_acts_of_the_menu(folder: Path) -> None:
    visiting(folder)
    booked(folder)
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.choose("What now?", "Comment")
        talk.see("Your comment:")
        talk.keys(ENTER)
        talk.see("A reason belongs in the log")
        talk.keys("Soon", ENTER)
        talk.see("bake: Sam says: Soon")
        talk.choose("What now?", "Correct a value")
        talk.choose("Which value is wrong?", "Day: 2027-03-01")
        talk.see("Day: 2027-03-01")
        talk.keys(ERASE, "2027-04-01", ENTER)
        talk.see("Why?")
        talk.keys("Postponed", ENTER)
        talk.see("day: corrected by Sam, 2027-03-01 becomes 2027-04-01: Postponed")
        talk.choose("What now?", "Correct a value")
        talk.choose("Which value is wrong?", "None of these")
        talk.choose("What now?", "Back: do an earlier step again")
        talk.choose("Which step is to be done again?", "Book a room for Kim (done by Sam, today")
        talk.keys("Wrong room", ENTER)
        talk.see("book: reopened by Sam, open again: book (round 2): Wrong room")
        talk.choose("What now?", "I need help")
        talk.keys("No flour", ENTER)
        talk.see("Whose help is needed?")
        talk.keys("kim", ENTER)
        talk.see("bake: blocked by Sam: No flour; needs help from Kim")
        assert talk.leave() == 0
    assert [fact["text"] for fact in facts(folder, "visit-1", "commented")] == ["Soon"]


def test_what_others_did_since_is_told_on_coming_back(folder: Path) -> None:
    visiting(folder)
    act(folder, "take", "visit-1", "book", "--as", "jo")
    act(folder, "done", "visit-1", "book", "--set", "day=2027-03-01", "--tick-all", "--as", "jo")
    act(folder, "skip", "visit-1", "bake", "--reason", "No oven", "--as", "jo")
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.see("Since you were here today ", "one step done by Jo; two other events.")
        talk.see(" bake: skipped by Jo: No oven")


def test_a_sub_run_is_entered_and_left(folder: Path) -> None:
    visiting(folder)
    booked(folder)
    act(folder, "skip", "visit-1", "bake", "--reason", "No oven", "--as", "sam")
    act(folder, "approve", "visit-1", "agree", "--as", "kim")
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.see("Run visit-1.look.1: Inspect, for the step look of visit-1", "step 1 of 1")
        talk.choose("What now?", "Done")
        talk.choose("Clear", "yes")
        talk.see("visit-1: look: done by its run", "Back in run visit-1: Visit")
        talk.choose("What now?", "End a wait now")
        talk.keys("No time", ENTER)
        talk.see("rest: done by Sam: No time")
        assert talk.end()[0] == 0


ENDS = [
    pytest.param(CTRL_D, 0, id="the end of the input"),
    pytest.param(CTRL_C, 130, id="an interrupt"),
]


@pytest.mark.parametrize(("key", "expected"), ENDS)
@pytest.mark.parametrize("place", ["Which step first?", "What now?", "Why?"])
def test_stopping_records_nothing(folder: Path, place: str, key: str, expected: int) -> None:
    visiting(folder)
    before = act(folder, "log", "visit-1")
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        if place != "Which step first?":
            talk.choose("Which step first?", "Bake")
        if place == "Why?":
            talk.choose("What now?", "Skip")
        talk.see(place)
        talk.keys(key)
        code, _ = talk.end()
    assert code == expected
    assert talk.drawn.endswith("Go on with: flowdef step visit-1")
    assert "Traceback" not in talk.raw
    assert act(folder, "log", "visit-1") == before


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda each: each.name)
def test_a_closed_terminal_ends_it_quietly_and_keeps_the_run(folder: Path, number: int) -> None:
    visiting(folder)
    before = act(folder, "log", "visit-1")
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.choose("Which step first?", "Bake")
        talk.rows("What now?")
        assert talk.told(number) == 128 + number
    assert "Traceback" not in talk.raw
    assert "\x1b[?25h" in talk.raw.rpartition("What now?")[2]  # the cursor is there again
    assert act(folder, "log", "visit-1") == before


def test_forty_columns_hold_every_line(folder: Path) -> None:
    visiting(folder)
    with Screen("step", "visit-1", "--as", "sam", folder=folder, columns=40) as talk:
        talk.choose("Which step first?", "Book a room for Kim")
        rows = talk.rows("What now?")
        assert max(map(len, talk.drawn.split("\n"))) <= 40
        assert "  Stop here; all that is recorded stays" in rows


def test_what_is_wrong_is_told_whole_in_forty_columns(folder: Path) -> None:
    visiting(folder)
    with Screen("step", "visit-1", folder=folder, columns=40) as talk:
        talk.see("Who are you?")
        talk.keys("nobody at all", ENTER)
        said = " ".join(talk.see("Nobody here", "Known:", "Who are you? nobody").split())
        assert "Nobody here has the id 'nobody at all'. Known: sam, jo, kim." in said


def test_a_long_question_breaks_between_words(folder: Path) -> None:
    visiting(folder)
    with Screen("step", "visit-1", "--as", "sam", folder=folder, columns=30) as talk:
        talk.choose("Which step first?", "Book a room")
        talk.choose("What now?", "Done")
        talk.see("Have you read this")
        talk.keys(DOWN, ENTER)
        talk.see("Checklist")
        talk.keys("n", ENTER)
        talk.see("Not applicable: Room booked.\nWhy?")


def test_a_narrower_terminal_draws_the_question_anew(folder: Path) -> None:
    visiting(folder)
    with Screen("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.choose("Which step first?", "Book a room for Kim")
        talk.rows("What now?")
        talk.resize(30)
        assert "  Stop here; all that is" in talk.rows("What now?")


def test_colours_where_they_are_wanted_and_nowhere_else(folder: Path) -> None:
    visiting(folder)
    seen = {}
    for no_color in ("", "1"):
        words = ("step", "visit-1", "--as", "sam")
        with Screen(*words, folder=folder, NO_COLOR=no_color) as talk:
            talk.choose("Which step first?", "Book a room for Kim")
            talk.rows("What now?")
            seen[no_color] = talk.raw
    assert re.search(r"\x1b\[[0-9;]*;43[;m]", seen[""])  # a caution on yellow ground
    assert not re.search(r"\x1b\[[0-9;]*;(3|4|9)[0-7][;m]", seen["1"])


def test_a_dry_run_says_so_and_leaves_nothing(folder: Path) -> None:
    (folder / ".flowdef").mkdir(exist_ok=True)
    with Screen("step", "paper", "--dry-run", "--as", "sam", folder=folder) as talk:
        talk.see("This is a dry run: nothing is recorded, and no file is copied.")
        talk.choose("What now?", "Done")
        talk.choose("Have you read this warning?", "read")
        talk.see("Paper:")
        talk.keys("mine.pdf", ENTER, ENTER, ENTER)
        talk.choose("Keen", "yes")
        talk.choose("Kind", "lease")
        talk.rows("Parts")
        talk.keys(SPACE, ENTER)
        talk.see("sign: done by Sam (paper: mine.pdf;")
        talk.choose("What now?", "Done")
        code, _ = talk.end()
    assert code == 0
    assert "paper-1 is done" in talk.drawn
    assert talk.drawn.endswith("That was a dry run: nothing was recorded.")
    assert act(folder, "runs", "--all").startswith("no runs")
    assert not list(folder.rglob("evidence"))
