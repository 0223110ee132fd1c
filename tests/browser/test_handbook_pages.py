"""The kinds of pages of the handbook in a real browser: accessible, their pictures drawn."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from flowdef.render.anchors import anchors
from goldens import ROOT
from read_markdown import plain

pytestmark = pytest.mark.unmeasured

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
DRAW = """async () => {
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
  await mermaid.run();
  return document.querySelectorAll('pre.mermaid svg:not([aria-roledescription=error])').length;
}"""
JUDGE = """async () => (await axe.run({
    resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}))
  .violations.map(each => each.id + ': ' + each.nodes[0].html)"""


def as_a_forge_prints(text: str) -> str:
    """Headings with the anchors of GitHub, pictures for Mermaid to draw."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    heads = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    for at, name in zip(heads, anchors(plain(tokens[at + 1]) for at in heads), strict=True):
        tokens[at].attrSet("id", name)
    for token in tokens:
        if token.type == "fence" and token.info == "mermaid":
            token.type = "html_block"
            token.content = f"<pre class='mermaid'>{escape(token.content)}</pre>"
    body = parser.renderer.render(tokens, parser.options, {})
    style = "a {color: #00e} table {border-collapse: collapse}"
    title = f"<title>Handbook</title><style>{style}</style>"
    head = f"<!doctype html><html lang=en><meta charset=utf-8>{title}"
    return f"{head}<main>{body}</main></html>"


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_accessible_and_its_picture_drawn(
    browser: "Browser", tmp_path: Path, name: str
) -> None:
    text = (PAGES / name).read_text(encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(as_a_forge_prints(text), encoding="utf-8")
    said: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri())
        page.add_script_tag(path=AXE)
        assert page.evaluate(JUDGE) == []
        page.add_script_tag(path=MERMAID)
        assert page.evaluate(DRAW) == text.count("```mermaid")
    assert said == []
