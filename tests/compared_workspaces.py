"""Compared workspaces: documents under git, and `flowdef lint` over them."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION
from repositories import Repository

SETTINGS = "kind: workspace\nid: w\ntitle: W\n"
PROCESS = """\
kind: process
id: {n}
title: P
version: {v}
status: effective
trigger: {{manual: true}}
steps: [{{id: a, title: {t}}}]
"""
ONLY = ("--select", "DOC007,DOC008,DOC017", "--output-format", "concise")


def process(name: str = "p", version: str = "1.0.0", title: str = "Pay the invoice") -> str:
    return PROCESS.format(n=name, v=version, t=title)


CHANGED = process(title="Pay the bill")


def recorded(folder: Path, patch: pytest.MonkeyPatch) -> Repository:
    """A workspace with two processes, recorded once; the current folder."""
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        patch.delenv(name)
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("FLOWDEF_CACHE_DIR", str(folder / "cache"))
    made = Repository(folder / "work")
    documents = {f"processes/{name}.yaml": process(name) for name in "pq"}
    made.commit({"flowdef.yaml": SETTINGS, "organization.yaml": ORGANIZATION, **documents})
    patch.chdir(made.folder)
    return made


def lint(*words: str, text: str | None = None) -> tuple[int, str]:
    """The exit code, and what is printed, errors first."""
    done = CliRunner().invoke(application(), ["lint", *words], input=text)
    return done.exit_code, done.stderr + done.stdout


def found(*words: str, text: str | None = None) -> list[str]:
    """The findings as `name CODE`."""
    _, said = lint(*ONLY, *words, text=text)
    lines = (line.split(":") for line in said.splitlines() if ".yaml:" in line)
    return [f"{Path(line[0]).stem} {line[3].split()[0]}" for line in lines]
