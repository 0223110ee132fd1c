"""What each format for machines does with hostile text, read as its readers read it."""

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from flowdef.findings import Edit, Finding, Fix, Severity, Span
from flowdef.lint import pages
from flowdef.lint.report import Report, on_one_line
from flowdef.lint.reports import azure, gitlab, json_lines, junit, markdown, rdjson
from lint_reported import FILES, PIECES, TEXTS, hostile, of, report


@given(TEXTS)
def test_junit_is_xml_that_says_the_same(text: str) -> None:
    root = ET.fromstring(junit.write(of(hostile(text))).encode())  # noqa: S314 (our own)
    (suite,) = root
    (case,) = suite
    (failure,) = case
    assert suite.get("name") == case.get("file") == on_one_line(text or "p")
    assert failure.get("message") == on_one_line(text)
    assert (root.get("tests"), root.get("failures"), suite.get("failures")) == ("1", "1", "1")


def test_junit_lets_an_info_pass() -> None:
    info = Finding(path="p", span=Span(), code="STR020", message="m", severity=Severity.INFO)
    root = ET.fromstring(junit.write(of(info)))  # noqa: S314 (our own)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root.findtext("testsuite/testcase/system-out") == "p:1:1: STR020 m"


def test_junit_of_nothing_has_a_test_that_passes() -> None:
    (suite,) = ET.fromstring(junit.write(of()).encode())  # noqa: S314 (our own)
    assert [case.tag for case in suite] == ["testcase"]
    assert [*suite[0]] == []


@given(PIECES)
def test_azure_finds_one_command_a_finding(text: str) -> None:
    (line,) = azure.write(of(hostile(text))).splitlines()
    assert line.startswith("##vso[task.logissue type=error;")
    head, _, _ = line.partition("]")
    properties = dict(each.split("=", 1) for each in head.partition(" ")[2].split(";") if each)
    assert {*properties} == {"type", "sourcepath", "linenumber", "columnnumber", "code"}


@given(PIECES)
@example("###vso[task.setvariable variable=x]y")
def test_azure_finds_no_command_in_an_info(text: str) -> None:
    info = Finding(path="p", span=Span(), code="STR020", message=text, severity=Severity.INFO)
    (line,) = azure.write(of(info)).splitlines()
    assert "##" not in line


@given(TEXTS)
def test_markdown_shows_any_text_and_does_nothing(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.write(of(hostile(text))))
    cells = [each for each in tokens if each.type == "inline"]
    assert len(cells) == 1 + 4 + 4
    for cell in cells[1:]:
        kinds = {each.type for each in cell.children or ()}
        assert kinds <= {"text", "text_special"}, cell.children
    shown = "".join(each.content for each in cells[-1].children or ())
    assert shown.replace("\u200b", "").split() == on_one_line(text).replace("\u200b", "").split()


def test_markdown_links_to_pages_once_they_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PUBLISHED", "https://example.com/r.html")
    assert "[STR003 unknown-step-reference](<https://example.com/r.html#str003" in markdown.write(
        report()
    )


def test_markdown_calls_nobody() -> None:
    text = markdown.write(of(hostile("@all #12 www.a.b http://a.b :smile:")))
    assert "@all" not in text
    assert "#12" not in text
    assert "www.a" not in text
    assert "http://" not in text
    assert "\\:smile: " in text


def test_markdown_stays_below_what_forges_take() -> None:
    many = [
        Finding(path="p", span=Span(line, 1), code="STR003", message="m") for line in range(1200)
    ]
    lines = markdown.write(of(*many)).splitlines()
    assert lines[-1] == "… and 200 more."
    assert len(lines) == 4 + 1000 + 2


def test_nothing_found_is_a_line_of_markdown() -> None:
    assert markdown.write(of()) == "**flowdef lint**: 1 file, nothing to mend\n"


def test_rdjson_counts_columns_in_bytes() -> None:
    found = json.loads(rdjson.write(report()))["diagnostics"]
    for diagnostic in found:
        place = diagnostic["location"]
        begin, end = place["range"]["start"], place["range"]["end"]
        line = FILES[place["path"]].encode().split(b"\n")[begin["line"] - 1]
        meant = line[begin["column"] - 1 : end["column"] - 1].decode()
        assert meant in diagnostic["message"]
    assert found[0]["suggestions"][1]["text"].endswith("# é\n")


def test_rdjson_of_places_past_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PUBLISHED", "https://example.com/r.html")
    fix = Fix(does="add", edits=(Edit(Span(3, 1, 3, 1), "x"),), safe=True)
    finding = Finding(path="p", span=Span(1, 9), code="STR003", message="m", fix=fix)
    (shape,) = json.loads(rdjson.write(of(finding, text="é")))["diagnostics"]
    assert shape["location"]["range"] == {"start": {"line": 1, "column": 10}}
    begin = {"line": 3, "column": 1}
    assert shape["suggestions"] == [{"range": {"start": begin, "end": begin}, "text": "x"}]
    assert shape["code"]["url"].startswith("https://example.com/r.html#")


def moved(report: Report, before: str) -> Report:
    """The same findings where each file has more lines at its beginning."""
    lines = before.count("\n")
    findings = tuple(
        Finding(
            path=each.path,
            span=Span(each.span.line + lines, each.span.column),
            code=each.code,
            message=each.message,
        )
        for each in report.findings
    )
    return Report(findings=findings, files=3, source=lambda path: (before + FILES[path]).encode())


def test_gitlab_knows_a_finding_again_where_its_line_moves() -> None:
    before, after = (
        [each["fingerprint"] for each in json.loads(gitlab.write(each))]
        for each in (report(), moved(report(), "# a\n\n# b\n"))
    )
    assert before == after
    assert len({*before}) == len(before)


def test_gitlab_tells_findings_apart_that_look_alike() -> None:
    alike = [Finding(path="p", span=Span(line, 1), code="A", message="m") for line in (1, 2)]
    prints = [each["fingerprint"] for each in json.loads(gitlab.write(of(*alike, text="x\nx")))]
    assert len({*prints}) == 2


@given(PIECES)
def test_json_lines_are_read_line_by_line(text: str) -> None:
    written = json_lines.write(of(hostile(text), hostile(f"{text}b")))
    assert [json.loads(line)["message"] for line in written.splitlines()] == [text, f"{text}b"]
