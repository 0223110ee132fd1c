"""Attacked: a workspace that attacks are tried on, and what holds after each of them."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from real_process import flowdef

CANARY = "canary"  # a file that only an attack that reached its aim has made
CONFIDENTIAL = "hunter2-Zq8"  # stands nowhere but in the hand of who gave it

ORGANIZATION = """\
kind: organization
id: sample
title: Sample
calendar: {timezone: UTC}
roles: {clerk: {title: Clerk}, boss: {title: Boss}}
people:
  sam: {name: Sam, roles: [clerk]}
  kim: {name: Kim, roles: [boss]}
"""
HEAD = "version: 1.0.0\nstatus: effective\nowner: clerk\ntrigger: {manual: true}\n"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Both streams."""
        return self.out + self.err

    @property
    def run(self) -> str:
        """The run that was acted on; empty where there was none."""
        return self.out.partition("\nhead ")[2].partition(":")[0]


class Victim:
    """A workspace, and flowdef called in it; each answer is held to what is always due."""

    def __init__(self, folder: Path) -> None:
        """Make the workspace in a folder of its own, so that what lies beside it is seen too."""
        self.outside = folder
        self.folder = folder / "workspace"
        self.state = folder / "state"
        self.write("flowdef.yaml", "kind: workspace\nid: sample\ntitle: Sample\n")
        self.write("organization.yaml", ORGANIZATION)

    def write(self, name: str, text: str) -> Path:
        """A file of the workspace."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return path

    def process(self, name: str, rest: str) -> Path:
        """A process that people may follow."""
        text = f"kind: process\nid: {name}\ntitle: About {name}\n{HEAD}{rest}"
        return self.write(f"processes/{name}.yaml", text)

    def answers(self, data: Any) -> str:
        """A file of answers; JSON is YAML, and may write any character. Its name."""
        self.write("answers.json", json.dumps(data, ensure_ascii=False))
        return "answers.json"

    def starts(self, process: str, **values: Any) -> Said:
        """A run with inputs by a file, or by words where no file can hold them."""
        file = self.answers({"start": {"as": "sam", "values": values}, "steps": {}})
        said = self.flowdef("start", process, "--answers", file)
        if said.code != 2:
            return said
        words = [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
        return self.flowdef("start", process, *words)

    @property
    def env(self) -> dict[str, str]:
        """Where this user keeps what belongs to no workspace."""
        home = str(self.outside / "home")
        return {"XDG_STATE_HOME": str(self.state), "HOME": home, "FLOWDEF_AS": "sam"}

    def flowdef(self, *words: str, text: str = "", **env: str) -> Said:
        """A command in this process: the same door, without the start of an interpreter."""
        with chdir(self.folder):
            runner = CliRunner(env={**self.env, "COLUMNS": "100", **env})
            result = runner.invoke(application(), words, input=text)
        return sensible(Said(result.exit_code, result.stdout, result.stderr), *words)

    def really(self, *words: str, **env: str) -> Said:
        """A command as a process of its own."""
        done = flowdef(*words, folder=self.folder, **{**self.env, **env})
        return sensible(Said(done.returncode, done.stdout, done.stderr), *words)

    def log(self, run: str) -> list[dict[str, Any]]:
        """The facts of a run."""
        lines = self.flowdef("log", run, "--json").out.splitlines()
        return [json.loads(line) for line in lines]

    def values(self, run: str) -> dict[str, Any]:
        """What was recorded in a run, the newest of each name."""
        found: dict[str, Any] = {}
        for event in self.log(run):
            found |= event["fact"].get("values") or {}
        return found

    def unharmed(self) -> None:
        """No attack has made the file that it was to make, in the workspace or beside it."""
        assert not [path for path in _below(self.outside) if path.name.startswith(CANARY)]

    def keeps(self, secret: str) -> list[str]:
        """The files below the workspace and the state folder in which a secret stands."""
        forms = _forms(secret)
        places = (self.folder / ".flowdef", self.state, self.outside / "home")
        files = [path for place in places for path in _below(place) if path.is_file()]
        return [str(path) for path in files if any(form in path.read_bytes() for form in forms)]


def sensible(said: Said, *words: str) -> Said:
    """The answer, if it is one of a program that knows what it does, and no terminal obeys it."""
    about = f"{words!r} -> {said}"
    assert said.code in (0, 1, 2), about
    assert "Traceback" not in said.all, about
    assert said.all.strip() or said.code == 0, about  # a person is told why not
    # A page that goes elsewhere than to a terminal is as its author wrote it.
    assert harmless(said.out) or words[0] == "render", about
    assert harmless(said.err), about
    return said


def harmless(text: str) -> bool:
    """Whether a terminal shows every character of a text, and obeys none but the line break."""
    return text.replace("\n", "").isprintable()


def python(*words: str) -> str:
    """A command for a document, as YAML: this interpreter with these words."""
    return json.dumps([sys.executable, "-I", *words])


def copied(folder: Path, to: Path) -> Path:
    """A workspace copied as it lies, links as links."""
    shutil.copytree(folder, to, symlinks=True)
    return to


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def _forms(secret: str) -> tuple[bytes, ...]:
    return secret.encode(), json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le")
