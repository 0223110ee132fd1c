"""SARIF 2.1.0: what code scanning reads, with rules, fixes and what was taken back."""

from collections.abc import Iterable, Mapping
from json import dumps
from typing import Any
from urllib.parse import quote

from flowdef import __version__
from flowdef.findings import Edit, Finding, Fix, Severity, Span
from flowdef.lint.catalogue import by_code
from flowdef.lint.options import RULE_ERROR
from flowdef.lint.pages import link_of, page_of, plain
from flowdef.lint.report import Report, on_one_line
from flowdef.lint.rule import Rule
from flowdef.lint.verdict import TakenBack

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_BREAKS = ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029"]  # what YAML takes for ends of lines


def write(report: Report) -> str:
    """A log of one run; columns count characters (`unicodeCodePoints`), as our findings do."""
    rules = _rules(report)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [_result(each, report, indices, []) for each in report.findings]
    results += [_result(each.finding, report, indices, [_why(each)]) for each in report.taken_back]
    run = {
        "tool": {"driver": {"name": "flowdef", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": _BREAKS,
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Where flowdef was called."}}},
        "invocations": [{"executionSuccessful": all(_judged(each) for each in report.findings)}],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, indent=2) + "\n"  # in ASCII: a terminal obeys one of the newline sequences


def _judged(finding: Finding) -> bool:
    return finding.code != RULE_ERROR


def _rules(report: Report) -> list[dict[str, Any]]:
    """The rules that are broken here; a code that no rule of ours has is named all the same."""
    told = (*report.findings, *(each.finding for each in report.taken_back))
    known = by_code()
    codes = sorted({finding.code for finding in told})
    return [_rule(known[code]) if code in known else {"id": code} for code in codes]


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of(rule)
    shape = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(f"{page.summary} {page.why}".split())},
        "help": {"text": plain(rule)},  # shown as it stands: nothing is filled in there
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family, rule.profile.value]},
    }
    return shape | ({"helpUri": link} if (link := link_of(rule.code)) else {})


def _result(
    finding: Finding, report: Report, indices: Mapping[str, int], why: list[dict[str, Any]]
) -> dict[str, Any]:
    location = _artifact(finding.path)
    shape: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": _LEVELS[finding.severity],
        "message": _message(on_one_line(finding.message)),
        "locations": [
            {"physicalLocation": {"artifactLocation": location, "region": _region(finding.span)}}
        ],
        "partialFingerprints": {"flowdef/v1": report.fingerprint(finding)},
        "suppressions": why,  # said of each result, or of none
    }
    return shape | ({"fixes": [_fix(finding.fix, location)]} if finding.fix else {})


def _why(taken: TakenBack) -> dict[str, Any]:
    shape = {"kind": "external" if taken.elsewhere else "inSource", "status": "accepted"}
    return shape | ({"justification": on_one_line(taken.reason)} if taken.reason else {})


def _fix(fix: Fix, location: dict[str, str]) -> dict[str, Any]:
    change = {"artifactLocation": location, "replacements": [*_replacements(fix.edits)]}
    return {"description": _message(on_one_line(fix.does)), "artifactChanges": [change]}


def _replacements(edits: Iterable[Edit]) -> Iterable[dict[str, Any]]:
    for edit in edits:
        shape: dict[str, Any] = {"deletedRegion": _region(edit.span)}
        yield shape | ({"insertedContent": {"text": edit.text}} if edit.text else {})


def _region(span: Span) -> dict[str, int]:
    shape = {"startLine": span.line, "startColumn": span.column}
    return shape | (
        {"endLine": span.end_line, "endColumn": span.end_column} if span.end_line else {}
    )


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path, errors="backslashreplace")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _message(text: str) -> dict[str, str]:
    """A message in which braces are no placeholders (3.11.5), and brackets no link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
