"""Naughty strings of the corpus, in every text of a handbook's indexes and role pages."""

from pathlib import Path

import pytest

from flowdef.render.handbook.pages import pages
from handbooks import filled_shelf
from naughty_strings import naughty_strings
from read_markdown import kinds


@pytest.mark.corpora
def test_a_naughty_string_stays_text(corpora: Path) -> None:
    calm = shape("calm")
    assert [text for text in naughty_strings(corpora) if shape(text) != calm] == []


def shape(text: str) -> dict[str, dict[str, int]]:
    """Each page that is no document, as what a parser finds in it."""
    made = pages(filled_shelf(text))
    return {path: kinds(page()) for path, page in made if not path.startswith("pro")}
