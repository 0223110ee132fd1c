"""The HTML of every process of this workspace in a real browser: on a screen, a phone and paper."""

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flowdef.graph.order import order_of
from flowdef.model.process import Process
from flowdef.render.pocket import pocket_page
from flowdef.render.sop_html import pocket_html, sop_html
from flowdef.render.sop_page import sop_page
from flowdef.render.way import Way
from goldens import ROOT
from sample_documents import sample_processes

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = sample_processes()
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
# Axe takes seconds for a long page, so it looks at it in both schemes and both widths, once each.
VIEWS: list[tuple[int, Any, bool]] = [
    (1280, "light", True),
    (360, "light", False),
    (320, "dark", True),
]
# All that it looked at and found right would be megabytes.
JUDGE = """async () => (await axe.run(document, {resultTypes: ['violations']}))
  .violations.map(each => [each.id, each.nodes[0].html])"""


def pages(process: Process) -> dict[str, str]:
    order = order_of(process)
    return {
        "sop": sop_html(process, order),
        "pocket": pocket_html(pocket_page(process, order, Way.READ_DO)),
    }


def seen(browser: "Browser", file: Path) -> dict[str, Any]:
    """What a browser says of a page: its console, what is cut at the side, and what axe finds."""
    said: list[str] = []
    found: dict[str, Any] = {"said": said, "cut": 0, "wrong": []}
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for width, scheme, judged in VIEWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            found["cut"] += max(0, wide)
            found["wrong"] += page.evaluate(JUDGE) if judged else ()
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_calm_uncut_and_accessible(browser: "Browser", tmp_path: Path, name: str) -> None:
    for kind, text in pages(SAMPLES[name]).items():
        file = tmp_path / f"{kind}.html"
        file.write_text(text, encoding="utf-8")
        assert seen(browser, file) == {"said": [], "cut": 0, "wrong": []}, kind


def printed(browser: "Browser", text: str, folder: Path) -> list[str]:
    """The text of each page of the PDF, blanks made one."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    file = folder / "page.pdf"
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((folder / "page.html").as_uri())
        page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return [" ".join(each.split()) for each in done.stdout.decode().split("\f")[:-1]]


def loose(text: str) -> re.Pattern[str]:
    """A text with any blanks, or none, between its letters: a page breaks lines where it likes."""
    return re.compile(r"\s*".join(map(re.escape, "".join(text.split()))), re.IGNORECASE)


@pytest.mark.parametrize("name", SAMPLES)
def test_on_paper_each_sheet_says_whose_it_is_and_a_warning_is_beside_its_step(
    browser: "Browser", tmp_path: Path, name: str
) -> None:
    process = SAMPLES[name]
    sheets = printed(browser, sop_html(process, order_of(process)), tmp_path)
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Printed copies are uncontrolled." in sheet
        assert f"{process.id} · {process.control.version}" in sheet
    for section in sop_page(process, order_of(process)).sections:
        for step in section.paragraphs:
            heading = loose(f"Step {step.number}: {step.title}")
            *_, sheet = (each for each in sheets if heading.search(each))  # after the contents
            for alert in step.alerts:
                assert loose(f"{alert.kind} {alert.text}").search(sheet), step.title


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pocket_checklist_is_one_sheet(browser: "Browser", tmp_path: Path, name: str) -> None:
    process = SAMPLES[name]
    page = pocket_page(process, order_of(process), Way.DO_CONFIRM)  # its words are the longer
    (sheet,) = printed(browser, pocket_html(page), tmp_path)
    for pause in page.pauses:
        for step in pause.items:
            assert loose(step.title).search(sheet), step.title
