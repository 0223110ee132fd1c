"""Automations: a workspace on disk with automated steps, and `flowdef` in it."""

from pathlib import Path

from flowdef.model.process import Process
from flowdef.reading.document import read
from flowdef.run.defining import define
from flowdef.run.definition import Definition

HEAD = """\
kind: process
id: auto
title: Auto
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
inputs:
  who: {type: text, required: true}
  paper: {type: file}
  many: {type: integer}
  code: {type: text, sensitive: true}
  mail: {type: email}
steps:
"""


def a_text(*steps: str) -> str:
    """A process of steps `a`, `b` …, each written as the rest of a YAML flow mapping."""
    lines = [f"  - {{id: {name}, title: Do {name}, {step}}}" for name, step in zip("abc", steps)]  # noqa: B905 (three at most)
    return HEAD + "\n".join(lines) + "\n"


def pinned(*steps: str) -> Definition:
    """The same, pinned."""
    found = read(a_text(*steps).encode(), "auto.yaml")
    assert isinstance(found.document, Process), found.findings
    definition = define(found.document)
    assert isinstance(definition, Definition), definition
    return definition


def a_workspace_of(folder: Path, *steps: str) -> Path:
    """A workspace with that process."""
    (folder / "processes").mkdir(exist_ok=True)
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    (folder / "processes" / "auto.yaml").write_text(a_text(*steps), encoding="utf-8")
    return folder
