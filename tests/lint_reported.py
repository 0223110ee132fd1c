"""Reported: one workspace's findings as a report, with fixes, and with some taken back."""

from collections.abc import Iterator
from unicodedata import category

from hypothesis import strategies as st

from flowdef.findings import Edit, Finding, Fix, Severity, Span
from flowdef.lint.options import Options
from flowdef.lint.report import Report
from flowdef.lint.verdict import TakenBack
from lint_workspaces import ORGANIZATION, PROCESS, findings_of

CODES = ("STR003", "STR009", "REF001", "DAT001", "STR020")
FILES = {
    "organization.yaml": ORGANIZATION,
    PROCESS: (
        "kind: process\nid: p\ntitle: Prüfe die Ware 🧾 nach {ihrer} Liste [siehe](dort)\n"
        "steps:\n"
        "  - {id: a, title: '漢字 é', responsible: nobody}\n"
        "  - {id: b, title: B, needs: [a, gone, gone-too]}\n"
        "  - id: c\n    title: C\n    needs: [a, b]\n    when: stranger > 1\n"
    ),
    "processes/zweite ñ#1.yaml": "kind: process\nid: q\ntitle: Q\nsteps: [{id: a, title: A}]\n",
}


def report() -> Report:
    """The findings of the workspace; the first with a fix, the last taken back."""
    first, *rest, last = findings_of(FILES, Options(select=CODES))
    line = Span(first.span.line + 1, 1, first.span.line + 1, 1)
    edits = (Edit(first.span, ""), Edit(line, "trigger: {manual: true}  # é\n"))
    fix = Fix(does="say that it is begun by hand", edits=edits, safe=True)
    return Report(
        findings=(_with(first, fix), *rest),
        files=len(FILES),
        source=lambda path: FILES[path].encode(),
        taken_back=(TakenBack(finding=last, reason="it comes [next](x) year"),),
    )


def _with(finding: Finding, fix: Fix) -> Finding:
    return Finding(
        path=finding.path,
        span=finding.span,
        code=finding.code,
        message=finding.message,
        severity=finding.severity,
        fix=fix,
    )


def of(*findings: Finding, text: str = "") -> Report:
    """A report of these findings, each in a file with this text."""
    return Report(findings=findings, files=1, source=lambda _: text.encode("utf-8", "replace"))


def hostile(text: str) -> Finding:
    """A finding with the text wherever a document may bring one in."""
    fix = Fix(does=text, edits=(Edit(Span(1, 1, 1, 2), text),), safe=True)
    return Finding(path=text or "p", span=Span(1, 1, 1, 2), code="STR003", message=text, fix=fix)


# What acts in the reports' own languages, besides any text at all.
_PIECES = (
    *("\n", "\r", "\r\n", "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufffe", "\ud800"),
    *("%0A", "%", "::error::x", "##vso[task.setvariable variable=x]y", "##[error]", ";", "]", ","),
    *("<", ">", "&", "]]>", "<!--", '"', "'", "&#0;", "<script>", "</failure>"),
    *("|", "`", "\\", "[a](http://b.c)", "@all", "#1", "http://b.c", "www.b.c", "![", "**b**"),
    *("{", "}", "{0}", "{{", "a", " ", "é", "漢", "🧾", "p.yaml:1:1: STR003 "),
)
PIECES = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=20))
SEVERITIES = st.sampled_from(Severity)


def steering(text: str) -> Iterator[str]:
    """The characters that a terminal would obey; the end of a line aside."""
    return (each for each in text if each != "\n" and category(each) in ("Cc", "Cf", "Cs"))
