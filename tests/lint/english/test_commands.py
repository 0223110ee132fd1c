import pytest

from flowdef.lint.english.commands import commands, english, strayed
from flowdef.lint.english.words import OURS, words_of


@pytest.mark.parametrize(
    "text",
    [
        "Send the contract",
        "**Send** the contract",
        "3. Send the contract",
        "Then carefully send the contract",
        "Never send a contract",
        "If it is late, send the contract",
        "For P1, P2 (or P3) cases, send the contract",
        "When all is well, if nobody objects, send it",
        "Legal: send the contract",
        "**Legal:** send the contract",
        "Legal team - send the contract",
        "SSH into the host",
        "Silence the alarm",
    ],
)
def test_a_command_begins_with_a_verb(text: str) -> None:
    assert commands(text, OURS)
    assert strayed(text, OURS) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The contract is sent", "The"),
        ("Sending of the contract", "Sending"),
        ("Mapping of the process", "Mapping"),
        ("Sends the contract", "Sends"),
        ("Verifies the contract", "Verifies"),
        ("Published the contract", "Published"),
        ("Verification of the contract", "Verification"),
        ("Kick-off", "Kick-off"),
        ("VM restart", "VM"),
        ("Is the contract sent?", "Is"),
        ("Warehouse staff must count it", "must"),
        ("When it is late, the contract is sent", "the"),
    ],
)
def test_what_shows_that_it_is_no_command(text: str, word: str) -> None:
    assert not commands(text, OURS)
    assert strayed(text, OURS) in {word, word.capitalize()}


@pytest.mark.parametrize(
    "text",
    [
        "Frobnicate the widget",
        "Frobnicate and sum",
        "If it is late",
        "If so, if not",
        "A",
        "",
        "X-ray",
    ],
)
def test_nobody_can_tell(text: str) -> None:
    assert not commands(text, OURS)
    assert strayed(text, OURS) == ""


def test_what_has_no_end_is_not_looked_into() -> None:
    endless = "The file and " * 100
    assert strayed(endless, OURS) == ""
    assert not commands(f"Send {endless}", OURS)


def test_a_house_has_verbs_of_its_own() -> None:
    house = words_of((("verbs", ("Frobnicate",)),))
    assert commands("Frobnicate the widget", house)
    assert strayed("Frobnication", house) == "Frobnication"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Send the form to the customer", True),
        ("Den Antrag mit dem Kunden und der Bank", False),
        ("Kick-off", True),
    ],
)
def test_english_is_told_by_its_small_words(text: str, expected: bool) -> None:
    assert english(text.lower().split()) is expected
