"""Said: what other people's procedures tell somebody to do, sentence by sentence.

Nothing of them stands in this repository: a label names a file, a line and a digest.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flowdef.lint.sentences import sentences

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


class Said(NamedTuple):
    """A sentence or a title; `part` is title | step | note | text, `place` where it begins."""

    file: str
    line: int
    part: str
    text: str
    place: int

    @property
    def digest(self) -> str:
        """What a label knows of the text: twelve hexadecimal digits."""
        return sha256(" ".join(self.text.split()).encode()).hexdigest()[:12]

    @property
    def held_out(self) -> bool:
        """Whether the file is one of those whose findings are judged, not labelled."""
        return sha256(self.file.encode()).digest()[0] % 2 == 1


def said(folder: Path) -> Iterator[Said]:
    """Everything that is said in the procedures of a corpus, in the order of the files."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in {".md", ".yml", ".json"} and not path.name.startswith("_"):
            text = path.read_text(encoding="utf-8", errors="replace")
            parts = _markdown(text) if path.suffix == ".md" else _fields(text)
            yield from (
                Said(name, text.count("\n", 0, place) + 1, part, each, place)
                for place, part, each in sorted(parts)
            )


def _markdown(text: str) -> Iterator[tuple[int, str, str]]:
    for heading in _HEADING.finditer(text):
        yield heading.start(1), "title", heading[1]
    for each in sentences(text):
        part = "note" if each.quoted else "step" if each.listed else "text"
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
