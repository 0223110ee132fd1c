"""The load as HTML in a real browser: uncut, calm and accessible, on a screen and on a phone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flowdef.render.load_html import load_html
from goldens import ROOT
from loads import FULL

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
JUDGE = """async () => (await axe.run(document, {resultTypes: ['violations']}))
  .violations.map(each => [each.id, each.nodes[0].html])"""


def test_the_page_is_calm_uncut_and_accessible(browser: "Browser", tmp_path: Path) -> None:
    file = tmp_path / "load.html"
    file.write_text(load_html(FULL), encoding="utf-8")
    said: list[str] = []
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(file.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
            assert page.evaluate(JUDGE) == []
    assert said == []
