"""Trusting: a workspace whose machines leave marks, and what of it a person has agreed to."""

import json
from pathlib import Path

from attacked import Victim

# Each of them leaves its mark where it runs; it is the canary once it is not what was trusted.


PROCESS = """\
inputs: {v: {type: text, default: a}}
steps:
  - id: run
    title: Run
    needs: []
    automate: {command: [./mark.sh, ran, "{{ v }}"], env: {HOW: plainly}, cwd: bin, timeout: 20s}
    idempotent: true
    collect: {told: {type: text, from: stdout}}
  - id: shell
    title: Shell
    needs: []
    automate: {shell: true, command: "echo x >>ran-by-shell", cwd: bin}
    idempotent: true
  - id: call
    title: Call
    needs: []
    automate: {http: {method: GET, url: "http://127.0.0.1:9/a", headers: {X-A: b}, body: c}}
    idempotent: true
  - id: write
    title: Write
    needs: []
    automate: {email: {to: [jo@example.com], subject: "Hello {{ v }}", body: Word}}
    idempotent: true
"""


SCRIPT = '#!/bin/sh\necho x >>"$1"\n'


def a_victim(folder: Path) -> Victim:
    """A workspace with a step of every kind of automation."""
    victim = Victim(folder)
    victim.process("work", PROCESS)
    victim.write("bin/mark.sh", SCRIPT).chmod(0o755)
    return victim


def trusted(victim: Victim) -> set[str]:
    """The steps that are agreed to as they stand."""
    data = json.loads(victim.flowdef("trust", "--check", "--json").out)
    return {each["step"] for each in data["automations"] if each["standing"] == "trusted"}


def ran(victim: Victim) -> set[str]:
    """What was done, told by the marks."""
    marks = {"ran": "run", "ran-by-shell": "shell"}
    done = {step for mark, step in marks.items() if (victim.folder / "bin" / mark).exists()}
    return done | ({"write"} if list(victim.folder.glob(".flowdef/outbox/*")) else set())


def begins(victim: Victim) -> set[str]:
    """The steps of which an attempt began in a run that begins now."""
    run = victim.flowdef("start", "work").run
    return {each["fact"]["step"] for each in victim.log(run) if each["type"] == "attempt-began"}
