"""Markdown: document text as Markdown that stays text, whatever it holds."""

import re
from urllib.parse import quote

# CommonMark lets a backslash stand before any of these; escaped only where they would act.
_ACTIVE = re.compile(r"[\\`*\[\]<|~]|&(?=[#\w]+;)|(?<!\w)_|_(?!\w)|!(?=\[)", re.ASCII)
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s\-=+]|$)|>|\d{1,9}(?=[.)](?:\s|$)))")
_BLANKS = re.compile(r"\s+")
_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_SAFE = "%/:?#@!$&'*+,;=~"
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")


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


def cell(text: str) -> Markdown:
    """Text in a table's cell; a dash where there is none."""
    return inline(text) if text.strip() else Markdown("–")


def link(title: str, target: str) -> Markdown:
    """A link to a web address or a file beside this one; any other target stays text."""
    if not target or _SCHEME.match(target):
        return inline(f"{title}: {target}" if target else title)
    return Markdown(f"[{inline(title)}]({quote(target, safe=_SAFE)})")


def block(text: str) -> Markdown:
    """An author's Markdown below a heading of ours: no HTML, no headings above its place."""
    lines: list[str] = []
    fence = ""
    for line in text.strip().splitlines():
        mark = _FENCE.match(line)
        if fence:
            lines.append(line)
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if mark:
            fence = mark[1]
        lines.append(line if mark else _tame(line))
    return Markdown("\n".join([*lines, fence] if fence else lines))


def _tame(line: str) -> str:
    """A line outside a code fence: `<` is text, and a heading becomes bold."""
    parts = re.split(r"(`+[^`]*`+)", line)
    calm = "".join(part if at % 2 else part.replace("<", "&lt;") for at, part in enumerate(parts))
    heading = re.match(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", calm)
    return f"**{heading[1]}**" if heading and heading[1] else calm


def _escape_start(match: re.Match[str]) -> str:
    blank, mark = match[1], match[2]
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"
