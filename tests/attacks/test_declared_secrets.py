"""Declared secrets: what a step takes from the environment is for its program or call alone."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from attacked import CONFIDENTIAL, Said, Victim, harmless, python
from flowdef.cli.shell import machines

TELLS = """\
import base64, json, os, sys, urllib.parse
s = os.environ["CRM_TOKEN"]
forms = [s, s * 2, urllib.parse.quote(s), base64.b64encode(("jo:" + s).encode()).decode()]
print(json.dumps(dict(forms=forms, end="x" * 280 + s)))
print(*forms, "x" * 280 + s, file=sys.stderr)
sys.exit(CODE)
"""
LOOKS = (
    *(["log", "--all"], ["log", "hush-1", "--json"], ["log", "hush-1", "--format", "csv"]),
    *(["log", "hush-1", "--format", "xes"], ["runs", "--all"], ["runs", "--json"], ["next"]),
    *(["next", "--json"], ["show", "hush"], ["show", "hush-1"], ["verify", "--json"]),
    *(["trust", "--json"], ["work", "--dry-run"], ["work", "--dry-run", "--json"]),
    *(["render", "hush"], ["work", "--once"], ["work", "--once", "--json"], ["step", "hush-1"]),
)
STEP = """\
steps:
  - id: ask
    title: Ask
    responsible: clerk
    idempotent: true
    automate: {BODY, secrets: [CRM_TOKEN], retry: {attempts: 2, delay: 0s}}
    collect: COLLECT
  - id: tell
    title: Tell {{ told }}
    automate: {email: {to: jo@example.com, subject: "{{ told }}"}}
"""
STDOUT = "{told: {type: long_text, from: stdout}}"
JSON = '{told: {type: text, from: "json:/end"}, more: {type: text, from: "json:/forms/3"}}'


def hush(victim: Victim, body: str, collect: str = STDOUT) -> list[Said]:
    """All that is said of a run whose step has the secret, on any way."""
    victim.process("hush", STEP.replace("BODY", body).replace("COLLECT", collect))
    token = {"CRM_TOKEN": CONFIDENTIAL}
    return [
        victim.flowdef("trust", "--yes"),
        victim.flowdef("start", "hush", "--json", **token),
        victim.really("retry", "hush-1", "ask", **token),
        *(victim.flowdef(*words, **token) for words in LOOKS),
    ]


def holds(victim: Victim, said: list[Said]) -> None:
    """Nothing that was said, printed, recorded or laid into the outbox has any part of it."""
    assert any("attempt-began" in each.out for each in said)
    assert not [each for each in said if CONFIDENTIAL[:5] in each.all]
    assert not victim.keeps(CONFIDENTIAL)
    assert not victim.keeps(CONFIDENTIAL[:5])


@pytest.mark.parametrize("code", [0, 3], ids=["it ends well", "it fails"])
@pytest.mark.parametrize("collect", [STDOUT, JSON], ids=["stdout", "JSON"])
def test_what_a_program_repeats(tmp_path: Path, code: int, collect: str) -> None:
    victim = Victim(tmp_path)
    victim.write("tells.py", TELLS.replace("CODE", str(code)))
    said = hush(victim, f"command: {python('tells.py')}", collect)
    holds(victim, said)
    outbox = list(victim.folder.glob(".flowdef/outbox/*.eml"))
    assert bool(outbox) == (code == 0)
    assert "***" in json.dumps(victim.log("hush-1"))


def test_what_a_shell_repeats(tmp_path: Path) -> None:
    victim = Victim(tmp_path)
    holds(victim, hush(victim, 'shell: true, command: "set -x; echo $CRM_TOKEN; exit 1"'))


class Repeating(BaseHTTPRequestHandler):
    """Answers with what it was told."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(self.headers["Authorization"])  # type: ignore[attr-defined]  # ours
        self.send_response(403)
        self.end_headers()
        self.wfile.write(f"{self.path} {self.headers['Authorization']} ".encode() + body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_what_a_web_service_repeats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    victim = Victim(tmp_path)
    server: Any = HTTPServer(("127.0.0.1", 0), Repeating)
    server.heard = []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/${{CRM_TOKEN}}"
        headers = 'headers: {Authorization: "Bearer ${CRM_TOKEN}"}'
        body = f'http: {{method: POST, url: "{url}", {headers}, body: "t=${{CRM_TOKEN}}"}}'
        said = hush(victim, body)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    holds(victim, said)
    assert set(server.heard) == {f"Bearer {CONFIDENTIAL}"}


def test_a_value_of_a_run_is_no_way_to_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person, or a machine, answers is put in after the secrets, and is not read again."""
    victim = Victim(tmp_path)
    rest = (
        "inputs: {v: {type: text, required: true}}\nsteps:\n  - id: ask\n    title: Ask\n"
        "    automate: {http: {method: POST, url: 'http://127.0.0.1:9/{{ v }}?${CRM_TOKEN}',"
        " headers: {X: '{{ v }}'}, body: '{{ v }}'}, secrets: [CRM_TOKEN]}\n"
    )
    victim.process("hush", rest)
    victim.flowdef("trust", "--yes")
    heard: list[Any] = []
    monkeypatch.setattr(machines, "told", heard.append)
    victim.flowdef("start", "hush", "--set", "v=${CRM_TOKEN}", CRM_TOKEN=CONFIDENTIAL)
    (errand,) = heard
    assert errand.action.headers == (("X", "${CRM_TOKEN}"),)
    assert errand.action.body == "${CRM_TOKEN}"
    assert errand.action.url.count(CONFIDENTIAL) == 1


def test_one_that_is_missing_fails_the_attempt_before_anything_runs(tmp_path: Path) -> None:
    victim = Victim(tmp_path)
    rest = STEP.replace("BODY", 'shell: true, command: "touch canary"').replace("COLLECT", STDOUT)
    victim.process("hush", rest)
    said = victim.flowdef("trust", "--yes").out
    assert "with the secret CRM_TOKEN of your environment\n" in said
    why = "CRM_TOKEN is not set: the step needs this secret in the environment in which flowdef is"
    said = victim.flowdef("start", "hush").out
    assert f"ask: failed: {why}" in said
    assert "attempt 2" not in said
    victim.unharmed()


def test_another_name_is_another_agreement(tmp_path: Path) -> None:
    victim = Victim(tmp_path)
    rest = STEP.replace("BODY", "command: [env]").replace("COLLECT", STDOUT)
    victim.process("hush", rest)
    victim.flowdef("trust", "--yes")
    victim.process("hush", rest.replace("CRM_TOKEN", "AWS_SECRET"))
    assert victim.flowdef("trust", "--check").out.startswith("changed: ask of hush")
    said = victim.flowdef("start", "hush", AWS_SECRET=CONFIDENTIAL)
    assert "not trusted: ask" in said.out
    assert harmless(said.out)
