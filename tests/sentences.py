"""Sentences: small processes in a few lines, and scripts of commands with what each must say.

A process: `a collect: {x: {type: text}}` is a step `a` with the rest of its mapping, `== two
when: x` a stage, `+ owner: boss` a key of the document, `--- q` begins another process; the first
is `p`. Ann begins a run of it, unless somebody starts one.

A script, a command a line: `ann: done p-1 a -> TEXT & not TEXT` is what Ann does and what is said
then; with `ann!` it is refused; without a name it is a look, `! lint` one that finds something.
`at 2026-06-16 10:00` sets the clock (UTC; before that it is Monday, 15 June, 12:00), and
`edit FILE | OLD => NEW` changes a file.
"""

import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application

ORGANIZATION = """\
kind: organization
id: org
title: Sample
calendar: {timezone: Europe/Berlin, from: "09:00", hours: 8h}
roles:
  clerk: {title: Clerk, deputy: helper}
  helper: {title: Helper}
  boss: {title: Boss, deputy: director, authority: [{type: discount, limit: 100, currency: EUR}]}
  director: {title: Director, authority: [{type: discount}]}
  quality: {title: Quality}
people:
  ann: {name: Ann, roles: [clerk]}
  cat: {name: Cat, roles: [clerk]}
  hal: {name: Hal, roles: [helper]}
  bob: {name: Bob, roles: [boss]}
  bea: {name: Bea, roles: [boss]}
  dan: {name: Dan, roles: [director]}
  kim: {name: Kim, roles: [quality]}
"""
_HEAD = {
    "kind": "kind: process",
    "version": "version: 1.0.0",
    "status": "status: effective",
    "owner": "owner: clerk",
    "trigger": "trigger: {manual: true}",
}
_LINE = re.compile(r"(?:(?P<by>\w*)(?P<sign>[:!]) )?(?P<words>.*?)(?: -> (?P<said>.*))?")
_NOON = "2026-06-15 12:00"  # a Monday, 14:00 in Berlin


def holds(folder: Path, clock: pytest.MonkeyPatch, text: str, script: str) -> None:
    """Carry a script out on the processes of a text, each command in this process."""
    clock.chdir(a_workspace(folder, text))
    for name in ("FLOWDEF_AS", "FLOWDEF_RUNS", "COLUMNS"):
        clock.delenv(name, raising=False)
    clock.setenv("XDG_STATE_HOME", str(folder / "state"))
    _at(clock, _NOON)
    lines = [line.strip() for line in script.strip().splitlines()]
    if not any(" start " in line for line in lines):
        lines.insert(0, "ann: start p")
    for line in lines:
        word, _, rest = line.partition(" ")
        match word:
            case "at":
                _at(clock, rest)
            case "edit":
                _edit(folder, *re.split(r" \| | => ", rest))
            case _:
                _hears(line)


def a_workspace(folder: Path, text: str) -> Path:
    """A workspace of processes, written in a few lines each."""
    files = {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\n",
        "organization.yaml": ORGANIZATION,
    }
    for part in f"--- p\n{text}".split("--- ")[1:]:
        name, _, lines = part.strip().partition("\n")
        files[f"processes/{name}.yaml"] = "\n".join(_process(name, lines))
    (folder / "processes").mkdir()
    for name, written in files.items():
        (folder / name).write_text(written, encoding="utf-8")
    return folder


def _process(name: str, text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.strip().splitlines()]
    keys = [line.removeprefix("+ ") for line in lines if line.startswith("+ ")]
    steps = [line for line in lines if not line.startswith("+ ")]
    head = {**_HEAD, "id": f"id: {name}", "title": f"title: About {name}"}
    yield from {**head, **{key.partition(":")[0]: key for key in keys}}.values()
    staged = steps[0].startswith("== ")
    yield "stages:" if staged else "steps:"
    for line in steps:
        word, _, rest = line.removeprefix("== ").partition(" ")
        if line.startswith("== "):
            yield f"  - id: {word}\n    title: Stage {word}"
            yield from (f"    {each}" for each in filter(None, rest.split("; ")))
            yield "    steps:"
        else:
            more = f", {rest}" if rest else ""
            title = "" if "title:" in rest else f", title: Do {word}"
            yield f"{'      ' if staged else '  '}- {{id: {word}{title}{more}}}"


def _hears(line: str) -> None:
    match = _LINE.fullmatch(line)
    assert match, line
    words = shlex.split(match["words"])
    who = ["--as", match["by"]] if match["by"] else []
    result = CliRunner().invoke(application(), [*words, *who])
    told = f"{line}\n{result.output}"
    assert result.exit_code == (match["sign"] == "!"), told
    for said in (match["said"] or "").split(" & "):
        wanted = not said.startswith("not ")
        assert (said.removeprefix("not ") in result.output) is wanted, told


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def _at(clock: pytest.MonkeyPatch, moment: str) -> None:
    now = datetime.fromisoformat(f"{moment}+00:00")

    class Fixed(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return now.astimezone(tz or UTC)

    clock.setattr("flowdef.cli.shell.desk.datetime", Fixed)
