"""HTML paper: templates that are HTML, in which nothing acts but their own tags."""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from flowdef.render.html_text import as_html, css_string
from flowdef.render.paper import Paper, packaged
from flowdef.render.spoken import cells

# No document holds this character: what an author writes can never stand for the contents.
_MARK = Markup("\0contents\0")
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")


def _whole(text: str) -> str:
    """What a template printed, with its headings listed where the mark stands."""
    return text.replace(_MARK, "\n".join(_contents(text))) if _MARK in text else text


def _contents(text: str) -> Iterator[str]:
    """The second headings that have an id as a list, the third ones as lists within it."""
    level = 1
    for match in _HEADING.finditer(text):
        own, name, said = int(match[1]), match[2], _LINK.sub("", match[3])
        if name == "contents":
            continue
        opened = "<ol>\n<li>" * (own - level - 1) + "<ol>"
        yield opened if own > level else "</li>" + "\n</ol>\n</li>" * (level - own)
        yield f'<li><a href="#{name}">{said}</a>'
        level = own
    yield "</li>\n</ol>" * (level - 1)


def _style(name: str) -> Markup:
    return Markup(packaged(name).strip())  # noqa: S704 (our own style sheet)


def _as_it_is(value: Any) -> Any:
    """Jinja2's `safe` would let a document's text act."""
    return value


HTML = Paper(
    templates=("sop.html.j2", "pocket.html.j2"),
    layout={"finalize": as_html, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True},
    filters={"css": css_string, "cells": cells, "safe": _as_it_is},
    tools={"contents": _MARK, "style": _style("page.css"), "pocket_style": _style("pocket.css")},
    whole=_whole,
)
