"""SARIF: valid by the schema of the standard, and by what its text asks for besides."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from flowdef.findings import Finding, Severity, Span
from flowdef.lint import pages
from flowdef.lint.report import Report
from flowdef.lint.reports.sarif import write
from flowdef.lint.verdict import TakenBack
from goldens import ROOT
from lint_reported import FILES, TEXTS, hostile, of, report

SCHEMA = ROOT / "tests" / "data" / "sarif" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_bytes()))


def run_of(report: Report) -> dict[str, Any]:
    """The one run of a report, which must be valid."""
    log = json.loads(write(report))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_bites() -> None:
    log = json.loads(write(report()))
    log["runs"][0]["results"][0]["level"] = "bad"
    assert not VALIDATOR.is_valid(log)


def test_it_is_valid() -> None:
    run = run_of(report())
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["suppressions"] for result in run["results"]][-1] == [
        {"kind": "inSource", "status": "accepted", "justification": "it comes [next](x) year"}
    ]
    assert all(result["suppressions"] == [] for result in run["results"][:-1])
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert run_of(of())["results"] == []


def test_regions_are_counted_in_characters() -> None:
    """What a region says, cut out by characters, is what the finding means."""
    for result in run_of(report())["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        path = next(path for path in FILES if _uri(path) == where["artifactLocation"]["uri"])
        line = FILES[path].split("\n")[region["startLine"] - 1]
        meant = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert meant in result["message"]["text"], (meant, result)


def _uri(path: str) -> str:
    return path.replace(" ", "%20").replace("ñ", "%C3%B1").replace("#", "%23")


def test_a_fix_is_a_replacement() -> None:
    (fix,) = run_of(report())["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    first, second = change["replacements"]
    assert "insertedContent" not in first
    assert second["insertedContent"] == {"text": "trigger: {manual: true}  # é\n"}
    assert second["deletedRegion"]["startColumn"] == second["deletedRegion"]["endColumn"] == 1


@pytest.mark.parametrize(
    ("message", "text"),
    [
        pytest.param("{{ x }} is {0}", "{{{{ x }}}} is {{0}}", id="braces are no placeholders"),
        pytest.param("[a](http://b)", "[a] (http://b)", id="brackets are no link"),
    ],
)
def test_a_message_says_what_it_says(message: str, text: str) -> None:
    finding = Finding(path="/p.yaml", span=Span(2, 1), code="OWN001", message=message)
    (result,) = run_of(of(finding))["results"]
    assert result["message"]["text"] == text
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///p.yaml"}
    assert place["region"] == {"startLine": 2, "startColumn": 1}


def test_a_rule_that_fails_is_no_success() -> None:
    broken = Finding(path="p", span=Span(), code="LNT001", message="m")
    assert run_of(of(broken))["invocations"] == [{"executionSuccessful": False}]
    assert run_of(report())["invocations"] == [{"executionSuccessful": True}]


def test_what_a_baseline_knows_is_suppressed_elsewhere() -> None:
    finding = Finding(path="p", span=Span(), code="STR009", message="m", severity=Severity.WARNING)
    both = Report(findings=(), files=1, taken_back=(TakenBack(finding=finding, elsewhere=True),))
    (result,) = run_of(both)["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_rules_have_links_once_their_pages_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PUBLISHED", "https://example.com/rules.html")
    rules = run_of(report())["tool"]["driver"]["rules"]
    assert "https://example.com/rules.html#str009-trigger-missing" in {
        rule["helpUri"] for rule in rules
    }


@given(TEXTS)
def test_any_text_is_valid(text: str) -> None:
    run_of(of(hostile(text)))


def test_the_schema_comes_with_its_licence() -> None:
    assert "MIT" in (Path(SCHEMA).parent / "LICENSE").read_text(encoding="utf-8")
