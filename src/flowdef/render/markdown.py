"""Markdown: document text as Markdown that stays text, whatever it holds."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from flowdef.render.spoken import Link, Markdown, cells
from flowdef.render.spoken import link as link_to

# CommonMark lets a backslash stand before any of these; escaped only where they would act.
# A dollar begins a formula on some forges.
_ACTIVE = re.compile(
    r"[\\`*\[\]<|~]|&(?=[#\w]+;)|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|\$(?=\S)", re.ASCII
)
# Words with single blanks between them, and nothing in them that could act.
_CALM = re.compile(r"[^\s\\`*\[\]<|~&_!$]+(?: [^\s\\`*\[\]<|~&_!$]+)*(?<!#)")
# The same, but for what would act at the beginning of a line.
_CALM_LINE = re.compile(rf"(?![#+=>0-9-]){_CALM.pattern}")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s\-=+]|$)|>|\d{1,9}(?=[.)](?:\s|$)))")
_BLANKS = re.compile(r"\s+")
_SAFE = "%/:?#@!$&'*+,=~"


def escaped(value: object) -> str:
    """What a template prints: Markdown as it is, links as links, anything else as inline text."""
    if type(value) is str:
        return plain_line(value)
    match value:
        case Markdown():
            return value
        case Link(text, target):
            return Markdown(f"[{_within(text)}]({quote(target, safe=_SAFE)})")
        case tuple():
            return joined(value)
        case _:
            return inline(str(value))


def plain_line(text: str) -> str:
    """The same as `inline`, without a word on it that it is Markdown: for what is printed now."""
    return text if _CALM_LINE.fullmatch(text) else inline(text)


def inline(text: str) -> Markdown:
    """Text on one line, with nothing in it acting as Markdown or HTML."""
    return Markdown(_AT_START.sub(_escape_start, _within(text)))


def cell(value: object) -> str:
    """Text in a table's cell, where nothing stands at the beginning of a line."""
    return _within(value) if type(value) is str else escaped(value)


def link(title: str, target: str) -> Markdown:
    """A link to a web address or a file beside this one; any other target stays text."""
    return Markdown(escaped(link_to(title, target)))


def joined(parts: Iterable[object], between: str = " ") -> Markdown:
    """Parts in one line; those that are not Markdown yet are escaped."""
    return Markdown(between.join(map(escaped, parts)))


def bullets(texts: Iterable[str], mark: str = "-") -> Markdown:
    """A list, a text a line; empty where there is none."""
    return Markdown("\n".join(f"{mark} {escaped(each)}" for each in texts))


def dotted(texts: Iterable[str]) -> Markdown:
    """Texts in one line, with a dot between each two."""
    return inline(" · ".join(texts))


def boxes(texts: Iterable[str]) -> Markdown:
    """A list of boxes to tick."""
    return bullets(texts, "- [ ]")


def terms(pairs: Iterable[object]) -> Markdown:
    """A list of terms with what they mean."""
    return bullets(
        Markdown(f"**{escaped(term)}**: {escaped(text)}") for term, text in map(cells, pairs)
    )


def table(heads: Iterable[str], rows: Iterable[object], nothing: str = "–") -> Markdown:
    """A table; empty where it has no rows. A row is a tuple, or any of the page's parts.

    `nothing` stands in an empty cell.
    """
    heads = tuple(heads)
    lines = [" | ".join([cell(each) or nothing for each in cells(row)]) for row in rows]
    if not lines:
        return Markdown()
    head = " | ".join(map(cell, heads)).rstrip()
    ruler = " | ".join("---" for _ in heads)
    return Markdown("\n".join(f"| {line} |" for line in (head, ruler, *lines)))


def _within(text: str) -> str:
    """Text that does not stand at the beginning of a line."""
    if not text or text.isalnum() or _CALM.fullmatch(text):
        return text
    line = _ACTIVE.sub(lambda match: "\\" + match[0], _BLANKS.sub(" ", text).strip())
    # The last of a heading's line would be taken for its end.
    return f"{line[:-1]}\\#" if line.endswith("#") else line


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"
