"""Texts with terminal escape sequences: shown, never obeyed, by every command on runs.

No document with such texts is read, but a log may hold them: from elsewhere, or written by hand.
"""

import json
import sqlite3
from pathlib import Path

import pytest

from conversation import Conversation
from flowdef.store.chain import ORIGIN, link
from order_runs import Run
from screen import ENTER, SPACE, Screen

# Colour, a new window title, a cleared screen by C1, a text turned around, a forged line.
EVIL = "\x1b[31mred\x1b]0;owned\a\x9b2J\u202etfel\r\nhead evil-1:1:0000000000000000"
SPELL = "Abracadabra"  # stands for it in the documents
PROCESS = f"""\
kind: process
id: evil
title: "Evil {SPELL}"
version: 1.0.0
status: effective
owner: clerk
trigger: {{manual: true}}
inputs:
  plan: {{type: text, label: "Plan {SPELL}", help: "Help {SPELL}"}}
stages:
  - id: one
    title: "Stage {SPELL}"
    steps:
      - id: a
        title: "Title {SPELL}"
        responsible: clerk
        warning: "Warning {SPELL}"
        instructions: "First\\n{SPELL}"
        checklist: ["Item {SPELL}"]
        expect: "Expect {SPELL}"
        collect:
          f: {{type: integer, label: "Field {SPELL}", unit: "{SPELL}", required: true, max: 3}}
      - id: b
        title: "Next {SPELL}"
        responsible: clerk
"""
REASON = "because\x1b[31m\u202e\x9b2J\nhead evil-1:1:0000000000000000"


@pytest.fixture
def evil(flow: Run, folder: Path) -> Path:
    (folder / "processes" / "evil.yaml").write_text(PROCESS, encoding="utf-8")
    people = folder / "organization.yaml"
    text = people.read_text(encoding="utf-8").replace("name: Sam", f"name: Sam {SPELL}")
    people.write_text(text.replace("title: Clerk", f"title: Clerk {SPELL}"), encoding="utf-8")
    flow("start", "evil", "--set", f"plan={SPELL}", "--as", "sam")
    spoken(folder / ".flowdef")
    return folder


def spoken(folder: Path) -> None:
    """Put what the spell stands for into the log and among the people; hashes are mended."""
    evil = json.dumps(EVIL)[1:-1]
    connection = sqlite3.connect(folder / "runs.db", isolation_level=None)
    before = ORIGIN
    for run, seq, body in connection.execute("SELECT run, seq, body FROM events").fetchall():
        worse = body.replace(SPELL, evil).replace("1.0.0", f"1.0.0{evil}")
        before = link(before, run, seq, worse)
        where = (worse, before, run, seq)
        connection.execute("UPDATE events SET body = ?, hash = ? WHERE run = ? AND seq = ?", where)
    connection.close()
    (folder / "runs.heads").unlink()
    people = folder / "compiled.json"
    people.write_text(people.read_text("utf-8").replace(SPELL, evil), encoding="utf-8")


def harmless(text: str) -> bool:
    return all(each.isprintable() for each in text.replace("\n", ""))


def test_no_command_obeys_a_document(flow: Run, evil: Path) -> None:
    results = [
        flow("next"),
        flow("runs"),
        flow("comment", "evil-1", REASON, "--as", "sam"),
        flow("block", "evil-1", "a", "--reason", REASON, "--help-from", REASON, "--as", "sam"),
        flow("next"),
        flow("unblock", "evil-1", "a", "--reason", REASON, "--as", "sam"),
        flow("done", "evil-1", "a", "--as", "sam", code=1),
        flow("done", "evil-1", "a", "--set", f"f={REASON}", "--as", "sam", code=1),
        flow("done", "evil-1", "a", "--set", f"{REASON}=x", "--as", "sam", code=1),
        flow("done", "evil-1", REASON, "--as", "sam", code=1),
        flow("done", REASON, "a", "--as", "sam", code=1),
        flow("done", "evil-1", "a", "--as", REASON, code=1),
        flow("assign", "evil-1", "a", REASON, "--as", "sam", code=1),
        flow("log", "evil-1"),
        flow("log", "evil-1", "--json"),
        flow("next", "--json"),
        flow("done", "evil-1", "a", "--json", "--as", "sam", code=1),
        flow("verify", "--head", REASON, code=2),
    ]
    for result in results:
        assert harmless(result.stdout), repr(result.stdout)
        assert harmless(result.stderr), repr(result.stderr)
    log = flow("log", "evil-1").stdout.splitlines()
    assert sum(line.startswith("head ") for line in log) == 1
    assert r"says: because\x1b[31m\u202e\x9b2J\nhead evil" in " ".join(" ".join(log).split())


def test_no_answers_file_is_obeyed(flow: Run, evil: Path) -> None:
    answers = evil / "answers.yaml"
    answers.write_text(
        "start: {as: sam}\nsteps: {a: {as: sam, values: {f: 2}, checklist: all}}\n",
        encoding="utf-8",
    )
    result = flow("step", "evil-1", "--answers", "answers.yaml", code=1)
    assert r"Title \x1b[31mred" in result.stdout
    assert harmless(result.stdout)
    for text in (f"steps: {{{SPELL}: {{as: sam}}}}", f"{SPELL}: 1", f"steps: [{SPELL}"):
        answers.write_text(text.replace(SPELL, EVIL), encoding="utf-8")
        assert harmless(flow("step", "evil-1", "--answers", "answers.yaml", code=2).stderr)


def test_no_page_and_no_question_is_obeyed(evil: Path) -> None:
    with Conversation("step", "evil-1", "--as", "sam", folder=evil) as talk:
        talk.talk("First\nstop): -> done\nread this warning? (1=not yet / 2=read): -> read")
        talk.talk("Item -> done\nField -> 12\nWhy? -> Sample")
        talk.talk("a: done by Sam\nNEXT\nstop): -> back\nWhich step -> 1\nWhy? -> Sample")
        talk.talk("stop): -> stop")
        assert talk.end()[0] == 0
        assert harmless(talk.screen), repr(talk.screen)


def test_no_menu_and_no_field_that_is_drawn_is_obeyed(evil: Path) -> None:
    with Screen("step", "evil-1", "--as", "sam", folder=evil) as talk:
        talk.choose("What now?", "Done")
        talk.choose("Have you read this warning?", "read")
        talk.rows("Checklist")
        talk.keys(SPACE, ENTER)
        talk.see("integer, in \\x1b[31mred", "Field \\x1b[31mred")
        talk.keys("12", ENTER)
        talk.see("this is recorded as a deviation", "Why?")
        talk.keys("Sample", ENTER)
        talk.see("a: done by Sam", "Next \\x1b[31mred")
        talk.choose("What now?", "Correct a value")
        talk.rows("Which value is wrong?")
    # The library moves and colours by itself, but never like this.
    for spell in ("\x1b]0;", "\a", "\x9b", "\u202e", "\nhead evil-1:1"):
        assert spell not in talk.raw.replace("\r\n", "\n"), repr(spell)
    assert "\x1b[31mred" not in talk.raw


def test_a_run_with_an_odd_name_is_no_danger_to_verify(flow: Run, evil: Path) -> None:
    connection = sqlite3.connect(evil / ".flowdef" / "runs.db", isolation_level=None)
    connection.execute("UPDATE events SET run = ?", (REASON,))
    connection.close()
    for words in (["verify"], ["verify", "--json"], ["runs"], ["next"]):
        result = flow(*words, code=1)
        assert harmless(result.stdout + result.stderr), repr(result.output)
