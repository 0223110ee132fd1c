"""Times are told in one zone, that of the organization's calendar, wherever the machine stands."""

import csv
from pathlib import Path

import pytest

from conversation import Conversation
from order_workspace import ORGANIZATION
from real_process import flowdef

CALENDAR = "calendar: {timezone: Asia/Tokyo}\n"  # nine hours before UTC, without summer time
ELSEWHERE = "America/New_York"
MOMENT = "2026-11-22T16:40:00Z"  # 01:40 on the next day in Tokyo, 11:40 in New York
START = ["start", "visit", "--set", "guest=kim", "--as", "sam"]
BOOK = ["done", "visit-1", "book", "--set", "day=2027-03-01", "--tick-all", "--as", "sam"]
BAKE = ["skip", "visit-1", "bake", "--reason", "No oven", "--as", "sam"]
AGREE = ["approve", "visit-1", "agree", "--as", "kim"]
LOOK = ["done", "visit-1.look.1", "look", "--set", "clear=yes", "--as", "sam"]
ANSWERS = """\
start: {as: sam, values: {guest: kim}}
steps:
  book: {as: sam, values: {day: 2027-03-01}, checklist: all}
  agree: {as: kim, approve: true}
  look: {as: sam, steps: {look: {as: sam, values: {clear: yes}}}}
"""


@pytest.fixture
def tokyo(folder: Path) -> Path:
    (folder / "organization.yaml").write_text(ORGANIZATION + CALENDAR, encoding="utf-8")
    return folder


def say(folder: Path, *words: str, code: int = 0) -> str:
    """What a command says at that moment, on a machine in New York."""
    done = flowdef(*words, folder=folder, moment=MOMENT, TZ=ELSEWHERE)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


TOLD = [
    pytest.param([START, BOOK], ["log", "visit-1"], 0, "2026-11-23\n  01:40 ", id="log"),
    pytest.param(
        [START, BOOK], BOOK, 1, "book was done by Sam at 2026-11-23 01:40", id="a step that is done"
    ),
    pytest.param(
        [START, ["take", "visit-1", "book", "--as", "sam"]],
        ["take", "visit-1", "book", "--as", "jo"],
        1,
        "book is started; Sam took it at 2026-11-23 01:40",
        id="a step that is taken",
    ),
    pytest.param(
        [START, ["cancel", "visit-1", "--reason", "No", "--as", "sam"]],
        BOOK,
        1,
        "it ended at 2026-11-23 01:40",
        id="a run that is over",
    ),
    pytest.param(
        [START, BOOK, BAKE, AGREE], LOOK, 0, "rest: waits until 2026-11-2", id="a wait that begins"
    ),
    pytest.param(
        [START, BOOK, BAKE, AGREE, LOOK],
        ["take", "visit-1", "rest", "--as", "sam"],
        1,
        "rest is a wait until 2026-11-2",
        id="a wait that may not be taken",
    ),
    pytest.param([START, BOOK], ["next"], 0, "ready: ", id="next"),
    pytest.param(
        [START, ["take", "visit-1", "book", "--as", "sam"]],
        [*BOOK[:-1], "jo"],
        1,
        "book is in the hands of Sam [sam] since 2026-11-23 01:40",
        id="what is in other hands",
    ),
]


@pytest.mark.parametrize(("before", "words", "code", "told"), TOLD)
def test_moments_are_told_by_the_calendar(
    tokyo: Path, before: list[list[str]], words: list[str], code: int, told: str
) -> None:
    for each in before:
        say(tokyo, *each)
    said = say(tokyo, *words, code=code)
    assert told in said
    assert "Z" not in said.replace("head ", "").replace("order", "")


def test_a_step_is_shown_by_the_calendar(tokyo: Path) -> None:
    say(tokyo, *START)
    say(tokyo, *BOOK)
    with Conversation(
        "step", "visit-1", "--as", "kim", folder=tokyo, moment=MOMENT, TZ=ELSEWHERE
    ) as talk:
        page = talk.hear("stop):")
        talk.say("stop")
        talk.end()
    assert "(Sam, today 01:40)" in page


def test_what_others_did_meanwhile_is_told_by_the_calendar(tokyo: Path) -> None:
    say(tokyo, *START)
    say(tokyo, "comment", "visit-1", "Hello", "--as", "jo")
    with Conversation(
        "step", "visit-1", "--as", "sam", folder=tokyo, moment=MOMENT, TZ=ELSEWHERE
    ) as talk:
        said = talk.hear("[1]:")
        talk.say("")
        talk.talk("stop): -> stop")
        talk.end()
    assert "Since you were here today 01:40: one other event." in said
    assert "  today 01:40 Jo says: Hello" in said


def test_a_table_tells_what_happened_by_the_calendar_and_when_in_utc(tokyo: Path) -> None:
    for each in (START, BOOK, BAKE, AGREE, LOOK):
        say(tokyo, *each)
    rows = list(csv.reader(say(tokyo, "log", "visit-1", "--format", "csv").splitlines()))
    (wait,) = [row for row in rows if row[4] == "wait-began"]
    assert wait[3] == MOMENT
    assert wait[-1] == "rest: waits until 2026-11-24 01:40"


def test_a_walk_tells_its_wait_by_the_calendar(tokyo: Path) -> None:
    (tokyo / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    said = say(tokyo, "step", "visit", "--answers", "a.yaml", code=1)
    assert "waits until 2026-11-2" in said
    assert "(until 2026-11-2" in said
    assert "Z" not in said


def test_a_wait_beyond_every_calendar_is_told(tokyo: Path) -> None:
    file = tokyo / "processes" / "visit.yaml"
    text = file.read_text(encoding="utf-8")
    assert "wait: {for: " in text
    head, _, tail = text.partition("wait: {for: ")
    file.write_text(f"{head}wait: {{for: 999999999w}}{tail.partition('}')[2]}", encoding="utf-8")
    for each in (START, BOOK, BAKE, AGREE):
        say(tokyo, *each)
    assert "rest: waits until 9999-12-31" in say(tokyo, *LOOK)
    assert "until 9999-12-31" in say(tokyo, "next", "visit-1")
