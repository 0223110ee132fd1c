"""The whole handbook of this workspace in a real browser: every link leads somewhere."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

import pytest
from markdown_it import MarkdownIt

from flowdef.render.anchors import anchors
from goldens import ROOT
from read_markdown import headings

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HANDBOOK = ROOT / "tests" / "render" / "handbook" / "goldens"
LINKS = "[...document.querySelectorAll('a')].map(each => each.href)"
IDS = "[...document.querySelectorAll('[id]')].map(each => each.id)"


def as_html(page: str) -> str:
    """A page as a forge shows it: its headings have anchors, its links lead to pages."""
    names = iter(anchors(text for _, text in headings(page)))
    html = MarkdownIt("commonmark").enable("table").render(page)
    html = re.sub(r"<h(\d)>", lambda match: f'<h{match[1]} id="{next(names)}">', html)
    html = re.sub(r'(href="[^":]*)\.md(?=["#])', r"\1.html", html)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>{html}</html>'


def test_every_link_leads_somewhere(browser: "Browser", tmp_path: Path) -> None:
    for source in HANDBOOK.rglob("*.md"):
        file = (tmp_path / "handbook" / source.relative_to(HANDBOOK)).with_suffix(".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_html(source.read_text(encoding="utf-8")), encoding="utf-8")
    said: list[str] = []
    links: list[tuple[str, str]] = []
    ids: dict[str, set[str]] = {}
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in (tmp_path / "handbook").rglob("*.html"):
            page.goto(file.as_uri())
            ids[str(file)] = set(page.evaluate(IDS))
            links += [(file.name, each) for each in page.evaluate(LINKS)]
    there = [(name, urlsplit(each)) for name, each in links if each.startswith("file:")]
    lost = [(name, each.geturl()) for name, each in there if not leads(each, ids, tmp_path)]
    assert said == []
    assert len(there) > 1000
    assert lost == []


def leads(target: SplitResult, ids: dict[str, set[str]], folder: Path) -> bool:
    """Whether it is an anchor of a page, or a file of the repository beside the handbook."""
    path, anchor = Path(unquote(target.path)), unquote(target.fragment)
    if str(path) in ids:
        return not anchor or anchor in ids[str(path)]
    beside = ROOT / path.relative_to(folder)
    return beside.exists() or beside.with_suffix(".md").exists()
