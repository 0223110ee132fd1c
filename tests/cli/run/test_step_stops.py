"""`flowdef step` where it stops, is interrupted, or cannot begin."""

from pathlib import Path

import pytest

from conversation import Conversation
from order_workspace import order_workspace
from visits import BOOKED, act, visiting

STOPS = [
    pytest.param(b"stop\n", 0, id="the word"),
    pytest.param(b"\x04", 0, id="the end of the input"),
    pytest.param(b"\x03", 130, id="an interrupt"),
]


@pytest.mark.parametrize(("keys", "expected"), STOPS)
def test_stopping_records_nothing_and_says_how_to_go_on(
    folder: Path, keys: bytes, expected: int
) -> None:
    visiting(folder)
    before = act(folder, "log", "visit-1")
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->")
        talk.hear("stop):")
        talk.interrupt() if keys == b"\x03" else talk.press(keys)
        code, left = talk.end()
    assert code == expected
    assert left.endswith("\nGo on with: flowdef step visit-1\n")
    assert "Traceback" not in left
    assert act(folder, "log", "visit-1") == before


@pytest.mark.parametrize(("keys", "expected"), STOPS[1:])
@pytest.mark.parametrize("answers", [[], ["sam"], ["sam", "kim"]], ids=len)
def test_stopping_before_the_start_begins_no_run(
    folder: Path, answers: list[str], keys: bytes, expected: int
) -> None:
    with Conversation("step", "visit", folder=folder) as talk:
        questions = ["Who are you? (", "Guest (", "Seats ("]
        for question, answer in zip(questions, answers, strict=False):
            talk.hear(question)
            talk.say(answer)
        talk.hear(questions[len(answers)])
        talk.interrupt() if keys == b"\x03" else talk.press(keys)
        code, left = talk.end()
    assert code == expected
    assert "Stopped." in left
    assert "Traceback" not in left
    assert act(folder, "runs").startswith("no runs yet")


def test_stopping_in_the_middle_of_a_step_keeps_the_step_as_it_was(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->" + BOOKED)
        talk.talk("Day -> 2027-03-01\nDoor code ->")
        talk.hear("Chairs")
        talk.interrupt()
        assert talk.end()[0] == 130
    assert "ready: book" in act(folder, "next", "visit-1")
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->\nBOOK A ROOM")  # and it goes on


def test_arrow_keys_and_broken_bytes_are_asked_again(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->\nstop): -> help\nmissing? -> \x1b[A")
        talk.hear("arrow keys do nothing here")
        talk.press(b"\xff\xfe\n")
        talk.hear("arrow keys do nothing here")
        talk.talk("missing? -> Nobody there\nWhose help ->\nbook: blocked by Sam: Nobody there")


def test_a_narrow_terminal_wraps_its_pages(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder, columns=20) as talk:
        talk.talk("[1]: ->")
        page = talk.hear("Expected: A")
    assert "Caution: The small\n  room is cold.\n" in page


def test_a_run_takes_no_inputs_and_an_unknown_name_is_told(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--set", "guest=jo", "--as", "sam", folder=folder) as talk:
        code, said = talk.end()
    assert code == 2
    assert "visit-1 is a run already" in said
    with Conversation("step", "vist", "--as", "sam", folder=folder) as talk:
        code, said = talk.end()
    assert code == 2
    assert "Did you mean 'visit'?" in said


def test_a_start_that_is_refused_says_why(folder: Path) -> None:
    (folder / "processes" / "inspect.yaml").unlink()
    with Conversation("step", "visit", "--as", "sam", folder=folder) as talk:
        talk.talk("Guest -> kim\nSeats ->\nPurpose ->")
        code, said = talk.end()
    assert code == 1
    assert "inspect (called by visit) is not in this workspace" in said


def test_without_an_organization_any_name_will_do(tmp_path: Path) -> None:
    order_workspace(tmp_path)
    (tmp_path / "organization.yaml").unlink()
    with Conversation("step", "inspect", folder=tmp_path) as talk:
        talk.talk("Who are you -> anybody\nLOOK AT IT\nstop): -> done\nClear -> no")
        talk.hear("inspect-1 is done")
        assert talk.end()[0] == 0
