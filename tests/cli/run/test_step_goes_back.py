"""`flowdef step` line by line: what is taken as an answer, and the way out of every question."""

from pathlib import Path

import pytest

from conversation import Conversation
from visits import BOOKED, act, booked, facts, visiting

STEP = ("step", "visit-1", "--plain", "--as", "sam")
LOOK = ("step", "inspect", "--plain", "--as", "sam")


def test_how_one_answers_goes_back_and_stops_is_said_at_first(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        said = talk.hear("Which step first?")
    assert "'?' alone explains, '.' alone goes back, Ctrl-D stops." in said


def test_a_no_is_no_not_applicable(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: ->\nstop): -> done\nread): -> read\nRoom booked -> no")
        talk.talk("Key fetched -> n\nOne of: done, open, not applicable; or its number.")
        talk.talk("not applicable): -> y\nHeating on -> no\nNot finished: 2 of 3 items open.")
        talk.hear("The others are kept till then.")
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: ->\nstop): -> done\nread): -> read\nRoom booked -> no")
        talk.talk("Key fetched -> 2\nHeating on -> open\nNot finished: 3 of 3 items open.")
        assert "others" not in talk.hear("stop):")


def test_words_are_taken_whole_and_every_menu_takes_numbers(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=120) as talk:
        talk.talk("[1]: -> 2\nBAKE\nstop): -> com\nDid you mean 'comment'?\nstop): -> 6")
        talk.talk("Your comment: -> Soon\nbake: Sam says: Soon\nstop): -> Stop here")
        talk.talk("Did you mean 'stop'?\nstop): -> STOP")
        assert talk.end()[0] == 0


def test_a_question_explains_itself(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: -> 2\nstop): -> ?")
        said = talk.hear("stop):")
        assert "1. done: Done\n" in said
        assert "3. skip: Skip it, with a reason\n" in said
        assert "'.' alone goes back" in said
        talk.say("skip")
        talk.talk("Why? -> ?\nno word is a command here\nWhy? -> Late\nbake: skipped")
    assert facts(folder, "visit-1", "skipped")[0]["reason"] == "Late"


def test_what_would_be_a_command_at_a_menu_is_recorded_only_if_it_is_meant(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: -> 2\nstop): -> help\nWhat is missing? -> stop")
        talk.talk("'stop' is no command here; '.' alone goes back.")
        talk.talk("Is 'stop' the answer? (1=no / 2=yes): -> no\nWhat is missing? -> help")
        talk.talk("Is 'help' the answer? -> yes\nWhose help -> .\nWhat is missing? [help]: -> .")
        talk.talk("Back: nothing is recorded.\nstop): -> hand over\nTo whom? -> stop")
        talk.talk("'stop' is no command here; '.' alone goes back.\nTo whom? -> .\nStill step")
        talk.talk("stop): -> .\nWhich step first? -> .\nThere is nothing before this question.")
        talk.talk("Which step first? -> 2\nstop): -> stop")
        assert talk.end()[0] == 0
    assert not facts(folder, "visit-1", "blocked")
    assert not facts(folder, "visit-1", "assigned")


MARKS = [(r"\.", "."), (r"\?", "?"), (r"\-", "-"), (r"\\.", r"\."), (r"\x", r"\x"), ("-", "-")]


@pytest.mark.parametrize(("typed", "meant"), MARKS)
def test_a_mark_behind_a_backslash_is_an_answer(folder: Path, typed: str, meant: str) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: -> 2\nstop): -> comment\nYour comment: -> ?")
        assert r"a backslash before it says so: \. or \? or \-." in " ".join(
            talk.hear("Your comment:").split()
        )
        talk.say(typed)
        talk.talk("stop): -> stop")
    assert facts(folder, "visit-1", "commented")[0]["text"] == meant


def test_where_a_step_is_the_only_one_stop_is_the_way_out(folder: Path) -> None:
    with Conversation(*LOOK, folder=folder, columns=100) as talk:
        talk.talk("stop): -> .\nThere is nothing before this question. 'stop' ends here.")
        talk.talk("Still step 1 of 1\nstop): -> 1\nClear -> .\nBack: nothing\nstop): -> stop")
        assert talk.end()[0] == 0


@pytest.mark.parametrize("none", ["none of these", "None of these", "LAST", ""])
def test_none_of_these_can_be_chosen(folder: Path, none: str) -> None:
    visiting(folder)
    booked(folder)
    with Conversation(*STEP, folder=folder, columns=120) as talk:
        for word, question, last in (("back", "be done again?", "2"), ("correct", "wrong?", "9")):
            talk.talk(f"stop): -> {word}\n{question} -> {none.replace('LAST', last)}")
        talk.talk("Still step\nstop): -> correct\nwrong? -> 1\nGuest -> .\nwrong? -> .")
        talk.talk("Back: nothing is recorded.\nstop): -> correct\nwrong? -> 2")
        talk.talk("Seats -> 5\nWhy? -> .\n[5]: -> 4\nNothing is changed.\nstop): -> stop")
        assert talk.end()[0] == 0


def test_one_goes_back_question_by_question_and_finds_the_answers_again(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: ->" + BOOKED)
        talk.talk("Day -> 2027-03-01\nDoor code -> 1234\nChairs -> 12\nWhy? -> .\n[12]: ->")
        talk.talk("Why? -> Borrowed\nWarm -> .\n[12]: ->\nWhy? [Borrowed]: ->\nWarm -> .")
        talk.talk("Chairs -> .\nDoor code -> .\n[2027-03-01]: -> .\nHeating on -> .")
        talk.talk("Key fetched -> n/a\nWhy does it not apply? -> .\n[done]: -> n/a")
        talk.talk("Why does it not apply? -> No key\nHeating on\n [done]: -> .\nKey fetched -> .")
        talk.talk("Room booked -> .\nBack: nothing is recorded.\nstop): -> done")
        talk.talk("Day (date, such as 2027-03-01) [2027-03-01]: ->\nDoor code -> 99")
        talk.talk("[12]: ->\nWhy? [Borrowed]: ->\nWarm ->\nExtras ->\nbook: done by Sam")
    (finished,) = facts(folder, "visit-1", "finished")
    assert finished["values"] == {"day": "2027-03-01", "seated": 12}
    assert finished["deviations"] == {"seated": "12 is above the maximum of 8: Borrowed"}
    assert (finished["ticks"], finished["not_applicable"]) == ([0, 2], {"1": "No key"})


def test_before_the_start_one_goes_back_too_and_out_of_it(folder: Path) -> None:
    with Conversation("step", "visit", "--plain", "--as", "sam", folder=folder) as talk:
        talk.talk("Guest -> kim\nSeats -> 9\nWhy? -> More\nPurpose -> .\n[9]: -> .")
        talk.talk("[kim]: -> .")
        code, said = talk.end()
    assert code == 0
    assert "Stopped. No run is begun." in said
    assert act(folder, "runs").startswith("no runs yet")


def test_what_is_lost_is_told(folder: Path) -> None:
    visiting(folder)
    with Conversation(*STEP, folder=folder, columns=100) as talk:
        talk.talk("[1]: -> 1\nstop): -> comment\ncomment: -> Hm\nSam says" + BOOKED)
        talk.talk("Day -> 2027-03-01\nDoor code ->")
        talk.hear("Chairs")
        talk.interrupt()
        code, said = talk.end()
    assert code == 130
    assert "Not recorded, and not kept: the answers so far for Book a room for Kim.\n" in said
    assert "All that was recorded stays.\n" in said
    assert said.endswith("Go on with: flowdef step visit-1\n")


def test_a_wrong_name_is_told_before_anything_is_asked(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit", "--plain", "--as", "sma", folder=folder) as talk:
        code, said = talk.end()
    assert code == 1
    assert "What now?" not in said
    assert "'sam'" in said


def test_who_has_nothing_to_do_is_not_told_to_go_on(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--plain", "--as", "kim", folder=folder) as talk:
        code, said = talk.end()
    assert code == 0
    assert "Nothing for you now." in said
    assert "Go on with" not in said
    assert "When it is your turn again: flowdef step visit-1" in said


def test_a_dry_run_does_not_tell_to_go_on(folder: Path) -> None:
    with Conversation(*LOOK, "--dry-run", folder=folder) as talk:
        talk.talk("stop): -> comment\nYour comment -> Hm\nSam says: Hm\nstop): -> stop")
        code, said = talk.end()
    assert code == 0
    assert "Go on with" not in said
    assert "stays" not in said
