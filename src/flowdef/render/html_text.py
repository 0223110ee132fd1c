"""HTML text: what a page says as HTML in which nothing but our own tags acts."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from flowdef.render.spoken import Link, Markdown, Said

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# In a CSS string everything else is written by its number, so that nothing ends the string, the
# rule or the element around it.
_CALM = re.compile(r"[^A-Za-z0-9 .,:_-]")


def as_html(value: object) -> Markup:
    """What a template prints: links as links, Markdown as HTML, anything else as text."""
    match value:
        case Markup():
            return value
        case Markdown():
            return authored_html(value)
        case Link():
            return said_html((value,))
        case tuple():
            return said_html(value)
        case _:
            return escape(value)


def said_html(said: Said) -> Markup:
    """Phrases and links in one line."""
    return Markup(" ").join(map(_phrase, said))


def authored_html(text: str) -> Markup:
    """An author's own Markdown, without their tags; a picture is a link, for nothing is loaded."""
    if not text:
        return Markup()
    return Markup(_parser().render(text))  # noqa: S704 (the parser lets no HTML through)


def css_string(text: str) -> Markup:
    """A text as a string in a style sheet, in its quotes."""
    line = " ".join(text.split())
    calm = _CALM.sub(lambda match: f"\\{ord(match[0]):x} ", line)
    return Markup(f'"{calm}"')  # noqa: S704 (no character in it acts)


def _phrase(part: str | Link) -> Markup:
    if isinstance(part, str):
        return escape(part)
    return Markup('<a href="{}">{}</a>').format(part.target, part.text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 (loaded when a page of HTML is printed)

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _picture)
    return parser


def _picture(_: Any, tokens: Any, at: int, *__: Any) -> str:
    source = str(tokens[at].attrGet("src") or "")
    said = tokens[at].content or source
    within = sum(each.nesting for each in tokens[:at] if each.type in ("link_open", "link_close"))
    return str(_phrase(said if within else Link(said, source)))
