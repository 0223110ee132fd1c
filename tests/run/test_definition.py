"""Definitions: what is pinned, when a process cannot be, and the JSON of all that is logged."""

import json
from typing import get_args

import pytest

from flowdef.model.process import (
    Automation,
    Due,
    Email,
    Escalation,
    Http,
    InField,
    Process,
    Raci,
    Retry,
    Stage,
    Step,
)
from flowdef.run.data import text
from flowdef.run.defining import define
from flowdef.run.definition import Definition, Seat
from flowdef.run.digest import digest
from flowdef.run.events import from_json, to_json
from flowdef.run.evolve_run import OF_A_RUN
from flowdef.run.evolve_step import OF_A_STEP
from flowdef.run.facts import Fact, Started
from flowdef.run.flaws import Flaw
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused, Why
from flowdef.times import duration
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk


def refused(process: Process, *others: Process) -> str:
    called = {other.id: other for other in others}
    found = pin(process, lambda name: called.get(name, "is missing"))
    assert isinstance(found, Refused)
    assert found.why is Why.PROCESS
    return found.reason


def test_a_definition_survives_json() -> None:
    other = a_process("x[ask n:integer(0..9)=3]", id="other", inputs="who:text!")
    found = a_definition(
        "one[when d == 'x']{a[by {who}; ask c:good|poor!; tick 2; due 2d before day]} > "
        "two{approve b -> a[apart a; right pay n EUR] > wait w until day > call s other who={{d}}}",
        other,
        inputs="d:text, day:date, who:person, n:integer",
        owner="clerk",
    )
    again = Definition(json.loads(json.dumps(found.json)), json.loads(json.dumps(found.called)))
    assert again == found
    assert (again.digest, hash(again)) == (found.digest, hash(found))
    assert again.steps == found.steps
    assert again.stages == found.stages
    assert again.fields == found.fields
    assert again != again.json


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": "ü"}) == digest({"b": "ü", "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_the_digest_changes_with_any_text() -> None:
    assert a_definition("a").digest != a_definition("a[title b]").digest


def test_effective_needs_and_order_are_pinned() -> None:
    found = a_definition("one{a[hold] > b} > two{c > d()}")
    assert {name: step.needs for name, step in found.steps.items()} == {
        "a": (),
        "b": ("a",),
        "c": ("a", "b"),
        "d": ("a",),
    }
    assert found.sequence == ("a", "b", "c", "d")


def test_titles_are_filled_without_the_parser() -> None:
    walk = Walk(
        a_definition("a[title Greet {{ name }} of {{ firm }}]", inputs="name:text, firm:text")
    )
    walk.start(name="Ms X")
    title = walk.definition.steps["a"].title
    assert text(walk.definition, walk.state, title) == "Greet Ms X of ‹not recorded: Firm›"
    assert walk.definition.steps["a"].texts("notes") == ()
    assert text(walk.definition, walk.state, walk.definition.title) == "p"


def test_roles_hold_for_a_stage_and_for_the_document() -> None:
    step = Step(id="a", title="a")
    stage = Stage(id="s", title="s", steps=(step,), raci=Raci(responsible=InField("who")))
    found = define(Process(id="p", title="p", stages=(stage,), raci=Raci(accountable="boss")))
    assert isinstance(found, Definition)
    assert found.steps["a"].responsible == Seat(field="who")
    assert found.steps["a"].accountable == Seat(role="boss")
    assert found.accountable == Seat(role="boss")
    assert (found.id, found.version, found.status) == ("p", "", "draft")


def test_all_that_a_machine_needs_is_pinned() -> None:
    length = duration("10m", elapsed=True)
    assert length
    escalation = Escalation(length, "boss")
    deeds = (
        Automation(
            action=Http(method="POST", url="https://example.com/{{ x }}", headers=(("A", "b"),)),
            timeout=length,
            retry=Retry(attempts=2, delay=length),
        ),
        Automation(action=Email(to=("{{ x }}@example.com",), subject="Hi")),
    )
    steps = tuple(
        Step(
            id=f"s{n}", title="s", deed=deed, due=Due(by=length), remind=length, escalate=escalation
        )
        for n, deed in enumerate(deeds)
    )
    process = a_process("a", inputs="x:text")
    stage = Stage(id="", title="", steps=steps)
    found = define(Process(id="p", title="p", stages=(stage,), inputs=process.inputs))
    assert isinstance(found, Definition)
    assert found.steps["s0"].deed == {
        "http": "POST",
        "url": [["text", "https://example.com/"], ["name", "x"]],
        "headers": {"A": [["text", "b"]]},
        "body": [],
        "expect": [],
        "attempts": 2,
        "delay": {"for": "10m", "elapsed": True},
        "timeout": {"for": "10m", "elapsed": True},
    }
    assert found.steps["s1"].deed["email"] == [[["name", "x"], ["text", "@example.com"]]]
    assert found.steps["s0"].due == {
        "by": {"for": "10m", "elapsed": True},
        "before": "",
        "after": "",
        "remind": {"for": "10m", "elapsed": True},
        "escalate": {"for": "10m", "elapsed": True},
        "to": "boss",
    }


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        pytest.param("a(b) > b(a)", "needs", "steps wait for each other: a, b", id="a cycle"),
        pytest.param("a[when x ==]", "step a, when", "", id="a condition that cannot be read"),
        pytest.param("a[when y == 1]", "step a, when", "y", id="a condition on an unknown name"),
        pytest.param("one[when 1]{a}", "stage one, when", "true or false", id="of a stage"),
        pytest.param("a[title b {{ y }}]", "step a, title", "y", id="a text with an unknown name"),
        pytest.param(
            "a > b() > approve c(b) -> a", "step c", "back to a, which is not before it", id="aside"
        ),
        pytest.param("approve c -> z", "step c", "back to z", id="a way back to nowhere"),
        pytest.param("approve c[right x y]", "step c", "y, which is no field", id="an amount"),
        pytest.param("wait c until z", "step c", "z, which is no field", id="a date"),
        pytest.param("a[ask x:text] > b[ask x:text]", "step b", "by a already", id="two owners"),
        pytest.param("a{b} > b{c}", "b", "used more than once", id="one id twice"),
        pytest.param("a[title b {{ y y }}]", "step a, title", "", id="a text that cannot be read"),
    ],
)
def test_flaws(line: str, place: str, message: str) -> None:
    (flaw,) = define(a_process(line))  # type: ignore[misc]
    assert isinstance(flaw, Flaw)
    assert flaw.place == place
    assert message in flaw.message


def test_a_process_that_is_faulty_does_not_start() -> None:
    reason = refused(a_process("a[when y == 1] > b[when z == 1]"))
    assert reason.startswith("the process p is faulty: step a, when: ")
    assert reason.endswith(", and 1 more")


def test_a_process_that_is_obsolete_does_not_start() -> None:
    assert refused(a_process("a", status="obsolete")) == "the process p is obsolete"


def test_a_process_that_calls_what_is_missing_does_not_start() -> None:
    assert refused(a_process("call a gone")) == "the process gone (called by p) is missing"


def test_a_process_that_calls_what_cannot_start_does_not_start() -> None:
    deep = a_process("call x deeper", id="deep")
    deeper = a_process("a", id="deeper", status="obsolete")
    reason = "the process deeper (called by deep, called by p) is obsolete"
    assert refused(a_process("call a deep"), deep, deeper) == reason


def test_a_process_that_calls_itself_does_not_start() -> None:
    other = a_process("call x p", id="other")
    p = a_process("call a other")
    assert refused(p, other, p) == "the process p (called by other, called by p) calls itself"


def test_what_is_called_twice_is_pinned_once() -> None:
    deep = a_process("a", id="deep")
    one, two = a_process("call x deep", id="one"), a_process("call y deep", id="two")
    found = a_definition("call a one > call b two", one, two, deep)
    assert set(found.called) == {"one", "two", "deep"}
    assert set(found.call("one").called) == {"deep"}
    assert found.call("deep").called == {}


def test_every_fact_has_its_place_in_evolve() -> None:
    assert {*OF_A_STEP, *OF_A_RUN, Started} == set(get_args(Fact))
    assert not set(OF_A_STEP) & set(OF_A_RUN)


def test_events_as_json_leave_out_defaults_and_say_their_version() -> None:
    walk = Walk(a_definition("a > b")).start().say("bob for cat: done a")
    assert to_json(walk.log[-2]) == {
        "v": 1,
        "type": "finished",
        "at": "2026-06-15T12:00:00Z",
        "by": "bob",
        "basis": {"represents": "cat"},
        "fact": {"step": "a", "round": 1, "reason": "because"},
    }
    assert to_json(walk.log[-1])["type"] == "made-ready"


def test_an_event_of_a_version_that_nobody_knows_is_our_own_bug() -> None:
    walk = Walk(a_definition("a")).start()
    data = to_json(walk.log[-1]) | {"v": 99}
    with pytest.raises(ValueError, match="event of version 99"):
        from_json(data)


def test_the_log_survives_json_text() -> None:
    line = "a[ask n:number(0..1), c:choices] > approve b -> a > c"
    walk = Walk(a_definition(line.replace(", c:choices", ""))).start()
    walk.say("done a n=1.5; reject b; done a; approve b; skip c")
    lines = [json.dumps(to_json(event)) for event in walk.log]
    assert [from_json(json.loads(each)) for each in lines] == walk.log


def test_a_state_shows_itself_in_short() -> None:
    walk = Walk(a_definition("a")).start()
    assert repr(walk.state) == "State(r1, open, a:ready)"
    assert walk.state != "a"
