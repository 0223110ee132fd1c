"""Read a handbook: where its links lead, and which of them lead nowhere."""

from collections.abc import Container, Iterator, Mapping
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from flowdef.render.anchors import anchors
from read_markdown import headings


def links(page: str) -> Iterator[tuple[str, str]]:
    """(text, target) of each link of a page, in order; the target as a browser would ask for it."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for block in parser.parse(page):
        yield from _links(block.children or [])


def broken(
    pages: Mapping[str, str], handbook: Mapping[str, str], files: Container[str] = ()
) -> list[str]:
    """Every relative link on these pages that leads to no page or heading of the handbook.

    `files` are targets beside the handbook that exist.
    """
    named = {
        path: set(anchors(text for _, text in headings(page))) for path, page in handbook.items()
    }
    return [
        f"{path}: [{text}]({target})"
        for path, page in pages.items()
        for text, target in links(page)
        if not _leads(path, target, named, files)
    ]


def follow(pages: Mapping[str, str], path: str, text: str) -> str:
    """One click: the path of the page, with its fragment, to which a link of that text leads."""
    targets = {target for label, target in links(pages[path.partition("#")[0]]) if label == text}
    assert len(targets) == 1, (path, text, targets)
    return normpath(join(dirname(path), targets.pop()))


def section(pages: Mapping[str, str], path: str) -> str:
    """What stands under the heading that a path with a fragment leads to, up to the next one."""
    name, _, fragment = path.partition("#")
    parsed = MarkdownIt("commonmark").enable("table").parse(pages[name])
    lines = [token.map[0] for token in parsed if token.type == "heading_open" and token.map]
    found = anchors(text for _, text in headings(pages[name]))
    for at, (start, end) in enumerate(pairwise([*lines, None])):
        if found[at] == fragment:
            return "\n".join(pages[name].split("\n")[start:end])
    raise AssertionError(path)


def _links(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    text, target = "", None
    for token in tokens:
        if token.type == "link_open":
            text, target = "", unquote(str(token.attrs["href"]))
        elif token.type == "link_close" and target is not None:
            yield text, target
            target = None
        else:
            text += token.content


def _leads(path: str, target: str, named: Mapping[str, set[str]], files: Container[str]) -> bool:
    if target.startswith(("https:", "http:", "mailto:")):
        return True
    file, _, fragment = target.partition("#")
    whole = normpath(join(dirname(path), file)) if file else path
    if whole not in named:
        return not fragment and whole in files
    return not fragment or fragment in named[whole]
