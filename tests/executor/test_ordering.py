"""Ordering: values enter where they belong, and nowhere else."""

from typing import Any

import pytest

from automations import pinned
from flowdef.executor.errand import CommandErrand, Errand, HttpErrand, MailErrand
from flowdef.executor.ordering import PATIENCE, Given, errand_of
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.evolve import replay
from flowdef.run.refusal import Refused

NASTY = 'a"; rm -rf $(x) & <b>\\ /../?#%'


ENVIRON = {"TOKEN": 'to/k "en', "HOOK": "https://example.com/h", "SHORT": "abc ", "EMPTY": ""}


def ordered(step: str, **values: Any) -> Errand | str:
    definition = pinned(step)
    start = c.Command(c.Start("auto-1", {"who": NASTY, **values}), "sam", "2026-11-23T09:00:00Z")
    events = decide(definition, None, start)
    assert not isinstance(events, Refused), events
    state = replay(definition, events)
    assert state
    return errand_of(definition, state, definition.steps["a"], "key", Given(environ=ENVIRON))


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


def test_a_machine_has_the_path_of_a_copy_and_a_person_reads_its_name() -> None:
    path = f".flowdef/evidence/r/{'3fa9c0de4b12'.ljust(64, '0')}-a.pdf"
    command = 'automate: {command: [sign, "{{ paper }}", "{{ who }}"]}'
    assert action(command, paper=path, who=path).arguments == ("sign", path, path)
    mail = "automate: {email: {to: [a@b.com], subject: 'Hi {{ who }}', body: 'See {{ paper }}'}}"
    found = action(mail, paper=path, who=path)
    assert (found.subject, found.body) == (f"Hi {path}", "See a.pdf (sha256 3fa9c0de4b12)")


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
    assert found[1:] == ("auto-1", "a", 1, 0, "key", seconds, ("stdout",), True, ())


def test_a_command_has_its_secrets_by_its_environment_alone() -> None:
    step = (
        'automate: {command: [crm, "${TOKEN}"], env: {WHO: "{{ who }} ${TOKEN}"},'
        " secrets: [TOKEN, HOOK]}"
    )
    found = ordered(step)
    assert isinstance(found, Errand)
    assert found.action == CommandErrand(
        ("crm", "${TOKEN}"),
        env=(
            ("WHO", f"{NASTY} ${{TOKEN}}"),
            ("TOKEN", ENVIRON["TOKEN"]),
            ("HOOK", ENVIRON["HOOK"]),
        ),
    )
    assert found.secrets == (ENVIRON["TOKEN"], ENVIRON["HOOK"])


def test_a_call_says_its_secrets_where_its_author_wrote_them() -> None:
    step = (
        "automate: {http: {method: POST, url: '${HOOK}/{{ who }}?t=${TOKEN}',"
        " headers: {Authorization: 'Bearer ${TOKEN}', Content-Type: application/json,"
        " X-Who: '{{ who }}', X-Other: '${OTHER}'}, body: '[\"${TOKEN}\"]'},"
        " secrets: [TOKEN, HOOK]}"
    )
    found = action(step, who="${TOKEN}")
    assert found.url == "https://example.com/h/%24%7BTOKEN%7D?t=to%2Fk%20%22en"
    assert dict(found.headers) == {
        "Authorization": 'Bearer to/k "en',
        "Content-Type": "application/json",
        "X-Who": "${TOKEN}",
        "X-Other": "${OTHER}",
    }
    assert found.body == r'["to/k \"en"]'


@pytest.mark.parametrize(
    ("step", "said"),
    [
        pytest.param(
            "automate: {command: [crm], secrets: [GONE]}",
            "GONE is not set: the step needs this secret in the environment in which flowdef is"
            " called",
            id="missing",
        ),
        pytest.param(
            "automate: {command: [crm], secrets: [GONE, TOKEN, EMPTY]}",
            "GONE, EMPTY are not set: the step needs these secrets in the environment in which"
            " flowdef is called",
            id="two missing",
        ),
        pytest.param(
            "automate: {command: [crm], secrets: [SHORT]}",
            "SHORT: a secret has at least 4 characters, or it cannot be hidden",
            id="too short to hide",
        ),
        pytest.param(
            "automate: {command: [crm], env: {TOKEN: x}, secrets: [TOKEN]}",
            "TOKEN: either a secret, or said by `env`",
            id="said twice",
        ),
        pytest.param(
            "automate: {http: {method: GET, url: 'https://x/${TOKN}'}, secrets: [TOKEN]}",
            "nothing in the call says ${TOKEN}: write it into its address, a header or its body",
            id="a slip of the pen",
        ),
        pytest.param(
            "automate: {http: {method: GET, url: 'https://x/{{ \"${TOKEN}\" }}'},"
            " secrets: [TOKEN]}",
            "nothing in the call says ${TOKEN}: write it into its address, a header or its body",
            id="within what is worked out, where nothing is put in",
        ),
    ],
)
def test_a_secret_that_cannot_be_used(step: str, said: str) -> None:
    assert ordered(step) == said
