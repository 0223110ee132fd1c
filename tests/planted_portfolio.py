"""Planted portfolio: a small company in which it is known what is late, stuck, and why.

On Wednesday, 10 March 2027. Days have eight hours, and nobody is away.
"""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application

Flow = Callable[..., str]

DAY = "2027-03-10"
ORGANIZATION = """\
kind: organization
id: sample
title: Sample
roles:
  clerk: {title: Clerk}
  editor: {title: Editor}
  boss: {title: Boss}
people:
  ann: {name: Ann, roles: [boss]}
  ben: {name: Ben, roles: [clerk]}
  cleo: {name: Cleo, roles: [clerk, editor]}
  dov: {name: Dov, roles: [editor]}
  eve: {name: Eve, roles: [clerk]}
  finn: {name: Finn, roles: [clerk], left: 2027-01-31}
goals:
  more-room: {title: Room for everybody, owner: ann}
"""
PUBLISH = """\
kind: process
id: publish
title: Publish a page
version: 1.0.0
status: effective
owner: editor
trigger: {manual: true}
stages:
  - id: writing
    title: Writing
    steps:
      - {id: draft, title: Draft the page, responsible: clerk, effort: 1d}
      - {id: proofread, title: Proofread it, responsible: editor, effort: 4h, due: 1d}
  - id: putting-up
    title: Putting up
    steps:
      - {id: put-up, title: Put it up, responsible: clerk, effort: 4h}
"""
# The way: rooms found on Friday, the lease takes five days of Ben and has begun on Monday with
# 40 % done: three days are left, until Friday 12 March at five. Packing takes five days, until 19
# March, and the move is due on 17 March: two days late.
MOVE = """\
kind: project
id: move-office
title: Move the office
status: active
manager: ann
start: 2027-03-01
deadline: 2027-04-30
priority: 900
supports: [more-room]
tasks:
  - id: find-rooms
    title: Find rooms
    assigned: [ann]
    effort: 5d
    started: 2027-03-01
    finished: 2027-03-05
  - id: sign-lease
    title: Sign the lease
    needs: [find-rooms]
    assigned: [ben]
    effort: 5d
    started: 2027-03-08
    progress: 40%
  - {id: pack, title: Pack, needs: [sign-lease], assigned: [ben], duration: 5d}
  - {id: moved, title: Moved, needs: [pack], milestone: true, deadline: 2027-03-17}
"""
# Its page is put up by a run that is stuck; its test has nobody, and begins on Monday; the last
# phase may not begin. The text takes two days and has until 19 March, but ten where it goes badly.
WEBSITE = """\
kind: project
id: new-website
title: New website
status: active
manager: cleo
start: 2027-03-08
deadline: 2027-06-30
priority: 500
phases:
  - id: building
    title: Building
    tasks:
      - {id: publish-pages, title: Publish the pages, process: publish}
      - id: write-text
        title: Write the text
        assigned: [dov]
        effort: {optimistic: 1d, likely: 2d, pessimistic: 10d}
        deadline: 2027-03-19
      - {id: test-pages, title: Test the pages, effort: 2d, not_before: 2027-03-15}
  - id: opening
    title: Opening
    gate: {decision: hold, by: ann, date: 2027-03-09, reason: The old contract runs until May}
    tasks:
      - {id: open-site, title: Open the site, assigned: [cleo], effort: 1d}
"""
# Nobody has begun: it should end on 2 March, and has three days left until its deadline.
FAIR = """\
kind: project
id: trade-fair
title: Trade fair
status: approved
manager: dov
start: 2027-03-01
deadline: 2027-03-16
priority: 700
tasks:
  - {id: book-stand, title: Book a stand, assigned: [eve], effort: 2d}
"""
# Ben packs for five days from 15 March: with the audit he has 64 hours of work in that week.
CALM = """\
kind: project
id: calm
title: Keep the house
status: active
manager: ann
start: 2027-03-10
deadline: 2027-06-30
priority: 300
tasks:
  - {id: count, title: Count the chairs, assigned: [{role: boss}], effort: 1d}
  - id: buy
    title: Buy chairs
    needs: [count]
    assigned: [eve]
    effort: 1d
    not_before: 2027-05-03
  - {id: audit, title: Audit, assigned: [ben], duration: 3d, not_before: 2027-03-15}
"""
IDEA = """\
kind: project
id: garden
title: A garden on the roof
status: proposed
priority: 950
tasks:
  - {id: plant, title: Plant trees, effort: 5d}
"""
OLD = """\
kind: project
id: old
title: Long over
status: closed
start: 2026-01-01
deadline: 2026-02-01
priority: 1000
tasks:
  - {id: dig, title: Dig, effort: 5d}
"""
FILES = {
    "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\n",
    "organization.yaml": ORGANIZATION,
    "processes/publish.yaml": PUBLISH,
    "projects/move-office.yaml": MOVE,
    "projects/new-website.yaml": WEBSITE,
    "projects/trade-fair.yaml": FAIR,
    "projects/calm.yaml": CALM,
    "projects/garden.yaml": IDEA,
    "projects/old.yaml": OLD,
}
# What happened, by moments: one run for the website that is stuck, one with a late step that
# nobody has taken, one in Cleo's hands.
HISTORY = (
    ("2027-03-08T08:00:00", "start publish --for new-website/publish-pages --as cleo"),
    ("2027-03-08T09:00:00", "start publish --title Prices --as cleo"),
    ("2027-03-08T10:00:00", "done publish-1 draft --as ben"),
    ("2027-03-08T11:00:00", "done publish-2 draft --as ben"),
    (
        "2027-03-09T09:00:00",
        "block publish-1 proofread --reason Typeface --help-from boss --as cleo",
    ),
    ("2027-03-10T08:00:00", "start publish --title News --as cleo"),
    ("2027-03-10T08:30:00", "take publish-3 draft --as cleo"),
)


def planted(folder: Path) -> Path:
    """The workspace without its runs, written into a folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def happened(folder: Path, clock: pytest.MonkeyPatch) -> Flow:
    """Let happen what happened, and call flowdef there at noon of that day."""
    clock.chdir(folder)
    clock.delenv("FLOWDEF_AS", raising=False)

    def flow(*words: str, code: int = 0, width: int = 100) -> str:
        result = CliRunner(env={"COLUMNS": str(width)}).invoke(application(), words)
        assert result.exit_code == code, result.output
        return result.stdout

    for moment, words in HISTORY:
        at(clock, moment)
        flow(*words.split())
    at(clock, f"{DAY}T12:00:00")
    return flow


def at(clock: pytest.MonkeyPatch, moment: str) -> None:
    """Set the clock of flowdef, in UTC.

    Not `desk.now`: a module that is imported meanwhile would keep what stood in its place.
    """
    now = datetime.fromisoformat(f"{moment}+00:00")

    class Fixed(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return now.astimezone(tz or UTC)

    clock.setattr("flowdef.cli.shell.desk.datetime", Fixed)
