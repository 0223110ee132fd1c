"""Texts that a terminal would obey: in documents, names, values, titles, file names, outputs.

What a person reads never holds a control character but the line break, whoever wrote the text.
"""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from attacked import Victim, harmless, python
from every_command import PROCESS, PROJECT, SPELL, WORDS
from flowdef.cli.shell.application import commands
from flowdef.store.chain import ORIGIN, link
from terminal import in_terminal

pytestmark = pytest.mark.unmeasured

ATTACKS = {
    "a colour": "\x1b[31mred",
    "a cleared screen": "\x1b[2J\x1b[H",
    "another title of the window": "\x1b]0;owned\x07",
    "a link to another place": "\x1b]8;;http://mallory.example\x1b\\click\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "an answer typed by the terminal": "\x1b[6n\x1b[c\x05",
    "a command of one byte": "\x9b2J\x9d0;owned\x9c",
    "a text turned around": "\u202efdp.exe\u202c",
    "an isolate that is not closed": "\u2067gnp.exe",
    "a line written over": "all is well\rhead x-1:1:0000000000000000",
    "a letter taken back": "no\b\bok",
    "a forged line": "x\nhead order-1:1:0000000000000000",
    "other line breaks": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "letters that nobody sees": "ad\u200bm\u200ci\u200dn\ufeff\u2060\u00ad",
    "tags that nobody sees": "x\U000e0041\U000e0042",
    "half a character": "\ud83d",
    "a letter for private use": "\ue000\U0010fffd",
    "a character that is none": "\ufffe\uffff",
    "deleted": "\x7f\x00\x08",
    "a tab": "a\tb",
}
ROWS = [pytest.param(text, id=name) for name, text in ATTACKS.items()]


def test_no_command_is_forgotten() -> None:
    assert set(WORDS) == set(commands())


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    victim = Victim(tmp_path_factory.mktemp("spelled"))
    victim.process("order", PROCESS)
    victim.write("projects/launch.yaml", PROJECT)
    people = (victim.folder / "organization.yaml").read_text()
    people = people.replace("name: Sam", f"name: Sam {SPELL}").replace(
        "title: Clerk", f"title: {SPELL}"
    )
    victim.write("organization.yaml", people)
    victim.write("answers.yaml", f"steps: {{do: {{as: sam, skip: {SPELL}}}}}\n")
    victim.write(f"{SPELL}.pdf", "scan")
    for run in ("order-1", "order-2"):
        words = ["--set", f"item={SPELL}", "--set", f"scan={SPELL}.pdf", "--title", SPELL]
        assert victim.flowdef("start", "order", *words).run == run
        victim.flowdef("comment", run, SPELL)
    victim.flowdef("done", "order-2", "do", "--tick-all", "--reason", SPELL)
    return victim


def _cast(victim: Victim, text: str) -> None:
    """Put the text where the spell stands: in the log, in what is kept of the people."""
    evil = json.dumps(text)[1:-1]
    connection = sqlite3.connect(victim.folder / ".flowdef" / "runs.db", isolation_level=None)
    rows = connection.execute("SELECT run, seq, body FROM events ORDER BY run, seq").fetchall()
    before = ORIGIN
    for run, seq, body in rows:
        worse = body.replace(SPELL, evil)
        before = link(ORIGIN if seq == 1 else before, run, seq, worse)
        where = (worse, before, run, seq)
        connection.execute("UPDATE events SET body = ?, hash = ? WHERE run = ? AND seq = ?", where)
    connection.close()
    (victim.folder / ".flowdef" / "runs.heads").unlink()
    people = victim.folder / ".flowdef" / "compiled.json"
    people.write_text(people.read_text("utf-8").replace(SPELL, evil), encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=() if at % 4 == 3 else pytest.mark.long)
        for at, (name, text) in enumerate(ATTACKS.items())
    ],
)
def test_no_command_prints_what_a_terminal_obeys(
    spelled: Victim, tmp_path: Path, text: str
) -> None:
    victim = Victim(tmp_path)
    shutil.copytree(spelled.folder, victim.folder, dirs_exist_ok=True)
    _cast(victim, text)
    spoken = text.replace("\0", "0").replace("\ud83d", "?")  # as a command line can hold it
    for name, rows in WORDS.items():
        for words in rows:
            said = victim.flowdef(*name.split(), *(word.replace(SPELL, spoken) for word in words))
            if "--json" in words:
                assert said.out.isascii()


@pytest.mark.parametrize("text", ROWS)
def test_a_document_with_such_a_text_is_told_and_shown_harmless(tmp_path: Path, text: str) -> None:
    """Written as the character itself, and as an escape of YAML."""
    for form in (text.encode("utf-8", "surrogatepass"), json.dumps(text)[1:-1].encode()):
        victim = Victim(tmp_path / str(len(form)) / form[:1].hex())
        quoted = re.sub(rf'"?(\w+ )?{SPELL}"?', f'"{SPELL}"', PROCESS)
        path = victim.process("order", quoted)
        path.write_bytes(path.read_bytes().replace(SPELL.encode(), form))
        path = victim.write("projects/launch.yaml", PROJECT.replace(SPELL, f'"{SPELL}"'))
        path.write_bytes(path.read_bytes().replace(SPELL.encode(), form))
        path = victim.folder / "organization.yaml"
        path.write_bytes(path.read_bytes().replace(b"name: Sam", b'name: "Sam ' + form + b'"'))
        for words in (
            *(["lint"], ["lint", "--output-format", "json"], ["lint", "--output-format", "github"]),
            *(["show", "order"], ["render", "order"], ["graph", "order"], ["start", "order"]),
            *(["list"], ["trust", "--check"], ["next"], ["runs"]),
            *(["show", "launch"], ["select", "launch"], ["plan", "launch"], ["load"]),
            *(["board", "launch"], ["board", "order"], ["status"]),
            *(["show", "launch", "--handover"], ["plan", "launch", "--why", "made"]),
            *(["show", "order", "--json"], ["show", "order", "do", "--json"]),
            *(["plan", "launch", "--json"], ["plan", "launch", "--quality", "--json"]),
            ["select", "launch", "--json"],
        ):
            said = victim.flowdef(*words)
            assert said.out.isascii() or "--json" not in words


def test_a_page_on_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    victim = Victim(tmp_path)
    for name in ("a text turned around", "tags that nobody sees", "an isolate that is not closed"):
        quoted = re.sub(rf'"?(\w+ )?{SPELL}"?', f'"{ATTACKS[name]}"', PROCESS)
        victim.process("order", quoted)
        code, out, err = in_terminal("render", "order", folder=victim.folder)
        assert code == 0, err
        assert harmless(out)
        file = victim.flowdef("render", "order").out
        assert ATTACKS[name] in file


@pytest.mark.parametrize("text", ROWS)
def test_a_file_of_such_a_name_is_told_and_shown_harmless(tmp_path: Path, text: str) -> None:
    victim = Victim(tmp_path)
    name = text.replace("/", "_").replace("\0", "_")
    try:
        victim.write(f"processes/{name}.yaml", "kind: process\nid: x\n")
        victim.write(f"processes/{name[:1]}2.yaml", "a: [\n")
        victim.write(f"-{name}", "")
    except (OSError, UnicodeEncodeError):
        return  # no such name on this system
    file = f"processes/{name}.yaml"
    for words in (
        *(["lint"], ["lint", "--output-format", "github"], ["lint", file], ["list"]),
        *(["show", file], ["render", file], ["start", file], ["graph", file], ["trust"]),
        *(["start", "x", "--answers", file], ["new", "process", "y", "--from", file]),
        *(["list", f"-{name}"], [f"-{name}"], [f"--{name}"], [name], ["log", f"--{name}=x"]),
    ):
        victim.flowdef(*words)


OUTPUTS = {"it ends well": 0, "it fails": 1}


@pytest.mark.parametrize("code", OUTPUTS.values(), ids=OUTPUTS)
def test_what_a_program_says_is_shown_harmless(tmp_path: Path, code: int) -> None:
    victim = Victim(tmp_path)
    victim.write(
        "say.py",
        f"import sys\ntext = {list(ATTACKS.values())!r}[int(sys.argv[1])]\n"
        "data = text.encode('utf-8', 'surrogatepass')\n"
        f"sys.stdout.buffer.write(data); sys.stderr.buffer.write(data); sys.exit({code})\n",
    )
    command = f'{python("say.py")[:-1]}, "{{{{ n }}}}"]'
    victim.process(
        "say",
        "inputs: {n: {type: integer}}\nsteps:\n  - id: say\n    title: Say\n    idempotent: true\n"
        f"    automate: {{command: {command}}}\n"
        "    collect: {said: {type: long_text, from: stdout}}\n",
    )
    victim.flowdef("trust", "--yes")
    for number in range(len(ATTACKS)):
        assert victim.flowdef("start", "say", "--set", f"n={number}").code == 0
    for words in LOOKS:
        victim.flowdef(*words)


LOOKS = (
    *(["log", "--all"], ["log", "--all", "--format", "csv"], ["log", "--all", "--format", "xes"]),
    *(
        ["runs", "--all"],
        ["next"],
        ["next", "--json"],
        ["log", "--all", "--json"],
        ["show", "say-1"],
    ),
    ["work", "--once"],
)


def test_words_of_the_command_line_are_shown_harmless(tmp_path: Path) -> None:
    """As real processes: what no text can hold comes in as half characters."""
    victim = Victim(tmp_path)
    victim.process("order", "steps: [{id: do, title: Do, responsible: clerk}]\n")
    evil = "\x1b]0;x\x07\udcff\u202e"
    for words in (["show", evil], [evil], ["comment", "order-1", evil], ["start", evil]):
        assert harmless(victim.really(*words).all)
