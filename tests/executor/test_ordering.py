"""Ordering: values enter where they belong, and nowhere else."""

from typing import Any

import pytest

from automations import pinned
from flowdef.executor.errand import CommandErrand, Errand, HttpErrand, MailErrand
from flowdef.executor.ordering import PATIENCE, errand_of
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.evolve import replay
from flowdef.run.refusal import Refused

NASTY = 'a"; rm -rf $(x) & <b>\\ /../?#%'


def ordered(step: str, **values: Any) -> Errand | str:
    definition = pinned(step)
    start = c.Command(c.Start("auto-1", {"who": NASTY, **values}), "sam", "2026-11-23T09:00:00Z")
    events = decide(definition, None, start)
    assert not isinstance(events, Refused), events
    state = replay(definition, events)
    assert state
    return errand_of(definition, state, definition.steps["a"], "key")


def action(step: str, **values: Any) -> Any:
    found = ordered(step, **values)
    assert isinstance(found, Errand), found
    return found.action


def test_a_value_is_one_argument_and_one_variable() -> None:
    step = 'automate: {command: [crm, "--name={{ who }}", "{{ many }}"], env: {WHO: "{{ who }}"}}'
    assert action(step, many=3) == CommandErrand(
        ("crm", f"--name={NASTY}", "3"), False, (("WHO", NASTY),)
    )


def test_no_value_enters_a_text_for_the_shell() -> None:
    found = ordered('automate: {shell: true, command: "echo {{ who }}"}')
    assert found == (
        "a text for the shell takes no {{ }}: give the value by `env`, and write"
        ' "$NAME" in the text'
    )
    step = 'automate: {shell: true, command: "echo $WHO", env: {WHO: "{{ who }}"}}'
    assert action(step) == CommandErrand(("echo $WHO",), True, (("WHO", NASTY),))


def test_a_value_keeps_within_its_place_in_an_address() -> None:
    step = 'automate: {http: {method: GET, url: "https://example.com/c/{{ who }}?n={{ who }}"}}'
    quoted = "a%22%3B%20rm%20-rf%20%24%28x%29%20%26%20%3Cb%3E%5C%20%2F..%2F%3F%23%25"
    assert action(step) == HttpErrand("GET", f"https://example.com/c/{quoted}?n={quoted}")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param("application/json", r"a\"; rm -rf $(x) & <b>\\ /../?#%", id="JSON"),
        pytest.param(
            "application/a+json; charset=utf-8", r"a\"; rm -rf $(x) & <b>\\ /../?#%", id="+json"
        ),
        pytest.param(
            "application/x-www-form-urlencoded",
            "a%22%3B+rm+-rf+%24%28x%29+%26+%3Cb%3E%5C+%2F..%2F%3F%23%25",
            id="a form",
        ),
        pytest.param("text/plain", NASTY, id="text"),
    ],
)
def test_a_value_keeps_within_its_place_in_a_body(kind: str, body: str) -> None:
    step = (
        "automate: {http: {method: POST, url: 'https://example.com', body: '[{{ who }}]',"
        f" headers: {{content-type: '{kind}'}}}}}}"
    )
    assert action(step).body == f"[{body}]"


def test_a_mail() -> None:
    step = "automate: {email: {to: ['{{ mail }}', b@example.com], subject: 'Hi {{ who }}'}}"
    assert action(step, mail="a@example.com") == MailErrand(
        ("a@example.com", "b@example.com"), f"Hi {NASTY}", ""
    )


def test_what_is_missing_is_named() -> None:
    step = 'automate: {command: [crm, "{{ many }}", "{{ 1 / many }}", "{{ mail }}"]}'
    said = ordered(step)
    assert isinstance(said, str)
    assert "Many (many) is not recorded" in said
    assert "Mail (mail) is not recorded" in said
    assert "zero" in str(ordered('automate: {command: [crm, "{{ 1 / many }}"]}', many=0))


@pytest.mark.parametrize(
    ("more", "seconds"),
    [pytest.param("", PATIENCE, id="not said"), pytest.param(", timeout: 2m", 120.0, id="said")],
)
def test_what_else_an_errand_knows(more: str, seconds: float) -> None:
    step = (
        f"automate: {{command: [crm]{more}}},"
        " collect: {x: {type: text, from: stdout, sensitive: true}}"
    )
    found = ordered(step)
    assert isinstance(found, Errand)
    assert found[1:] == ("auto-1", "a", 1, 0, "key", seconds, ("stdout",), True)
