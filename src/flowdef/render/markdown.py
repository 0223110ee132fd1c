"""Markdown: document text as Markdown that stays text, whatever it holds."""

import re
from collections.abc import Iterable
from urllib.parse import quote

# CommonMark lets a backslash stand before any of these; escaped only where they would act.
# A dollar begins a formula on some forges.
_ACTIVE = re.compile(
    r"[\\`*\[\]<|~]|&(?=[#\w]+;)|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|\$(?=\S)", re.ASCII
)
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s\-=+]|$)|>|\d{1,9}(?=[.)](?:\s|$)))")
_BLANKS = re.compile(r"\s+")
_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_SAFE = "%/:?#@!$&'*+,=~"


class Markdown(str):
    """Text that is Markdown already; everything else is escaped where it is printed."""

    __slots__ = ()


def escaped(value: object) -> str:
    """What a template prints: Markdown as it is, anything else as inline text."""
    return value if isinstance(value, Markdown) else inline(str(value))


def inline(text: str) -> Markdown:
    """Text on one line, with nothing in it acting as Markdown or HTML."""
    line = _ACTIVE.sub(lambda match: "\\" + match[0], _BLANKS.sub(" ", text).strip())
    return Markdown(_AT_START.sub(_escape_start, line))


def cell(text: object) -> Markdown:
    """Text in a table's cell; a dash where there is none."""
    return Markdown(escaped(text) or "–")


def link(title: str, target: str) -> Markdown:
    """A link to a web address or a file beside this one; any other target stays text."""
    if not target:
        return inline(title)
    if _SCHEME.match(target):
        return inline(f"{title}: {target}")
    return Markdown(f"[{inline(title)}]({quote(target, safe=_SAFE)})")


def joined(parts: Iterable[str], between: str = " ") -> Markdown:
    """Parts in one line; those that are not Markdown yet are escaped."""
    return Markdown(between.join(map(escaped, parts)))


def bullets(texts: Iterable[str], mark: str = "-") -> Markdown:
    """A list, a text a line; empty where there is none."""
    return Markdown("\n".join(f"{mark} {escaped(each)}" for each in texts))


def boxes(texts: Iterable[str]) -> Markdown:
    """A list of boxes to tick."""
    return bullets(texts, "- [ ]")


def terms(pairs: Iterable[tuple[str, str]]) -> Markdown:
    """A list of terms with what they mean."""
    return bullets(Markdown(f"**{inline(term)}**: {inline(text)}") for term, text in pairs)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Markdown:
    """A table; empty where it has no rows."""
    heads = tuple(heads)
    lines = [" | ".join(map(cell, row)) for row in rows]
    if not lines:
        return Markdown()
    head = " | ".join(map(inline, heads)).rstrip()
    ruler = " | ".join("---" for _ in heads)
    return Markdown("\n".join(f"| {line} |" for line in (head, ruler, *lines)))


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"
