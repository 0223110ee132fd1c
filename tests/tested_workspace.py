"""Tested workspace: processes with scenarios that pass, and with some that do not."""

from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application

ORDER = """\
kind: process
id: order
title: Order
inputs: {vip: {type: boolean}}
stages:
  - id: look
    title: Look
    steps:
      - id: check
        title: Check the credit
        collect:
          credit: {type: choice, label: Credit, choices: [good, poor], required: true}
      - {id: approve-terms, title: Approve, when: credit == "poor", approve: {role: boss}}
  - id: send
    title: Send
    when: credit == "good" or vip
    steps:
      - {id: pack, title: Pack}
      - {id: call, title: Call, process: ask}
tests:
  - name: A good one is sent
    answers: {check: {credit: good}, approve-terms: approved}
    then: {done: [pack], skipped: [approve-terms], result: done}
  - name: A poor one is not sent
    given: {vip: no}
    answers: {check: {credit: poor}, approve-terms: approved}
    then: {done: [pack], skipped: [call], result: done}
  - name: A poor one is refused
    given: {vip: no}
    answers: {check: {credit: poor}, approve-terms: rejected}
    then: {result: done}
  - name: A poor one, with mistakes
    answers: {check: {credit: por}, aprove-terms: approved}
    then: {done: [pakc], result: done}
  - name: A rating that nobody gives
    then: {result: done}
"""
ASK = """\
kind: process
id: ask
title: Ask
steps: [{id: ask-them, title: Ask them}]
"""
FINE = """\
kind: process
id: fine
title: Fine
steps: [{id: a, title: A}]
tests:
  - {name: All is well, then: {done: [a], skipped: [], result: done}}
"""


MISSING = """\
kind: process
id: missing
title: Missing
steps: [{id: a, title: A, process: nowhere}]
tests: [{name: Never, then: {result: done}}]
"""
MIXED = {"order": ORDER, "ask": ASK, "fine": FINE}


def a_workspace(folder: Path, processes: Mapping[str, str] = MIXED) -> Path:
    """A workspace of these processes, made in that folder."""
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    (folder / "processes").mkdir()
    for name, text in processes.items():
        add(folder, name, text)
    return folder


def add(workspace: Path, name: str, text: str) -> None:
    """One process more, or another one in its place."""
    (workspace / "processes" / f"{name}.yaml").write_text(text, encoding="utf-8")


def play(*words: str) -> Result:
    """`flowdef test` with these words."""
    return CliRunner().invoke(application(), ["test", *words])
