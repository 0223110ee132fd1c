"""Checklist: a Markdown checklist read as the first draft of a process."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import compress

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field

_TICK = re.compile(r"^\[[ xX]?\](?:\s+|$)")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n\w[\w -]*:.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_UNSEEN = ("Cc", "Cf", "Cs", "Cn")
_TITLE_WIDTH = 60


class Item(Struct):
    """A list item: its plain text, its Markdown where that says more, and what hangs below it."""

    text: str
    markdown: str = ""
    nested: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


class Part(Struct):
    """A heading with the items and the prose below it; an empty title stands before any."""

    title: str
    line: int = 1
    items: list[Item] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)


class Leftover(Struct, frozen=True):
    """Something that a process has no place for: the line (from 1), what it is, and its text."""

    line: int
    what: str
    text: str


class Checklist(Struct, frozen=True):
    """What a Markdown checklist says: title, description, parts, and what did not fit."""

    title: str
    description: str
    parts: tuple[Part, ...]
    leftovers: tuple[Leftover, ...]


def read(text: str) -> Checklist:
    """The checklist in a Markdown text; headings are parts, list items are items.

    The first heading of the first level is the title, what stands below it the description.
    """
    reader = _Reader()
    body = _without_front_matter(_clean(text), reader.leftovers)
    reader.walk(MarkdownIt("commonmark").enable("table").parse(body))
    first, *rest = reader.parts
    for part in rest:
        if not part.items:
            reader.leftovers.append(Leftover(part.line, "heading without items", part.title))
            reader.leftovers += [Leftover(line, "text", prose) for line, prose in part.prose]
    return Checklist(
        title=reader.title,
        description="\n\n".join(prose for _, prose in first.prose),
        parts=tuple(part for part in reader.parts if part.items),
        leftovers=tuple(sorted(reader.leftovers, key=lambda each: each.line)),
    )


def process_data(checklist: Checklist, process_id: str) -> dict[str, object]:
    """The checklist as the data of a process document, in the order of the format."""
    ids = _Ids()
    data: dict[str, object] = {
        "kind": "process",
        "id": process_id,
        "title": _literal(checklist.title) or process_id.replace("-", " ").capitalize(),
    }
    if checklist.description:
        data["description"] = _literal(checklist.description)
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


class _Said(Struct, frozen=True):
    """A line's plain text, where its links lead, and its Markdown where that says more."""

    line: int
    text: str
    addresses: tuple[str, ...] = ()
    markdown: str = ""


class _Open(Struct):
    """A list item that is being read: the step that it belongs to, once that is known."""

    line: int
    owner: Item | None = None
    told: bool = False  # whether it, or a list in it, has said something


class _Reader:
    """Walks Markdown's tokens once and files each where it belongs."""

    def __init__(self) -> None:
        self.title = ""
        self.parts = [Part("")]
        self.leftovers: list[Leftover] = []
        self._open: list[_Open] = []

    def walk(self, tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            match token.type:
                case "list_item_open":
                    self._open.append(_Open(_line(token)))
                case "list_item_close":
                    self._close(self._open.pop())
                case "inline" if tokens[at - 1].type == "heading_open" and not self._open:
                    self._heading(_said(token), tokens[at - 1].tag)
                case "inline" if tokens[at - 1].type in ("heading_open", "paragraph_open"):
                    self._text(_said(token))
                case "fence" | "code_block" if self._open:
                    self._code(token)
                case "fence" | "code_block" | "html_block" | "table_open":
                    self.leftovers.append(_leftover(tokens, at))
                case _:
                    pass

    def _heading(self, said: _Said, tag: str) -> None:
        untouched = len(self.parts) == 1 and not self.parts[0].items
        if tag == "h1" and not self.title and untouched:
            self.title = said.text
        elif said.text:
            self.parts.append(Part(said.text, said.line))

    def _text(self, said: _Said) -> None:
        if not said.text:
            return
        if not self._open:
            self.parts[-1].prose.append((said.line, said.markdown or said.text))
            return
        here = self._open[-1]
        owner = next((each.owner for each in reversed(self._open) if each.owner), None)
        if owner is None:
            owner = Item(said.text, said.markdown)
            self.parts[-1].items.append(owner)
        elif here.told:
            owner.prose.append(said.markdown or said.text)
        else:
            # An item of a checklist is no Markdown: it says where its links lead.
            owner.nested.append(" ".join((said.text, *(f"({each})" for each in said.addresses))))
        here.owner, here.told = owner, True

    def _code(self, token: Token) -> None:
        content = token.content.expandtabs(4).strip("\n").rstrip()
        first, _, rest = content.strip().partition("\n")
        if not self._open[-1].told:
            self._text(_Said(_line(token), " ".join(first.split())))
        if (owner := self._open[-1].owner) and (rest or owner.text != first):
            owner.prose.append(_fenced(content, token.info))

    def _close(self, item: _Open) -> None:
        if not item.told:
            self.leftovers.append(Leftover(item.line, "list item without text", ""))
        elif self._open:
            self._open[-1].told = True


def _clean(text: str) -> str:
    """The text without characters that nobody sees, with plain line breaks."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text)
    seen = (each in "\n\t" or unicodedata.category(each) not in _UNSEEN for each in text)
    return "".join(compress(text, seen))


def _without_front_matter(text: str, leftovers: list[Leftover]) -> str:
    """The text with its front matter blank, so that every line keeps its number."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return text
    leftovers.append(Leftover(1, "front matter", match[0].strip("-. \n")))
    return "\n" * match[0].count("\n") + text[match.end() :]


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _leftover(tokens: list[Token], at: int) -> Leftover:
    token = tokens[at]
    what = {"html_block": "HTML", "table_open": "table"}.get(token.type, "code")
    text = " | ".join(_cells(tokens[at:])) if what == "table" else token.content
    return Leftover(_line(token), what, " ".join(text.split()))


def _cells(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "inline":
            yield token.content


def _said(inline: Token) -> _Said:
    """A line with breaks as blanks, and without a tick box."""
    children = inline.children or []
    plain = _unticked(_plain(children))
    found = [str(each.attrs.get("href") or each.attrs.get("src") or "") for each in children]
    addresses = tuple(each for each in found if each and each.removeprefix("mailto:") not in plain)
    markdown = _unticked(inline.content) if any(found) else ""
    return _Said(_line(inline), plain, addresses, markdown)


def _plain(children: list[Token]) -> str:
    """What one reads: no marks of emphasis, no tags, a picture by its words."""
    return "".join(
        " " if each.type in ("softbreak", "hardbreak", "html_inline") else each.content
        for each in children
    )


def _unticked(text: str) -> str:
    return _TICK.sub("", " ".join(text.split()))


def _fenced(content: str, info: str) -> str:
    longest = max((len(each) for each in re.findall(r"`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{info}\n{content}\n{fence}"


class _Ids:
    """Kebab-case ids that are unique among stages and steps."""

    def __init__(self) -> None:
        self._taken = {"continue"}  # `on_reject: continue` is no step
        self._count: Counter[str] = Counter()

    def of(self, text: str, fallback: str) -> str:
        name = stem = id_of(text, fallback)
        while name in self._taken:
            self._count[stem] += 1
            name = f"{stem}-{self._count[stem] + 1}"
        self._taken.add(name)
        return name


def _stage(part: Part, ids: _Ids) -> dict[str, object]:
    title = part.title or "To begin with"
    stage: dict[str, object] = {"id": ids.of(title, "stage"), "title": _literal(title)}
    if part.title and part.prose:
        stage["description"] = _literal("\n\n".join(prose for _, prose in part.prose))
    return stage | {"steps": [_step(item, ids) for item in part.items]}


def _step(item: Item, ids: _Ids) -> dict[str, object]:
    title = _title(item.text)
    step: dict[str, object] = {"id": ids.of(title, "step"), "title": _literal(title)}
    whole = item.markdown or (item.text if title != item.text else "")
    prose = [each for each in (whole, *item.prose) if each]
    if prose:
        step["instructions"] = _literal("\n\n".join(prose)) + "\n"
    if item.nested:
        step["checklist"] = [_literal(each) for each in item.nested]
    return step


def _title(text: str) -> str:
    """The text, or so many of its words as a title holds."""
    if len(text) <= _TITLE_WIDTH:
        return text
    words = text[: _TITLE_WIDTH - 1].rsplit(" ", 1)[0]
    return words.rstrip(" ,;:.") + "…"


def _literal(text: str) -> str:
    """The text with braces that another tool would fill in kept as they are."""
    return text.replace("{{", '{{ "{{" }}')
