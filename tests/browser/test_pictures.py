"""The Mermaid picture of every document, drawn by Mermaid in a real browser."""

from typing import TYPE_CHECKING, Any

import pytest

from flowdef.graph.order import order_of, order_of_project
from flowdef.render.pictures.mermaid import mermaid
from goldens import ROOT
from sample_documents import sample_processes, sample_projects

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

MERMAID = ROOT / "tests" / "node" / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
PICTURES = {
    **{name: mermaid(each, order_of(each)) for name, each in sample_processes().items()},
    **{name: mermaid(each, order_of_project(each)) for name, each in sample_projects().items()},
}
DRAW = """async ([name, source]) => {
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
  const {svg} = await mermaid.render('picture', source);
  document.body.innerHTML = svg;
  const drawn = document.querySelector('svg');
  const box = drawn.getBoundingClientRect();
  return {wide: box.width, high: box.height,
          error: drawn.getAttribute('aria-roledescription') === 'error',
          boxes: drawn.querySelectorAll('g.node').length};
}"""


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        found = context.new_page()
        found.add_script_tag(path=MERMAID)
        yield found


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_drawn(page: "Page", name: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    drawn: dict[str, Any] = page.evaluate(DRAW, [name, PICTURES[name]])
    assert said == []
    assert not drawn["error"]
    assert drawn["wide"] > 100
    assert drawn["high"] > 100
    assert drawn["boxes"] > 1
