"""The handbook of this workspace in a real browser, printed as a forge prints Markdown."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt

from flowdef.render.anchors import anchors
from goldens import ROOT
from read_markdown import plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = ROOT / "tests" / "render" / "handbook" / "goldens"
MODULES = ROOT / "tests" / "node" / "node_modules"
MERMAID = MODULES / "mermaid" / "dist" / "mermaid.min.js"
AXE = MODULES / "axe-core" / "axe.min.js"
KINDS = (
    *sorted(path.name for path in PAGES.glob("*.md")),
    *("roles/accountant.md", "processes/customer-onboarding.md", "projects/erp-introduction.md"),
)
LOOK = """() => ({
  links: [...document.querySelectorAll('a[href]')].map(each => each.href),
  anchors: [...document.querySelectorAll('[id]')].map(each => each.id),
})"""
DRAW = """async () => {
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
  await mermaid.run();
  return document.querySelectorAll('pre.mermaid svg:not([aria-roledescription=error])').length;
}"""
JUDGE = """async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}))
  .violations.map(each => each.id + ': ' + each.nodes[0].html)"""


def as_a_forge_prints(text: str) -> str:
    """Headings with the anchors of GitHub, pictures for Mermaid to draw, links between pages."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    heads = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    for at, name in zip(heads, anchors(plain(tokens[at + 1]) for at in heads), strict=True):
        tokens[at].attrSet("id", name)
    for token in tokens:
        if token.type == "fence" and token.info == "mermaid":
            token.type = "html_block"
            token.content = f"<pre class='mermaid'>{escape(token.content)}</pre>"
        for each in token.children or []:
            target = str(each.attrs.get("href", ""))
            if not urlsplit(target).scheme:
                each.attrs["href"] = target.replace(".md", ".html")
    body = parser.renderer.render(tokens, parser.options, {})
    style = "a {color: #00e} table {border-collapse: collapse}"
    title = f"<title>Handbook</title><style>{style}</style>"
    head = f"<!doctype html><html lang=en><meta charset=utf-8>{title}"
    return f"{head}<main>{body}</main></html>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook as HTML, in a workspace of which only the files are there."""
    root = tmp_path_factory.mktemp("workspace")
    for path in PAGES.rglob("*.md"):
        page = root / "handbook" / path.relative_to(PAGES).with_suffix(".html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(as_a_forge_prints(path.read_text(encoding="utf-8")), encoding="utf-8")
    return root / "handbook"


def test_no_link_is_broken_and_nothing_is_complained_of(browser: "Browser", folder: Path) -> None:
    said: list[str] = []
    links: dict[str, list[str]] = {}
    there: set[str] = set()
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in sorted(folder.rglob("*.html")):
            page.goto(file.as_uri())
            found: dict[str, Any] = page.evaluate(LOOK)
            links[page.url] = found["links"]
            there |= {page.url, *(f"{page.url}#{each}" for each in found["anchors"])}
    inside = [link for each in links.values() for link in each if link.startswith("file:")]
    assert said == []
    assert len(inside) > 1000
    assert {unquote(link) for link in inside if "/handbook/" in link} - there == set()
    files = {link.partition("/workspace")[2].partition("/")[2] for link in inside}
    others = {unquote(file) for file in files if not file.startswith("handbook/")}
    assert others
    assert [each for each in others if not (ROOT / each.replace(".html", ".md")).exists()] == []


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_accessible_and_its_picture_drawn(
    browser: "Browser", folder: Path, name: str
) -> None:
    text = (PAGES / name).read_text(encoding="utf-8")
    said: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((folder / name).with_suffix(".html").as_uri())
        page.add_script_tag(path=AXE)
        assert page.evaluate(JUDGE) == []
        page.add_script_tag(path=MERMAID)
        assert page.evaluate(DRAW) == text.count("```mermaid")
    assert said == []
