"""A board as HTML in a real browser: uncut, calm and accessible, on a screen, a phone and paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldens import ROOT
from planted_portfolio import happened, planted

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
JUDGE = """async () => (await axe.run(document, {resultTypes: ['violations']}))
  .violations.map(each => [each.id, each.nodes[0].html])"""


def test_the_page_is_calm_uncut_and_accessible(
    browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = happened(planted(tmp_path), monkeypatch)
    flow("board", "new-website", "--format", "html", "-o", "board.html")
    said: list[str] = []
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto((tmp_path / "board.html").as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
            assert page.evaluate(JUDGE) == []
        tops = page.evaluate("[...document.querySelectorAll('h2')].map(each => each.offsetLeft)")
        assert len(set(tops)) == 1  # on a phone the columns stand below each other
    assert said == []
