"""Other people's YAML, where it lies: nothing raises, and the data is what the suite says."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from flowdef.findings import Severity
from flowdef.reading import checked
from flowdef.reading.construct import Construction, Stopped
from flowdef.reading.source import Source, decode
from flowdef.reading.tree import MapNode, read_tree

pytestmark = pytest.mark.corpora

# Documents of the YAML test suite that flowdef refuses though they are YAML, and why.
REFUSED = {
    "a tab after an indentation": ["6BCT", "6CA3", "DK95-00", "DK95-03", "DK95-04", "R4YG"],
    "a key left out": ["2JQS", "CFD4", "M2N8-00", "NHX8", "NKF9", "S3PD", "6M2F"],
    "a colon at a value in brackets": ["58MP", "5MUD", "5T43", "DBG4"],
    "a sign at the beginning of a value in brackets": ["HM87-00"],
    "brackets that close further left": ["VJP3-01"],
    "an alias named by signs": ["W5VH"],
    "another document without a mark, or marks alone": ["7Z25", "M7A3", "HWV9"],
    "text at the left edge below a sign": ["DK3J"],
    "a directive of another version": ["BEC7", "MUS6-05", "MUS6-06", "W4TN"],
    "nothing but comments": ["8G76", "AVM7"],
}
# Documents that are no YAML and that libyaml reads all the same.
LENIENT = {"9C9N", "9JBA", "DK95-01", "MUS6-00", "QB6E", "S98Z", "X4QW"}
# Documents of which libyaml reads something else.
OTHERWISE = {
    "HM87-01": "a question mark in brackets begins a key",
    "L24T-01": "a block that ends without a line break has none",
}


def cases(corpora: Path) -> list[dict[str, str]]:
    with (corpora / "odd/yaml-test-suite-cases/_index.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def construct(path: Path) -> tuple[Any, bool]:
    """The value of the first document, and whether anything at all was wrong with the text."""
    source = decode(path.read_bytes())
    assert isinstance(source, Source)
    construction = Construction(source)
    value = construction.root()
    return value, bool(construction.faults)


def test_the_yaml_test_suite_is_read_as_it_says_or_refused_for_a_reason(corpora: Path) -> None:
    refused = {name for names in REFUSED.values() for name in names}
    equal = 0
    for case in cases(corpora):
        path, name = corpora / "odd/yaml-test-suite-cases" / case["file"], case["file"][:-5]
        try:
            value, faulty = construct(path)
        except Stopped:
            assert (case["must_fail"] == "1") is (name not in refused), name
            continue
        assert name not in refused
        if case["must_fail"] == "1":
            assert faulty or name in LENIENT, name
        elif not faulty and case["has_json"] == "1":
            text = path.with_suffix(".json").read_text(encoding="utf-8").lstrip()
            said, _ = json.JSONDecoder().raw_decode(text)
            assert (value == said) is (name not in OTHERWISE), name
            equal += 1
    assert equal > 100


def test_naughty_strings_come_back_as_they_went_in(corpora: Path) -> None:
    texts = json.loads((corpora / "odd/blns/blns.json").read_text(encoding="utf-8"))
    assert len(texts) > 400
    for text in texts:
        tree = read_tree(f"title: {_quoted(text)}\n".encode())
        assert tree.root == {"title": text}
        errors = [each for each in tree.faults if each.severity is Severity.ERROR]
        assert bool(errors) is any(each in _HIDDEN for each in text)


_HIDDEN = {chr(code) for code in (*range(32), *range(127, 160))} - set("\t\n\r\x85")


def _quoted(text: str) -> str:
    """As JSON, with an escape for what a YAML file may not hold or folds."""
    told = json.dumps(text, ensure_ascii=False)
    return "".join(
        each if each.isprintable() or ord(each) > 0xFFFF else f"\\u{ord(each):04x}" for each in told
    )


def test_naughty_strings_without_quotes_do_not_raise(corpora: Path) -> None:
    for line in (corpora / "odd/blns/blns.txt").read_bytes().splitlines():
        for text in (line, b"title: " + line, b"kind: process\ntitle: |\n  " + line):
            tree = read_tree(text)
            assert tree.root is not None or tree.faults


def test_the_bombs_that_lie_there_are_told(corpora: Path) -> None:
    for path in sorted((corpora / "odd/bombs").iterdir()):
        tree = read_tree(path.read_bytes())
        assert checked.findings(tree, path.name)
    bomb = read_tree((corpora / "odd/bombs/lolyglot-10x10.yaml").read_bytes())
    assert "more than 100,000 values" in bomb.faults[0].message


def test_any_yaml_and_json_of_the_corpora_is_read_without_raising(corpora: Path) -> None:
    read = 0
    for path in sorted(corpora.rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json"} and path.stat().st_size < 200_000:
            tree = read_tree(path.read_bytes())
            found = checked.findings(tree, path.name)
            assert found or isinstance(tree.root, MapNode), path
            read += 1
    assert read > 500
