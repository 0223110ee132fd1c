"""Every naughty string of the corpus, through every format."""

import json
from pathlib import Path

import pytest

from lint_formats import FORMATS, JSON
from lint_reported import hostile, of, steering


@pytest.mark.corpora
@pytest.mark.parametrize("name", FORMATS)
def test_naughty_strings_do_nothing(name: str, corpora: Path) -> None:
    found = json.loads((corpora / "odd" / "blns" / "blns.json").read_text(encoding="utf-8"))
    assert len(found) > 500
    for text in found:
        written = FORMATS[name](of(hostile(text)))
        if name in JSON:
            assert json.loads(written) is not None
        else:
            assert [*steering(written)] == []
