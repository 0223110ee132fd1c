import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.acts.answers_file import AnswersFile, read_answers, unknown_steps
from flowdef.acts.walk import act_of
from flowdef.run import commands as c
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from processes_by_hand import a_process, a_step

GOOD = b"""\
start: {as: dana, inputs: {customer: ACME}}
steps:
  send: {as: sam, values: {sent: 2027-03-01}, checklist: all}
  check:
    - {as: jo, checklist: [done, {not_applicable: none here}, open]}
    - {as: jo, skip: not needed}
  agree: [{as: alex, reject: Too high}, {as: alex, approve: true, on_behalf_of: kim}]
  rest: {as: sam, reason: Sample run}
  inner: {steps: {ask: {as: pat, unblock: true}}}
"""


def test_every_form_of_an_answer() -> None:
    found = read_answers(GOOD, "a.yaml")
    assert isinstance(found, AnswersFile)
    assert found.start.by == "dana"
    assert found.start.values == {"customer": "ACME"}
    acts = {
        name: [act_of(answer, name, 3) for answer in rounds] for name, rounds in found.steps.items()
    }
    assert acts["send"] == [c.Done("send", {"sent": "2027-03-01"}, (0, 1, 2))]
    assert acts["check"] == [
        c.Done("check", {}, (0,), {1: "none here"}),
        c.Skip("check", "not needed"),
    ]
    assert acts["agree"] == [c.Reject("agree", "Too high"), c.Approve("agree")]
    assert found.steps["agree"][1].on_behalf_of == "kim"
    assert acts["rest"] == [c.Done("rest", reason="Sample run")]
    inner = found.steps["inner"][0].steps["ask"][0]
    assert act_of(inner, "ask", 0) == c.Unblock("ask")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param(
            b"stepps: {}", 1, "'stepps' is no key of an answer. Did you mean 'steps'", id="key"
        ),
        pytest.param(b"steps:\n  a: {by: sam}", 2, "'by' is no key", id="key of an answer"),
        pytest.param(b"steps: [a]", 1, "answers of steps are a mapping", id="list of steps"),
        pytest.param(b"steps:\n  a: sam", 2, "a mapping belongs here", id="no mapping"),
        pytest.param(
            b"steps:\n  a: {approve: true, reject: no}", 2, "approve and reject", id="both"
        ),
        pytest.param(b"steps:\n  a: {values: [1]}", 2, "values are a mapping", id="values"),
        pytest.param(b"steps:\n  a: {checklist: [done, ticked]}", 2, "write all", id="tick"),
        pytest.param(b"steps:\n  a: {approve: false}", 2, "write approve: true, or", id="false"),
        pytest.param(b"steps:\n  a: {reject: [x]}", 2, "write reject: true, or", id="a list"),
        pytest.param(b"steps:\n  a: {skip: ''}", 2, "write skip: true, or", id="no reason"),
        pytest.param(b"steps:\n  a: {}\n  a: {}", 3, "stands twice", id="a step twice"),
        pytest.param(b"steps: {", 1, "", id="no YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: bytes, line: int, words: str) -> None:
    found = read_answers(text, "a.yaml")
    assert not isinstance(found, AnswersFile)
    assert found[0].span.line == line
    assert words in found[0].message


def test_unknown_steps_are_named_with_the_nearest() -> None:
    definition = pin(a_process(a_step("send-contract")), lambda _: "is missing")
    assert isinstance(definition, Definition)
    found = read_answers(b"steps: {send-contrct: {as: sam}}", "a.yaml")
    assert isinstance(found, AnswersFile)
    said = unknown_steps(found, definition)
    assert said == ("sample has no step 'send-contrct'; did you mean 'send-contract'?",)


@given(st.text(alphabet="steps: {}[]as\n -,ax1\"'", max_size=60))
def test_no_text_raises(text: str) -> None:
    found = read_answers(text.encode(), "a.yaml")
    assert isinstance(found, AnswersFile) or found


@pytest.mark.parametrize(
    "said", ["\U0001f600", "a\\", "\\ud83d\\ude00", "é", "\U0010ffff\U00010000", 'q"\\\\\U0001f600']
)
def test_json_is_read_as_json_means_it(said: str) -> None:
    text = json.dumps({"steps": {"a": {"values": {"x": said}}}})
    found = read_answers(text.encode(), "answers.json")
    assert isinstance(found, AnswersFile), found
    assert found.steps["a"][0].values == {"x": said}


def test_yaml_keeps_what_looks_like_an_escape_of_json() -> None:
    found = read_answers(rb"steps: {a: {values: {x: '\ud83d\ude00'}}}", "answers.yaml")
    assert isinstance(found, AnswersFile)
    assert found.steps["a"][0].values == {"x": "\\ud83d\\ude00"}
