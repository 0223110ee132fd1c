"""Scaffolds: the first text of each document reads without a finding, whatever its id."""

import pytest

from flowdef.reading.document import read
from flowdef.render import scaffold

IDS = ["pay-invoice", "true", "null", "no", "y", "x1e3"]


@pytest.mark.parametrize("name", IDS)
def test_each_is_read_without_a_finding(name: str) -> None:
    texts = {
        "process": scaffold.process(name, name, "s"),
        "project": scaffold.project(name, name, "2026-01-01", "s"),
        "workspace": scaffold.workspace(name, "s"),
        "organization": scaffold.organization(name, "s"),
    }
    for kind, text in texts.items():
        found = read(text.encode(), "x.yaml")
        assert found.findings == ()
        assert (found.kind, found.id) == (kind, name)
        assert text.startswith("# yaml-language-server: $schema=s\nkind: ")


def test_the_title_is_the_id_in_words() -> None:
    document = read(scaffold.process("pay-invoice", "boss", "s").encode(), "x").document
    assert document
    assert document.title == "Pay invoice"
