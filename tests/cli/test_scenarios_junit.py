"""`flowdef test --junit`: what came out, as build servers read it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from goldens import Golden
from tested_workspace import FINE, a_workspace, add, play

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return a_workspace(tmp_path)


# What the schema of Jenkins' xUnit plugin (junit-10.xsd) lets stand where.
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped"},
}
COUNTS = {"tests", "failures", "errors"}
ATTRIBUTES = {
    "testsuites": COUNTS | {"name"},
    "testsuite": COUNTS | {"name", "file", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": set[str](),
}
NEEDED = {"testsuite": COUNTS | {"name"}, "testcase": {"name"}}


@pytest.mark.parametrize("words", [[], ["fine"], ["ask"], ["order"], ["old", "wrong"]])
def test_junit_is_as_build_servers_read_it(workspace: Path, words: list[str]) -> None:
    add(workspace, "bad", "kind: process\nid: [")
    add(workspace, "old", FINE.replace("id: fine", "id: old\nstatus: obsolete"))
    add(workspace, "wrong", FINE.replace("id: fine", "id: wrong").replace("A}", "A, when: nil}"))
    play(*words, "--junit", "out.xml")
    root = ET.parse(workspace / "out.xml").getroot()  # noqa: S314 (our own)
    assert len(root) > 0
    for each in root.iter():
        assert {child.tag for child in each} <= CHILDREN.get(each.tag, set())
        assert NEEDED.get(each.tag, set()) <= each.attrib.keys() <= ATTRIBUTES[each.tag]
    for tag, of in (("testcase", "tests"), ("failure", "failures"), ("error", "errors")):
        for each in (root, *root):
            assert int(each.attrib[of]) == len([*each.iter(tag)])


def test_junit_tells_each_difference_with_its_place(workspace: Path, golden: Golden) -> None:
    result = play("--junit", "out.xml")
    assert result.stderr == "wrote out.xml\n"
    golden(GOLDENS / "scenarios.xml", (workspace / "out.xml").read_text(encoding="utf-8"))


def test_junit_alone_is_printed(workspace: Path) -> None:
    play("--junit", "out.xml")
    result = play("--junit", "-", "--fail-under", "0")
    assert result.stdout == (workspace / "out.xml").read_text(encoding="utf-8")
    assert not (workspace / "-").exists()


def test_junit_is_not_printed_beside_something_else(workspace: Path) -> None:
    result = play("--junit", "-", "--coverage")
    assert result.exit_code == 2
    assert "'--junit -' prints that alone: leave out --json, --coverage" in result.stderr
