"""Checklist: a Markdown checklist read as the first draft of a process."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TICK = re.compile(r"^\[[ xX]\]\s+")
_TITLE_WIDTH = 60


@dataclass(slots=True)
class Item:
    """A list item: its text, the items nested in it, and paragraphs that explain it."""

    text: str
    nested: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A heading with the items and the prose below it; an empty title stands before any."""

    title: str
    items: list[Item] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that a process has no place for: the line (from 1), what it is, and its text."""

    line: int
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a Markdown checklist says: title, description, parts, and what did not fit."""

    title: str
    description: str
    parts: tuple[Part, ...]
    leftovers: tuple[Leftover, ...]


def read(text: str) -> Checklist:
    """The checklist in a Markdown text; headings are parts, list items are items."""
    reader = _Reader()
    reader.walk(MarkdownIt("commonmark").enable("table").parse(text))
    parts = tuple(part for part in reader.parts if part.items)
    for part in reader.parts:
        if part.title and not part.items:
            reader.leftovers.append(Leftover(0, "heading without items", part.title))
    return Checklist(
        title=reader.title,
        description="\n\n".join(reader.parts[0].prose),
        parts=parts,
        leftovers=tuple(reader.leftovers),
    )


def process_data(checklist: Checklist, process_id: str) -> dict[str, object]:
    """The checklist as the data of a process document, in the order of the format."""
    ids = _Ids()
    data: dict[str, object] = {
        "kind": "process",
        "id": process_id,
        "title": checklist.title or process_id.replace("-", " ").capitalize(),
    }
    if checklist.description:
        data["description"] = checklist.description
    data |= {"version": "0.1.0", "status": "draft", "trigger": {"manual": True}}
    if len(checklist.parts) == 1 and not checklist.parts[0].title:
        return data | {"steps": [_step(item, ids) for item in checklist.parts[0].items]}
    return data | {"stages": [_stage(part, ids) for part in checklist.parts]}


def id_of(text: str, fallback: str) -> str:
    """A kebab-case id out of the first words of a text; `fallback` begins it where none fits."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.lower())[:6]
    stem = "-".join(words)[:48].strip("-")
    return stem if stem[:1].isalpha() else f"{fallback}-{stem}".strip("-")


class _Reader:
    """Walks Markdown's tokens once and files each where it belongs."""

    def __init__(self) -> None:
        self.title = ""
        self.parts = [Part("")]
        self.leftovers: list[Leftover] = []
        self._depth = 0
        self._fresh = False  # whether the next text is an item's own

    def walk(self, tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    self._heading(tokens[at + 1], token.tag)
                case "bullet_list_open" | "ordered_list_open":
                    self._depth += 1
                case "bullet_list_close" | "ordered_list_close":
                    self._depth -= 1
                case "list_item_open":
                    self._fresh = True
                case "inline" if tokens[at - 1].type == "paragraph_open":
                    self._text(token)
                case "fence" | "code_block" | "html_block" | "table_open" | "hr":
                    self._leave(token, tokens, at)
                case _:
                    pass

    def _heading(self, inline: Token, tag: str) -> None:
        if tag == "h1" and not self.title:
            self.title = _plain(inline)
        else:
            self.parts.append(Part(_plain(inline)))

    def _text(self, inline: Token) -> None:
        text, part = _plain(inline), self.parts[-1]
        if not text:
            return
        if self._depth == 0:
            part.prose.append(text)
        elif self._fresh and (self._depth == 1 or not part.items):
            part.items.append(Item(text))
        elif self._fresh:
            part.items[-1].nested.append(text)
        else:
            part.items[-1].prose.append(text)
        self._fresh = False

    def _leave(self, token: Token, tokens: list[Token], at: int) -> None:
        if token.type == "hr":
            return
        line = token.map[0] + 1 if token.map else 0
        code = token.type in ("fence", "code_block")
        if code and self._depth and self.parts[-1].items:
            self.parts[-1].items[-1].prose.append(f"```\n{token.content.rstrip()}\n```")
            return
        text = token.content.strip() or " | ".join(_cells(tokens, at))
        self.leftovers.append(Leftover(line, token.type.split("_")[0], text))


def _cells(tokens: list[Token], at: int) -> Iterator[str]:
    for token in tokens[at:]:
        if token.type == "table_close":
            return
        if token.type == "inline":
            yield token.content


def _plain(inline: Token) -> str:
    """The text of a line, with line breaks as blanks and a tick box left out."""
    return _TICK.sub("", " ".join(inline.content.split()))


class _Ids:
    """Kebab-case ids that are unique among stages and steps."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, text: str, fallback: str) -> str:
        stem = id_of(text, fallback)
        name, count = stem, 1
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        self._taken.add(name)
        return name


def _stage(part: Part, ids: _Ids) -> dict[str, object]:
    title = part.title or "To begin with"
    stage: dict[str, object] = {"id": ids.of(title, "stage"), "title": title}
    if part.title and part.prose:
        stage["description"] = "\n\n".join(part.prose)
    return stage | {"steps": [_step(item, ids) for item in part.items]}


def _step(item: Item, ids: _Ids) -> dict[str, object]:
    title = _title(item.text)
    step: dict[str, object] = {"id": ids.of(title, "step"), "title": title}
    prose = [item.text, *item.prose] if title != item.text else item.prose
    if prose:
        step["instructions"] = "\n\n".join(prose) + "\n"
    if item.nested:
        step["checklist"] = item.nested
    return step


def _title(text: str) -> str:
    """The text, or so many of its words as a title holds."""
    if len(text) <= _TITLE_WIDTH:
        return text
    words = text[: _TITLE_WIDTH - 1].rsplit(" ", 1)[0]
    return words.rstrip(" ,;:.") + "…"
