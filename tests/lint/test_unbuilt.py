"""Each row of the catalogue is a rule, cannot be broken here, or is left out with its reason.

`tests/data/catalogue.csv` holds code, name and profile of the rows of the first three profiles.
"""

import csv

import pytest

from flowdef.lint.catalogue import by_code
from flowdef.lint.impossible import IMPOSSIBLE
from flowdef.lint.left_out import LEFT_OUT
from flowdef.lint.unbuilt import Row, rows
from goldens import ROOT

UNBUILT = {row.code: row for row in (*IMPOSSIBLE, *LEFT_OUT)}


def catalogue() -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / "catalogue.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_no_row_of_the_catalogue_is_forgotten() -> None:
    known = {*by_code(), *UNBUILT}
    assert [row["code"] for row in catalogue() if row["code"] not in known] == []


def test_what_is_left_out_is_a_row_of_the_catalogue_by_its_name() -> None:
    names = {row["code"]: row["name"] for row in catalogue()}
    assert {row.code: row.name for row in UNBUILT.values()}.items() <= names.items()


def test_a_row_is_built_or_left_out_and_never_both() -> None:
    assert not UNBUILT.keys() & by_code().keys()
    assert len(UNBUILT) == len(IMPOSSIBLE) + len(LEFT_OUT)


@pytest.mark.parametrize("row", UNBUILT.values(), ids=lambda row: row.code)
def test_each_row_has_its_reason(row: Row) -> None:
    assert row.reason.endswith((".", ")"))
    assert len(row.reason) > 10


def test_rows_one_after_the_other_share_a_reason() -> None:
    found = tuple(rows("AAA001 one\nAAA002 two\n  Both\n  of them.\nAAA003 three\n  Why.\n"))
    assert found == (
        Row("AAA001", "one", "Both of them."),
        Row("AAA002", "two", "Both of them."),
        Row("AAA003", "three", "Why."),
    )
