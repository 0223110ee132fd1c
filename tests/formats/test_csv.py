"""CSV: read back as written, and nothing in it is a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.formats.csv_ import table


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


EVIL = [
    pytest.param('=HYPERLINK("http://sample.example")', id="equals"),
    pytest.param("+1+cmd|' /C calc'!A0", id="plus"),
    pytest.param("-2+3", id="minus"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("\t=1", id="tab"),
    pytest.param("\r=1", id="return"),
    pytest.param("  =1", id="spaces before"),
    pytest.param("\uff1d1", id="wide equals"),
]


@pytest.mark.parametrize("cell", EVIL)
def test_a_formula_becomes_text(cell: str) -> None:
    assert read("".join(table([[cell]]))) == [[f"'{cell}"]]


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert "".join(table([["a", -5, None, 'say "yes", please']])) == (
        'a,-5,,"say ""yes"", please"\r\n'
    )


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_every_text_is_read_back_and_harmless(rows: list[list[str]]) -> None:
    found = read("".join(table(rows)))
    assert len(found) == len(rows)
    for row, written in zip(rows, found, strict=True):
        assert len(row) == len(written) or row == [""]
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@")) for cell in written)
