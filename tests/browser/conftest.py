"""A real browser: Chromium, driven by Playwright; where one is missing, the tests are skipped."""

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PROGRAMS = ("chromium", "pdftotext", "pdfinfo")
# Without these Chromium looks for its maker's machines while it starts.
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


def missing() -> list[str]:
    """What is not there of all that these tests drive."""
    found = [each for each in PROGRAMS if shutil.which(each) is None]
    try:
        import playwright.sync_api  # noqa: F401 (asked for only whether it is there)
    except ImportError:
        found.append("playwright")
    return found


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A browser for all tests of a process."""
    absent = missing()
    if absent:
        if os.environ.get("FLOWDEF_REQUIRE_BROWSER") == "1":
            pytest.fail(f"missing: {', '.join(absent)}")
        pytest.skip(f"missing: {', '.join(absent)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = shutil.which("chromium")
        found = driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield found
        found.close()
