"""Said: what other people's procedures tell somebody to do, sentence by sentence.

Nothing of them stands in this repository: a label names a file, a line and a digest.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import NamedTuple

from flowdef.lint.english.sentences import sentences

_HEADING = re.compile(r"^#{2,5} +(.+?) *#*$", re.MULTILINE)
_NAMES = re.compile(
    r"^ +(?:name: |\"customName\": \")([A-Za-z][^\n\"']*[A-Za-z)]) *\"?,?$", re.MULTILINE
)
_TITLE = re.compile(r"^title: (?:RA_\d+_)?(.+)$", re.MULTILINE)
_PROSE = re.compile(
    r"^ +(?:- )?(?:line|description|details): ['\"]?([A-Z](?:[^\n]|\n {8,}(?!- |\w+:)\S)*)",
    re.MULTILINE,
)
_WORKFLOW = re.compile(r"^(?:workflow|description): [>|]-?\n((?: +.*\n|\n)+)", re.MULTILINE)
_STEP = re.compile(r" *(?:\d+[.)]|[-*+] \[[ xX]\]|\d+[.)] \[[ xX]\]) +")
_NOTE = re.compile(r"\W*(?:notes?|tips?|hints?|info|remarks?)\b\W*?[:–—]", re.IGNORECASE)
_TASK = re.compile(r"<(?:\w+:)?\w*[tT]ask\b[^>]*?\bname=\"([^\"]*)\"")
_TOOLS = re.compile(r"(?:^|\s)>+\s|\{:[^}]*\}|<sup>.*?</sup>")


class Said(NamedTuple):
    """A sentence or a title; `part` is title | step | note | text, `place` where it begins.

    `numbered`: it is an item of a numbered list or has a box to tick, so a step by itself.
    """

    file: str
    line: int
    part: str
    text: str
    place: int
    numbered: bool = False

    @property
    def digest(self) -> str:
        """What a label knows of the text: twelve hexadecimal digits."""
        return sha256(" ".join(self.text.split()).encode()).hexdigest()[:12]

    @property
    def spoken(self) -> str:
        """The text without marks of quotation, and without what only other tools read."""
        return _TOOLS.sub(" ", self.text).strip()


def said(folder: Path, prefix: str = "") -> Iterator[Said]:
    """Everything that is said in the procedures of a folder, in the order of the files."""
    for path in sorted(folder.rglob("*")):
        name = prefix + path.relative_to(folder).as_posix()
        if path.suffix in {".md", ".yml", ".json"} and not path.name.startswith("_"):
            text = path.read_text(encoding="utf-8", errors="replace")
            for place, part, each in sorted(
                _markdown(text) if path.suffix == ".md" else _fields(text)
            ):
                begin = text.rfind("\n", 0, place) + 1
                line = text.count("\n", 0, begin) + 1
                numbered = bool(_STEP.fullmatch(text[begin:place]))
                yield Said(name, line, part, each, place, numbered)


def named(folder: Path) -> Iterator[Said]:
    """The names of the tasks of other people's diagrams; all of them are held out."""
    for path in sorted(folder.rglob("*.bpmn")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for match in _TASK.finditer(text):
            title = " ".join(unescape(match[1]).split())
            line = text.count("\n", 0, match.start()) + 1
            if title:
                name = f"bpmn/{path.relative_to(folder).as_posix()}"
                yield Said(name, line, "title", title, match.start(1))


def _markdown(text: str) -> Iterator[tuple[int, str, str]]:
    for heading in _HEADING.finditer(text):
        yield heading.start(1), "title", heading[1]
    for each in sentences(text):
        note = each.quoted or _NOTE.match(each.text)
        part = "note" if note else "step" if each.listed else "text"
        yield each.offset, part, " ".join(each.text.split())


def _fields(text: str) -> Iterator[tuple[int, str, str]]:
    for match in (*_NAMES.finditer(text), *_TITLE.finditer(text)):
        title = match[1].replace("_", " ")
        yield match.start(1), "title", title[:1].upper() + title[1:]
    for pattern in (_PROSE, _WORKFLOW):
        for match in pattern.finditer(text):
            for each in sentences(match[1]):
                words = " ".join(each.text.split()).strip("'\"")
                yield match.start(1) + each.offset, "step" if each.listed else "text", words
