"""The follow-up mail, its machine killed at every point: sent at least once, with one key."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

import killed_at
import real_process
from errands import free_port
from in_this_process import flowdef

ROOT = Path(__file__).parents[3]
SAMPLE = (ROOT / "processes" / "customer-onboarding.yaml").read_text(encoding="utf-8")
# The step of the sample, word for word, in a process that comes to it at once.
STEP = SAMPLE[SAMPLE.index("      - id: send-follow-up-mail") : SAMPLE.index("  - id: preparation")]
PROCESS = (
    """\
kind: process
id: follow-up
title: Follow up
version: 1.0.0
status: effective
owner: account-manager
trigger: {manual: true}
inputs:
  customer: {type: text, required: true}
  contact: {type: text, required: true}
  contact_email: {type: email, required: true}
  go_live: {type: date, required: true}
stages:
  - id: mails
    title: Mails
    steps:
"""
    + STEP
)
HARMLESS = PROCESS.replace("idempotent: false", "idempotent: true")
# Those in the CI are the ones at which what is known and what was done part; the rest is long.
_PARTING = {
    ("flowdef.store.sqlite:SqliteStore.append", "before"),
    ("flowdef.store.sqlite:SqliteStore.append", "after"),
    ("smtplib:SMTP.data", "before"),
    ("smtplib:SMTP.data", "after"),
    ("flowdef.acts.machines:_report", "before"),
}
POINTS = [
    pytest.param(place, when, marks=[] if (place, when) in _PARTING else pytest.mark.long)
    for place in killed_at.PLACES
    for when in ("before", "after")
]
# From here on the server has the whole text, whatever the log says.
SENT = {
    ("smtplib:SMTP.data", "after"),
    ("smtplib:SMTP.docmd", "before"),
    ("smtplib:SMTP.docmd", "after"),
    ("flowdef.executor.mail:send", "after"),
    ("flowdef.acts.machines:_report", "before"),
    ("flowdef.acts.machines:_report", "after"),
    ("flowdef.acts.machines:_Shift._claimed", "after"),
}


class Letters:
    """What the server was given, and how often the line broke before."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's)
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def letters() -> Iterator[tuple[Letters, str]]:
    found = Letters()
    controller = Controller(found, hostname="127.0.0.1", port=0)
    controller.port = free_port()
    controller.start()
    try:
        yield found, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def started(folder: Path, text: str, server: str) -> dict[str, str]:
    (folder / "processes").mkdir()
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    (folder / "processes" / "follow-up.yaml").write_text(text, encoding="utf-8")
    values = ("customer=ACME", "contact=Casey", "contact_email=casey@example.com")
    words = [word for value in (*values, "go_live=2027-04-12") for word in ("--set", value)]
    env = {"FLOWDEF_SMTP": server, "XDG_STATE_HOME": str(folder / "state"), "FLOWDEF_AS": "sam"}
    assert flowdef("start", "follow-up", *words, folder=folder, **env).returncode == 0
    assert flowdef("trust", "--yes", folder=folder, **env).returncode == 0
    return env


def killed(folder: Path, env: dict[str, str], place: str, when: str) -> None:
    result = subprocess.run(
        [sys.executable, killed_at.__file__, place, when],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == -9, result.stderr


def status(folder: Path, env: dict[str, str]) -> tuple[str, str]:
    found = json.loads(flowdef("next", "follow-up-1", "--json", folder=folder, **env).stdout)
    return (found["open"][0]["status"], found["open"][0]["reason"]) if found["open"] else ("", "")


@pytest.mark.parametrize(("place", "when"), POINTS)
def test_killed_anywhere_it_is_sent_at_least_once_and_all_copies_have_one_key(
    tmp_path: Path, letters: tuple[Letters, str], place: str, when: str
) -> None:
    found, server = letters
    env = started(tmp_path, HARMLESS, server)
    killed(tmp_path, env, place, when)
    assert len(found.taken) == ((place, when) in SENT), "killed where the table says"
    assert real_process.flowdef("work", "--once", folder=tmp_path, **env).returncode == 0
    assert status(tmp_path, env) == ("", "")
    copies = [message_from_bytes(each) for each in found.taken]
    assert 1 <= len(copies) <= 2
    for header in ("X-Flowdef-Key", "Message-ID"):
        assert len({copy[header] for copy in copies}) == 1
    assert copies[0]["X-Flowdef-Key"].startswith("follow-up-1:send-follow-up-mail:1:")
    assert "Dear Casey," in copies[0].get_payload()
    verified = flowdef("verify", folder=tmp_path, **env)
    assert verified.returncode == 0, verified.stdout


@pytest.mark.parametrize(("place", "when"), POINTS)
def test_what_is_not_idempotent_is_never_sent_twice_without_a_word(
    tmp_path: Path, letters: tuple[Letters, str], place: str, when: str
) -> None:
    found, server = letters
    env = started(tmp_path, PROCESS, server)
    killed(tmp_path, env, place, when)
    for _ in range(2):
        real_process.flowdef("work", "--once", folder=tmp_path, **env)
    assert len(found.taken) <= 1
    state, reason = status(tmp_path, env)
    if state:
        assert state == "failed"
        assert "nobody knows whether it was done" in reason
        before = len(found.taken)
        told = flowdef("retry", "follow-up-1", "send-follow-up-mail", folder=tmp_path, **env)
        assert told.returncode == 0, told.stderr
        assert len(found.taken) == before + 1
    else:
        assert len(found.taken) == 1
    assert len({message_from_bytes(each)["X-Flowdef-Key"] for each in found.taken}) == 1


def test_two_at_once_send_one_mail(tmp_path: Path, letters: tuple[Letters, str]) -> None:
    found, server = letters
    env = {**os.environ, **started(tmp_path, HARMLESS, server)}
    words = [sys.executable, "-m", "flowdef", "work", "--once"]
    workers = [
        subprocess.Popen(
            words, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
    assert len(found.taken) == 1
