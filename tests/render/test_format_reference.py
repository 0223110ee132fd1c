"""The page of every key: fresh, complete, and each example in it valid."""

import re
from pathlib import Path

import pytest

from flowdef.reading.packaged import COMMON, KINDS, schema
from flowdef.render.format_reference import format_reference
from goldens import ROOT, Golden
from schema_documents import REFERENCE, data, fast_validator, keys, plain_validator

PAGE = ROOT / "docs" / "reference" / "format.md"
ORDER = ("process", "project", "organization", "workspace")
BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


def example(kind: str) -> str:
    return (REFERENCE / f"{kind}.yaml").read_text(encoding="utf-8")


def test_the_page_is_fresh(golden: Golden) -> None:
    schemas = {kind: schema(kind) for kind in (*ORDER, COMMON)}
    golden(PAGE, format_reference(schemas, {kind: example(kind) for kind in ORDER}))


def test_every_kind_has_its_example() -> None:
    assert {data(block)["kind"] for block in BLOCKS} == {*KINDS}


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_is_valid(block: str) -> None:
    document = data(block)
    plain_validator(document["kind"]).validate(document)
    assert fast_validator(document["kind"]).is_valid(document)


@pytest.mark.parametrize("kind", [*KINDS, COMMON])
def test_every_key_is_on_the_page(kind: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for where, key in keys(schema(kind)):
        assert f"`{where.rpartition('/')[2]}`" in page
        assert key["description"].replace("|", "\\|") in page


def test_every_link_leads_somewhere() -> None:
    page = PAGE.read_text(encoding="utf-8")
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(anchors)


def test_the_rules_among_keys_are_said() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "- A wait ends by itself, so it is never `due`.\n" in page
    assert "- A process has either `stages` or plain `steps`.\n" in page


def test_the_modeline_leads_to_a_schema() -> None:
    for kind in ORDER:
        line = example(kind).splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        assert Path(line.rpartition("=")[2]).name == f"{kind}.schema.json"
