"""Read Markdown: what a reader of a rendered page sees, told by an independent parser."""

from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.token import Token


def tokens(page: str) -> list[Token]:
    """Every token of the page, inline ones among them; with HTML, tables and strikethrough on."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = parser.parse(page)
    return [each for block in blocks for each in (block, *(block.children or ()))]


def kinds(page: str) -> Counter[str]:
    """How often each kind of token occurs, texts aside."""
    return Counter(
        each.type
        for each in tokens(page)
        if each.type not in ("text", "text_special", "softbreak", "inline")
    )


def headings(page: str) -> list[tuple[int, str]]:
    """(level, plain text) of each heading."""
    found = MarkdownIt("commonmark").enable("table").parse(page)
    return [
        (int(token.tag[1]), plain(found[at + 1]))
        for at, token in enumerate(found)
        if token.type == "heading_open"
    ]


def plain(inline: Token) -> str:
    """The text of an inline token as it is read."""
    return "".join(each.content for each in inline.children or ())


def text_of(page: str) -> str:
    """The plain text of a page of one line."""
    return "".join(plain(each) for each in tokens(page) if each.type == "inline")
