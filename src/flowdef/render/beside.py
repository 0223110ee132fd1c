"""Beside: the links of an author's Markdown, as they lead from a page that lies elsewhere."""

import re
from collections.abc import Iterator
from urllib.parse import quote

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+[^`]*`+)")
# What an inline link, a picture or a definition of a link leads to.
_TARGET = re.compile(r"((?<!\\)\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)(?=[^\s)<>{])")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[#/\\]", re.IGNORECASE | re.ASCII)


def beside(text: str, folder: str) -> str:
    """The text with `folder` (empty or ending in a slash) before each target beside the document.

    Web addresses, anchors, absolute paths and what stands in code stay as they are.
    """
    if not folder or "]" not in text:
        return text
    return "\n".join(_lines(text, quote(folder, safe="/.~")))


def _lines(text: str, folder: str) -> Iterator[str]:
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            closes = mark and mark[1].startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
            yield line
        elif mark:
            fence = mark[1]
            yield line
        else:
            parts = _CODE.split(line)
            yield "".join(
                part if at % 2 else _TARGET.sub(lambda match: _moved(match, folder), part)
                for at, part in enumerate(parts)
            )


def _moved(match: re.Match[str], folder: str) -> str:
    leads_elsewhere = _ELSEWHERE.match(match.string, match.end())
    return match[1] if leads_elsewhere else match[1] + folder
