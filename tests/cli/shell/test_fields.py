"""One field asked for line by line: what is typed, and what comes of it."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.cli.shell.dialog import CONTROL
from flowdef.cli.shell.fields import Given, ask_field
from flowdef.cli.shell.marks import BACK
from flowdef.cli.shell.plain import PlainDialog
from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType
from flowdef.run.roster import Member, Roster

SEATS = Field(name="seats", type=FieldType.INTEGER, max=8, default=4)
DAY = Field(name="day", type=FieldType.DATE, required=True)
MOMENT = Field(name="at", type=FieldType.DATETIME, required=True)
PLAN = Field(name="plan", type=FieldType.CHOICES, choices=("a", "b"))
SECRET = Field(name="pin", type=FieldType.TEXT, sensitive=True, default="1234")
COUNT = Field(name="count", type=FieldType.INTEGER, sensitive=True, max=8)
LINE = st.text(max_size=12).filter(lambda line: line.strip() != BACK)
SIZE = Field(name="size", type=FieldType.CHOICE, choices=("s", "m"), required=True)
WEEKS = Field(name="weeks", type=FieldType.CHOICE, choices=("2", "1"), required=True)
TODAY = datetime.now().astimezone().date().isoformat()


class Typed:
    """A person who types these lines."""

    def __init__(self, *lines: str) -> None:
        self.lines = iter(lines)

    def __call__(self, _: str) -> str:
        return next(self.lines)


ROWS = [
    pytest.param(SEATS, ["3"], {}, Given(3), id="a value"),
    pytest.param(SEATS, [""], {}, Given(4), id="the default, by Enter"),
    pytest.param(SEATS, ["-"], {}, Given(), id="no default"),
    pytest.param(SEATS, ["x", "9", "", "Guests"], {}, Given(9, "Guests"), id="a deviation"),
    pytest.param(SEATS, [""], {"before": 2, "recorded": True}, Given(stands=True), id="it stands"),
    pytest.param(
        SEATS,
        ["", "Still guests"],
        {"before": 9, "recorded": True},
        Given(reason="Still guests", stands=True),
        id="it stands outside its limits, with a reason again",
    ),
    pytest.param(SEATS, ["2"], {"before": 2, "recorded": True}, Given(stands=True), id="the same"),
    pytest.param(SEATS, ["-"], {"before": 2, "recorded": True}, Given(), id="taken back"),
    pytest.param(DAY, ["", "soon", TODAY], {}, Given(TODAY), id="required"),
    pytest.param(PLAN, ["b, a"], {}, Given(["a", "b"]), id="several"),
    pytest.param(PLAN, ["2,1"], {}, Given(["a", "b"]), id="several by their numbers"),
    pytest.param(SIZE, ["3", "0", "2"], {}, Given("m"), id="one by its number"),
    pytest.param(WEEKS, ["3", "1"], {}, Given("1"), id="a number that is a choice itself"),
    pytest.param(PLAN, [""], {"before": ["a"]}, Given(["a"]), id="several that stood there"),
]


@pytest.mark.parametrize(("field", "lines", "more", "expected"), ROWS)
def test_what_is_typed(
    monkeypatch: pytest.MonkeyPatch,
    field: Field,
    lines: list[str],
    more: dict[str, Any],
    expected: Given,
) -> None:
    monkeypatch.setattr("builtins.input", Typed(*lines))
    assert ask_field(PlainDialog(), field, None, **more) == expected


MOMENTS = [
    ("2027-03-01 9:05", "2027-03-01T09:05:00"),
    ("9:05", f"{TODAY}T09:05:00"),
    ("Today 19:05", f"{TODAY}T19:05:00"),
    ("2027-03-01T09:05", "2027-03-01T09:05:00"),
]


@pytest.mark.parametrize(("typed", "value"), MOMENTS)
def test_a_moment_may_be_said_in_short(
    monkeypatch: pytest.MonkeyPatch, typed: str, value: str
) -> None:
    monkeypatch.setattr("builtins.input", Typed("noon", "29:00", typed))
    assert ask_field(PlainDialog(), MOMENT, None).value == value


def test_now_is_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", Typed("Now"))
    assert ask_field(PlainDialog(), MOMENT, None).value >= TODAY


def test_a_day_may_be_said_by_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", Typed("Today"))
    assert ask_field(PlainDialog(), DAY, None).value >= TODAY


def test_a_secret_is_offered_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def hidden(prompt: str) -> str:
        asked.append(prompt)
        return "5678"

    monkeypatch.setattr("getpass.getpass", hidden)
    assert ask_field(PlainDialog(), SECRET, None) == Given("5678")
    assert "1234" not in asked[0]


def test_what_is_typed_in_secret_is_not_repeated_where_it_does_not_fit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("getpass.getpass", Typed("x-57", "57"))
    monkeypatch.setattr("builtins.input", Typed("Why"))
    assert ask_field(PlainDialog(), COUNT, None) == Given(57, "Why")
    said = capsys.readouterr().out
    assert "What was given does not fit." in said
    assert "it lies outside its limits: this is recorded as a deviation" in said
    assert "57" not in said


@given(st.sampled_from([SEATS, DAY, PLAN]), st.lists(LINE, max_size=4))
def test_whatever_is_typed_the_answer_is_one_that_the_field_can_hold(
    field: Field, lines: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.input", Typed(*lines, "2026-06-15", "a", "1", "Why"))
        found = ask_field(PlainDialog(), field, None)
    if found.value is not None:
        assert not isinstance(read(field, found.value), Problem)
    assert not CONTROL.search(found.reason)


GUEST = Field(name="guest", type=FieldType.PERSON, required=True)
ROSTER = Roster({}, {"sam": Member("Sam"), "kim": Member("Kim")})
WHO = [
    pytest.param(["sam"], "sam", "", id="somebody of the organization"),
    pytest.param(["sma", "1"], "sam", "2. sma, somebody outside", id="a slip of the hand"),
    pytest.param(["sma", ""], "sam", "1. Sam [sam]", id="by Enter the one who is near"),
    pytest.param(["KIM", "here"], "kim", "1. Kim [kim]", id="by name"),
    pytest.param(["sma", "outside"], "sma", "Who is meant?", id="somebody like that outside"),
    pytest.param(["zorro"], "zorro", "zorro is nobody of the organization", id="like nobody here"),
]


@pytest.mark.parametrize(("lines", "value", "told"), WHO)
def test_who_is_meant_is_asked_where_it_may_be_somebody_here(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: list[str],
    value: str,
    told: str,
) -> None:
    typed = Typed(*lines)
    questions: list[str] = []

    def asked(question: str) -> str:
        questions.append(question)
        return typed(question)

    monkeypatch.setattr("builtins.input", asked)
    assert ask_field(PlainDialog(), GUEST, ROSTER) == Given(value)
    assert told in "".join([capsys.readouterr().out, *questions])
    assert next(typed.lines, None) is None


def test_who_stood_there_is_not_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", Typed(""))
    assert ask_field(PlainDialog(), GUEST, ROSTER, "sma").value == "sma"
