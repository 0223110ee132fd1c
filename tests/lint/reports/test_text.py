import pytest

from flowdef.findings import Finding, Fix, Severity, Span
from flowdef.lint.report import Report
from flowdef.lint.reports.text import write


def finding(span: Span, message: str = "wrong", path: str = "p.yaml") -> Finding:
    return Finding(path=path, span=span, code="STR003", message=message, severity=Severity.WARNING)


def test_a_line_for_each_finding_and_a_sum() -> None:
    error = Finding(path="q.yaml", span=Span(7, 1), code="SYN001", message="no YAML")
    report = Report(findings=(finding(Span(3, 5, 3, 8)), error), files=1200)
    assert write(report).splitlines() == [
        "p.yaml:3:5: STR003 wrong",
        "q.yaml:7:1: SYN001 no YAML",
        "1,200 files: 1 error, 1 warning.",
    ]


def test_nothing_to_mend() -> None:
    assert write(Report(findings=(), files=1)) == "1 file: nothing to mend.\n"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        pytest.param(("a.yaml",), "a.yaml cannot be read whole: the other rules", id="one"),
        pytest.param(("a.yaml", "b.yaml"), "a.yaml and 1 file more cannot be read", id="two"),
        pytest.param(("a.yaml", "b", "c"), "a.yaml and 2 files more cannot be read", id="three"),
    ],
)
def test_what_other_rules_have_not_judged_yet(held: tuple[str, ...], said: str) -> None:
    last = write(Report(findings=(), files=3, held=held)).splitlines()[-1]
    assert last.startswith(said)


def test_what_could_steer_a_terminal_is_shown_instead_of_done() -> None:
    evil = finding(Span(1, 1), "a\x1b[31m\nb\u202ec", "p\x07.yaml")
    line = write(Report(findings=(evil,), files=1)).splitlines()[0]
    assert line == "p\\x07.yaml:1:1: STR003 a\\x1b[31m b\\u202ec"


def shown(span: Span, source: str) -> list[str]:
    """The source line and the carets, without colours."""
    report = Report(
        findings=(finding(span),), files=1, source=lambda _: source.encode(), colour=True
    )
    lines = write(report).splitlines()[1:-1]
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[33m"):
        lines = [line.replace(code, "") for line in lines]
    return lines


@pytest.mark.parametrize(
    ("span", "source", "expected"),
    [
        pytest.param(Span(1, 4, 1, 7), "a: bcd e", ["  1 | a: bcd e", "    |    ^^^"], id="a word"),
        pytest.param(Span(1, 4), "a: bcd", ["  1 | a: bcd", "    |    ^"], id="only a beginning"),
        pytest.param(
            Span(1, 4, 3, 1), "a: bcd  \nx", ["  1 | a: bcd  ", "    |    ^^^"], id="several lines"
        ),
        pytest.param(
            Span(1, 7, 1, 9), "漢字: xy", ["  1 | 漢字: xy", "    |         ^"], id="past the end"
        ),
        pytest.param(
            Span(1, 5, 1, 7), "漢字: xy", ["  1 | 漢字: xy", "    |       ^^"], id="wide characters"
        ),
        pytest.param(
            Span(1, 4, 1, 5), "a:\tb", ["  1 | a: b", "    |    ^"], id="a tab is one blank"
        ),
        pytest.param(
            Span(11, 1, 11, 2), "\n" * 10 + "x", ["  11 | x", "     | ^"], id="a margin of two"
        ),
        pytest.param(Span(9, 1), "x", [], id="a line that is not there"),
        pytest.param(
            Span(1, 201, 1, 204),
            "x" * 200 + "abc" + "y" * 200,
            ["  1 | " + "x" * 49 + "abc" + "y" * 48, "    | " + " " * 49 + "^^^"],
            id="a long line is cut around",
        ),
    ],
)
def test_carets_stand_below_what_is_meant(span: Span, source: str, expected: list[str]) -> None:
    assert shown(span, source) == expected


def test_colours_stand_for_severities() -> None:
    text = write(Report(findings=(finding(Span(1, 1)),), files=1, colour=True))
    assert text.startswith("\x1b[1mp.yaml:1:1:\x1b[0m \x1b[33mSTR003\x1b[0m wrong\n")


@pytest.mark.parametrize(
    ("fixes", "said"),
    [
        pytest.param((True, True, None), "[*] 2 fixable with --fix.", id="safe ones"),
        pytest.param(
            (True, False), "[*] 1 fixable with --fix, 1 more with --unsafe-fixes.", id="both"
        ),
        pytest.param((None, False), "1 fixable with --fix --unsafe-fixes.", id="unsafe ones"),
    ],
)
def test_it_is_said_how_many_findings_mend_themselves(
    fixes: tuple[bool | None, ...], said: str
) -> None:
    found = tuple(
        finding(Span())._replace(fix=None if safe is None else Fix(does="", edits=(), safe=safe))
        for safe in fixes
    )
    *lines, _, last = write(Report(findings=found, files=1)).splitlines()
    assert last == said
    marked = [
        "p.yaml:1:1: STR003 [*] wrong" if safe else "p.yaml:1:1: STR003 wrong" for safe in fixes
    ]
    assert lines == marked
