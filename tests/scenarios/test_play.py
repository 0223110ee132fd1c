"""Play: each kind of step, round and end, as a scenario meets it."""

from typing import Any

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Scenario
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.scenarios.play import Player, play
from flowdef.scenarios.played import Played
from processes_by_hand import a_process as a_process_of
from processes_in_a_line import a_definition, a_process
from scenarios_by_hand import a_scenario

BACK = "a > approve b -> a[rounds 3] > c"
OTHER = a_process("x", id="other")
ASKED = "a[ask x:good|poor!] > b[when x == 'good'] > c"
LEFT_OPEN = "a[ask n:integer] > b[when n > 3] > c"


def said(played: Played) -> str:
    """How it went: each step as it closed, with its round from the second on, and the end."""
    closed = (
        f"{'' if each.done else '-'}{each.step}{each.round if each.round > 1 else ''}"
        for each in played.closed
    )
    return f"{' '.join(closed)}: {played.end}"


@pytest.mark.parametrize(
    ("line", "scenario", "went"),
    [
        pytest.param("a > b", a_scenario(), "a b: done", id="one after the other"),
        pytest.param("a(b) > b()", a_scenario(), "b a: done", id="by what they need"),
        pytest.param(
            "a > b(a) > c() > d(c)", a_scenario(), "a b c d: done", id="in document order"
        ),
        pytest.param(
            ASKED, a_scenario(None, {"a": {"x": "poor"}}), "a -b c: done", id="false: skipped"
        ),
        pytest.param(ASKED, a_scenario(None, {"a": {"x": "good"}}), "a b c: done", id="true: done"),
        pytest.param(
            "a[tick 2; ask t:text!, n:integer(3..)!] > b", a_scenario(), "a b: done", id="filled"
        ),
        pytest.param("a > wait w 14d > b", a_scenario(), "a w b: done", id="a wait passes"),
        pytest.param(
            "a > wait w 14d > b > wait v() 1d > c",
            a_scenario(),
            "v a w b c: done",
            id="a wait passes at once, before anybody does anything",
        ),
        pytest.param(
            "a[ask day:date!] > wait w until day > b", a_scenario(), "a w b: done", id="until"
        ),
        pytest.param("auto m[ask x:text!] > b", a_scenario(), "m b: done", id="a machine"),
        pytest.param("call s other > b", a_scenario(), "s b: done", id="a sub-process"),
        pytest.param(BACK, a_scenario(), "a b c: done", id="approved unless it is said"),
        pytest.param(
            BACK,
            a_scenario(None, {"b": ["rejected", "approved"]}),
            "a b a2 b2 c: done",
            id="rejected, and approved in the second round",
        ),
        pytest.param(
            "a > approve b > c", a_scenario(None, {"b": "rejected"}), "a b: rejected", id="the end"
        ),
        pytest.param(
            "a > approve b -> continue > c[when b == 'approved']",
            a_scenario(None, {"b": "rejected"}),
            "a b -c: done",
            id="a no that goes on",
        ),
        pytest.param(
            "a > approve b[quorum 3] > approve c[apart a, b]",
            a_scenario(),
            "a b c: done",
            id="several people, each another one",
        ),
        pytest.param(
            "a > auto m[repeat no; ask x:text!] > approve b -> a",
            a_scenario(None, {"b": ["rejected", "approved"]}),
            "a m b a2 m2 b2: done",
            id="what a machine may not repeat is done by hand",
        ),
        pytest.param(
            "a[ask n:integer] > b[when n | default(0) > 3]",
            a_scenario(),
            "a -b: done",
            id="what a condition reads is not filled, and stays open where it may",
        ),
        pytest.param(
            "a[ask n:integer] > b[when n | default(9) > 3] > approve c -> a",
            a_scenario(None, {"a": [{"n": 1}, {}], "c": ["rejected", "approved"]}),
            "a -b c a2 -b2 c2: done",
            id="an answer of an earlier round stands until there is another",
        ),
        pytest.param(
            "auto a[ask n:integer] > b[when n | default(9) > 3] > approve c -> a",
            a_scenario(None, {"a": [{"n": 1}, {}], "c": ["rejected", "approved"]}),
            "a -b c a2 b2 c2: done",
            id="that of a machine does not",
        ),
    ],
)
def test_a_scenario_goes_its_way(line: str, scenario: Scenario, went: str) -> None:
    played = play(a_definition(line, OTHER), scenario)
    assert played.wrong == ()
    assert said(played) == went


@pytest.mark.parametrize(
    ("line", "scenario", "wrong"),
    [
        pytest.param(
            ASKED,
            a_scenario(),
            "a: X (x) is not answered, and the condition of b reads it; "
            "say what it is: good or poor",
            id="an answer that a condition reads is missing",
        ),
        pytest.param(
            LEFT_OPEN,
            a_scenario(),
            "b: nobody can go on: N (n) is not recorded; let a answer n",
            id="a condition reads what was left open",
        ),
        pytest.param(
            "a > approve b > c[when b == 'approved']",
            a_scenario(),
            "b: b (b) is not answered, and the condition of c reads it; "
            "say what it is: approved or rejected",
            id="a verdict that a condition reads is missing",
        ),
        pytest.param(
            BACK,
            a_scenario(None, {"b": "rejected"}),
            "b, round 3: nobody can go on: it was rejected in round 3 of 3; "
            "approve it in round 3 at the latest",
            id="rejected too often",
        ),
        pytest.param(
            ASKED,
            a_scenario(None, {"a": {"x": "god"}}),
            "a: X (x): 'god' is none of the choices; did you mean 'good'?",
            id="no choice",
        ),
        pytest.param(
            ASKED,
            a_scenario(None, {"a": {"x": "good", "z": 1}}),
            "a: the process has no field 'z'",
            id="no field",
        ),
        pytest.param(
            "a > b",
            a_scenario(None, {"a": "approved"}),
            "a: a is no approval: answer it with values by name",
            id="a verdict on what is no approval",
        ),
        pytest.param(
            "a > approve b",
            a_scenario(None, {"b": {"x": 1}}),
            "b: b is an approval: answer it approved or rejected",
            id="values for an approval",
        ),
        pytest.param(
            "a", a_scenario({"y": 1}), "the run cannot start: the process has no input 'y'", id="in"
        ),
        pytest.param(
            "a[when 1 == 2; ask day:date] > wait w until day",
            a_scenario(),
            "w: nobody can go on: Day (day) is not recorded; a, which records it, was skipped",
            id="no day to wait for",
        ),
        pytest.param(
            "a > b[when n > 3] > c[ask n:integer]",
            a_scenario(),
            "b: nobody can go on: N (n) is not recorded; c records it, and was not done before",
            id="a condition reads what is recorded later",
        ),
        pytest.param(
            "a > b[when d]",
            a_scenario(),
            "b: nobody can go on: D (d) is not recorded; give d",
            id="an input that was left out",
        ),
    ],
)
def test_what_goes_wrong_is_said(line: str, scenario: Scenario, wrong: str) -> None:
    inputs = "d:boolean" if "when d" in line else ""
    played = play(a_definition(line, inputs=inputs), scenario)
    assert [each.message for each in played.wrong] == [wrong]
    assert played.end == "stuck"


def test_an_input_that_a_condition_reads_must_be_given() -> None:
    definition = a_definition("a[when vip]", inputs="vip:boolean!")
    (wrong,) = play(definition, a_scenario()).wrong
    assert wrong.message == (
        "the input Vip (vip) is not given, and the condition of a reads it; "
        "say what it is: true or false"
    )
    assert (wrong.kind, wrong.field, wrong.place) == ("missing", "vip", ("given",))


def test_a_required_field_that_nothing_fits_must_be_answered() -> None:
    odd = Field(name="x", type=FieldType.EMAIL, pattern="[0-9]+", required=True)
    step = replace(a_process("a").steps[0], collect=(odd,))
    found = pin(a_process_of(step), str)
    assert isinstance(found, Definition)
    (wrong,) = play(found, a_scenario()).wrong
    assert wrong.message == (
        "a: X (x) is not answered, and no value of its form was found to fill it with; "
        "say what it is: an e-mail address of the form [0-9]+"
    )


def test_a_sub_run_that_cannot_start_is_told() -> None:
    other = a_process("x", id="other", inputs="who:text!")
    (wrong,) = play(a_definition("call s other", other), a_scenario()).wrong
    assert wrong.message == (
        "s: nobody can go on: other cannot start: Who (who) is required; give it what it needs"
    )


@pytest.mark.parametrize("kind", FieldType)
def test_every_type_of_field_can_be_filled(kind: FieldType) -> None:
    asked = "good|poor" if kind in (FieldType.CHOICE, FieldType.CHOICES) else kind
    played = play(a_definition(f"a[ask x:{asked}!] > b"), a_scenario())
    assert said(played) == "a b: done"


def test_decisions_votes_and_rounds_are_told() -> None:
    line = "one{a[ask n:integer!]} > two[when n > 3]{b[when n > 5] > approve c -> a}"
    answers: dict[str, Any] = {"a": [{"n": 4}, {"n": 9}], "c": ["rejected", "approved"]}
    played = play(a_definition(line), a_scenario(None, answers))
    assert [(each.of, each.is_stage, each.round, each.holds) for each in played.decisions] == [
        ("two", True, 1, True),
        ("b", False, 1, False),
        ("two", True, 2, True),
        ("b", False, 2, True),
    ]
    assert [each.reads for each in played.decisions] == [{"n": 4}, {"n": 4}, {"n": 9}, {"n": 9}]
    assert [(each.round, each.verdict) for each in played.votes] == [
        (1, "rejected"),
        (2, "approved"),
    ]
    assert played.rounds == {"a": 2, "b": 2, "c": 2}


def test_a_player_plays_many_scenarios_and_each_from_its_beginning() -> None:
    player = Player(a_definition(ASKED))
    good = a_scenario(None, {"a": {"x": "good"}})
    poor = a_scenario(None, {"a": {"x": "poor"}})
    assert [player.play(each).skipped for each in (good, poor, good)] == [(), ("b",), ()]
