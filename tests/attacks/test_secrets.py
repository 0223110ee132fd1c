"""Secrets: a sensitive value, or the password of the mail server, stands nowhere afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attacked import CONFIDENTIAL, Victim, python

TYPES = {
    "text": CONFIDENTIAL,
    "long_text": f"line\n{CONFIDENTIAL}",
    "integer": "48151623421",
    "number": "48151.62342108",
    "email": "hunter2.zq8@example.com",
    "url": "https://hunter2-zq8.example.com/",
    "date": "1987-06-05",
    "datetime": "1987-06-05T04:03",
    "duration": "4815m",
    "person": "Hunter Zwei-Acht",
    "file": "private-hunter2.txt",
}
# What no such field can hold: it is refused, and not repeated.
WRONG = {
    "integer": CONFIDENTIAL,
    "number": CONFIDENTIAL,
    "boolean": CONFIDENTIAL,
    "email": CONFIDENTIAL,
    "url": CONFIDENTIAL,
    "date": CONFIDENTIAL,
    "datetime": CONFIDENTIAL,
    "duration": CONFIDENTIAL,
    "choice": CONFIDENTIAL,
    "choices": CONFIDENTIAL,
    "text": f"{CONFIDENTIAL}\x07",
    "pattern": CONFIDENTIAL,
    "file": CONFIDENTIAL,
}
PROCESS = """\
inputs:
  given: FIELD
steps:
  - id: tell
    title: Tell
    responsible: clerk
    collect:
      told: FIELD
  - {id: end, title: End, responsible: clerk}
"""
LOOKS = (
    *(["log", "--all"], ["log", "hush-1", "--json"], ["log", "hush-1", "--format", "csv"]),
    *(["log", "hush-1", "--format", "xes"], ["runs", "--all"], ["runs", "--json"], ["next"]),
    *(["next", "--json"], ["show", "hush"], ["show", "hush-1"], ["verify", "--json"]),
    *(["render", "hush"], ["trust"], ["work", "--once"], ["wait", "hush-1", "--until", "tell"]),
)


def field(kind: str) -> str:
    extra = {
        "choice": ", choices: [a, b]",
        "choices": ", choices: [a, b]",
        "pattern": ', pattern: "[a-c]+"',
    }
    name = "text" if kind == "pattern" else kind
    return f"{{type: {name}, sensitive: true{extra.get(kind, '')}}}"


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    victim = Victim(tmp_path)
    victim.write("private-hunter2.txt", CONFIDENTIAL)
    return victim


@pytest.mark.parametrize("kind", TYPES)
def test_a_sensitive_value_is_kept_and_printed_nowhere(victim: Victim, kind: str) -> None:
    secret = TYPES[kind]
    victim.process("hush", PROCESS.replace("FIELD", field(kind)))
    answers = {
        "start": {"values": {"given": secret}},
        "steps": {"tell": {"values": {"told": secret}}},
    }
    said = [
        victim.flowdef("start", "hush", "--answers", victim.answers(answers)),
        victim.flowdef("done", "hush-1", "tell", "--answers", victim.answers(answers)),
        victim.flowdef("correct", "hush-1", f"told={secret}", "--reason", "Again"),
        victim.flowdef("start", "hush", "--set", f"given={secret}", "--json"),
        victim.flowdef("start", "hush", "--set", f"given={secret}", "--idempotency-key", "k"),
        victim.flowdef("start", "hush", "--set", f"given={secret}", "--idempotency-key", "k"),
        *(victim.flowdef(*words) for words in LOOKS),
    ]
    (victim.folder / "answers.json").unlink()
    assert said[0].code == 0
    assert said[1].code == 0, said[1]
    last = secret.splitlines()[-1]
    assert not victim.keeps(last)
    assert not [each for each in said if last in each.all]
    assert not list(victim.folder.rglob(".flowdef/evidence/*/*"))


@pytest.mark.parametrize("kind", WRONG)
def test_a_sensitive_value_that_does_not_fit_is_not_repeated(victim: Victim, kind: str) -> None:
    secret = WRONG[kind]
    victim.process("hush", PROCESS.replace("FIELD", field(kind)))
    victim.flowdef("start", "hush")
    answers = {
        "start": {"values": {"given": secret}},
        "steps": {"tell": {"values": {"told": secret}}},
    }
    for words in (
        ["start", "hush", "--set", f"given={secret}"],
        ["start", "hush", "--set", f"given={secret}", "--json"],
        ["done", "hush-1", "tell", "--set", f"told={secret}"],
        ["correct", "hush-1", f"told={secret}", "--reason", "Again"],
        ["start", "hush", "--answers", victim.answers(answers)],
        ["done", "hush-1", "tell", "--answers", victim.answers(answers)],
        ["step", "hush-1", "--answers", victim.answers(answers)],
        ["step", "hush-1", "--plain"],
    ):
        said = victim.flowdef(*words, text=f"\n{secret}\n{secret}\n")
        assert CONFIDENTIAL not in said.all, words
    (victim.folder / "answers.json").unlink()
    assert not victim.keeps(CONFIDENTIAL)


USED = [
    pytest.param("title: Send {{ given }}", id="in a title"),
    pytest.param('title: a\n    when: given == "x"', id="in a condition"),
    pytest.param('title: a\n    instructions: "{{ given }}"', id="in instructions"),
    pytest.param('title: a\n    automate: {command: [echo, "{{ given }}"]}', id="in a command"),
    pytest.param(
        'title: a\n    automate: {command: [env], env: {A: "{{ given }}"}}', id="in a variable"
    ),
    pytest.param(
        'title: a\n    automate: {email: {to: [jo@example.com], subject: "{{ given }}"}}',
        id="in a mail",
    ),
]


@pytest.mark.parametrize("use", USED)
def test_a_sensitive_value_reaches_no_other_step(victim: Victim, use: str) -> None:
    rest = f"inputs: {{given: {{type: text, sensitive: true}}}}\nsteps:\n  - id: use\n    {use}\n"
    victim.process("hush", rest)
    victim.flowdef("trust", "--yes")
    said = victim.flowdef("start", "hush", "--set", f"given={CONFIDENTIAL}")
    assert CONFIDENTIAL not in said.all
    assert not victim.keeps(CONFIDENTIAL)


LOUD = f"import sys; print({CONFIDENTIAL!r}); print({CONFIDENTIAL!r}, file=sys.stderr); sys.exit"
OUTPUTS = {
    "it ends well": ("0", "stdout"),
    "it fails": ("1", "stdout"),
    "it fails, and its number is asked for": ("7", "exit_code"),
    "its output is no JSON": ("0", "json:/a"),
}


@pytest.mark.parametrize(("code", "source"), OUTPUTS.values(), ids=OUTPUTS)
def test_what_a_program_says_is_not_repeated_where_its_answer_is_sensitive(
    victim: Victim, code: str, source: str
) -> None:
    victim.write("loud.py", f"{LOUD}({code})\n")
    kind = "integer" if source == "exit_code" else "text"
    victim.process(
        "hush",
        "steps:\n  - id: ask\n    title: Ask\n    idempotent: true\n"
        f"    automate: {{command: {python('loud.py')}, retry: {{attempts: 2, delay: 0s}}}}\n"
        f"    collect: {{token: {{type: {kind}, from: '{source}', sensitive: true}}}}\n",
    )
    victim.flowdef("trust", "--yes")
    said = [victim.flowdef("start", "hush"), *(victim.flowdef(*words) for words in LOOKS)]
    assert any("attempt 1 began" in each.out for each in said)
    assert not [each for each in said if CONFIDENTIAL in each.all]
    assert not victim.keeps(CONFIDENTIAL)


SERVERS = [
    f"smtp://jo:{CONFIDENTIAL}@127.0.0.1:9",
    f"smtps://jo:{CONFIDENTIAL}@127.0.0.1:9",
    f"smtp://jo:{CONFIDENTIAL}@host.invalid:99999",
    f"smtp://jo:{CONFIDENTIAL}@[::bad",
    f"http://jo:{CONFIDENTIAL}@127.0.0.1",
    f"{CONFIDENTIAL}",
    f"smtp://{CONFIDENTIAL}@127.0.0.1:9",
]
LETTER = """\
steps:
  - id: write
    title: Write
    automate: {email: {to: [jo@example.com], subject: Hello, body: Hello}, timeout: 2s}
    idempotent: true
  - id: env
    title: Env
    needs: []
    automate: {command: [env]}
    idempotent: true
    collect: {said: {type: long_text, from: stdout}}
"""


@pytest.mark.parametrize("url", SERVERS)
def test_the_password_of_the_mail_server_is_for_the_mail_server_alone(
    victim: Victim, url: str
) -> None:
    victim.process("letter", LETTER)
    victim.flowdef("trust", "--yes", FLOWDEF_SMTP=url)
    said = victim.flowdef("start", "letter", FLOWDEF_SMTP=url, OF_THE_MACHINE=CONFIDENTIAL)
    assert "failed" in said.out
    assert "FLOWDEF_STEP_KEY" in victim.values("letter-1")["said"]  # what a program is told, only
    assert CONFIDENTIAL not in said.all
    assert not victim.keeps(CONFIDENTIAL)


def test_a_bug_of_ours_does_not_print_what_was_typed(victim: Victim) -> None:
    """A traceback names lines of our own text, and no value of an argument."""
    victim.process("hush", PROCESS.replace("FIELD", field("text")))
    code = (
        "import sys, flowdef.acts.start as s\n"
        "def broken(*a, **k): raise RuntimeError('broken')\n"
        "s.start = broken\n"
        "import flowdef.cli.shell.starting as t; t.start = broken\n"
        f"sys.argv = ['flowdef', 'start', 'hush', '--set', 'given={CONFIDENTIAL}']\n"
        "from flowdef.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=victim.folder,
        env={**os.environ, **victim.env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "RuntimeError: broken" in done.stderr
    assert CONFIDENTIAL not in done.stdout + done.stderr


def test_a_secret_that_an_author_writes_into_a_command_is_for_all_to_see(victim: Victim) -> None:
    """No protection, said honestly: what stands in a document is shown, pinned and run as it is."""
    victim.process(
        "open",
        f"steps:\n  - {{id: go, title: Go, automate: {{command: [echo, {CONFIDENTIAL}]}}}}\n",
    )
    assert CONFIDENTIAL in victim.flowdef("trust", "--yes").out
    victim.flowdef("start", "open")
    assert victim.keeps(CONFIDENTIAL)
    assert CONFIDENTIAL in json.dumps(victim.log("open-1"))
