"""The edits of findings, made in the bytes of a file."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.findings import Edit, Finding, Fix, Severity, Span
from flowdef.lint.fixing import Fixed, fixed, worse


def finding(*edits: Edit, safe: bool = True, code: str = "STR020") -> Finding:
    fix = Fix(does="mend it", edits=edits, safe=safe)
    return Finding(path="p", span=Span(), code=code, message="", fix=fix)


def edit(line: int, column: int, end: int, text: str) -> Edit:
    return Edit(Span(line, column, line, end), text)


ONE = finding(edit(1, 1, 2, "x"))


@pytest.mark.parametrize(
    ("source", "findings", "after", "made"),
    [
        pytest.param(b"abc", [ONE], b"xbc", 1, id="a character"),
        pytest.param(b"abc", [finding(edit(1, 4, 4, "d"))], b"abcd", 1, id="put in at the end"),
        pytest.param(b"\nabc\n", [finding(edit(2, 1, 4, ""))], b"\n\n", 1, id="taken out"),
        pytest.param(
            b"ab\ncd\n", [finding(Edit(Span(1, 1, 2, 1), ""))], b"cd\n", 1, id="a line with its end"
        ),
        pytest.param(
            "äöü: b\n".encode(), [finding(edit(1, 3, 4, "u"))], "äöu: b\n".encode(), 1, id="umlauts"
        ),
        pytest.param(
            "🙂: b\n".encode(), [finding(edit(1, 4, 5, "c"))], "🙂: c\n".encode(), 1, id="an emoji"
        ),
        pytest.param(
            b"\xef\xbb\xbfab", [finding(edit(1, 2, 3, "c"))], b"\xef\xbb\xbfac", 1, id="BOM"
        ),
        pytest.param(
            b"a\r\nb\r\n", [finding(edit(2, 1, 2, "c\nd"))], b"a\r\nc\r\nd\r\n", 1, id="CR LF"
        ),
        pytest.param(b"a\rb\r", [finding(edit(2, 1, 2, "c"))], b"a\rc\r", 1, id="CR alone"),
        pytest.param(
            b"a\tb", [finding(edit(1, 3, 4, "c"))], b"a\tc", 1, id="a tab is one character"
        ),
        pytest.param(
            "a\u2028b\nc".encode(),
            [finding(edit(2, 1, 2, "d"))],
            "a\u2028b\nd".encode(),
            1,
            id="a separator that ends no line",
        ),
        pytest.param(
            b"abcd",
            [finding(edit(1, 1, 2, "x"), edit(1, 3, 4, "y"))],
            b"xbyd",
            1,
            id="two edits of one fix",
        ),
        pytest.param(
            b"abcd", [ONE, finding(edit(1, 2, 3, "y"))], b"xycd", 2, id="side by side is apart"
        ),
        pytest.param(
            b"abcd", [finding(edit(1, 2, 3, "y")), ONE], b"xycd", 2, id="in any order of findings"
        ),
        pytest.param(
            b"abcd", [ONE, finding(edit(1, 1, 3, "y"))], b"xbcd", 1, id="the first of two wins"
        ),
        pytest.param(
            b"abcd",
            [ONE, finding(edit(1, 4, 5, "z"), edit(1, 1, 2, "y"))],
            b"xbcd",
            1,
            id="all edits of a fix or none",
        ),
        pytest.param(
            b"abcd", [ONE, finding(edit(1, 2, 2, "y"))], b"xbcd", 1, id="put in at an end touches"
        ),
        pytest.param(b"abcd", [finding(edit(1, 1, 2, "x"), safe=False)], b"abcd", 0, id="unsafe"),
        pytest.param(b"ab", [finding(edit(3, 1, 2, "x"))], b"ab", 0, id="a line that is not there"),
        pytest.param(b"ab", [finding(edit(1, 2, 9, "x"))], b"ab", 0, id="past the end"),
        pytest.param(b"ab", [finding(edit(1, 2, 1, "x"))], b"ab", 0, id="backwards"),
        pytest.param(b"ab", [finding(edit(1, 0, 1, "x"))], b"ab", 0, id="before the beginning"),
        pytest.param(b"ab", [finding(Edit(Span(1, 1), "x"))], b"ab", 0, id="a span without an end"),
        pytest.param(
            b"abc",
            [finding(edit(1, 1, 3, "x"), edit(1, 2, 3, "y"))],
            b"abc",
            0,
            id="a fix in contradiction with itself",
        ),
        pytest.param(b"abc", [finding()], b"abc", 0, id="a fix without edits"),
        pytest.param(b"\xff", [ONE], b"\xff", 0, id="no UTF-8"),
        pytest.param(b"", [], b"", 0, id="nothing at all"),
    ],
)
def test_fixes_are_made(source: bytes, findings: list[Finding], after: bytes, made: int) -> None:
    result = fixed(source, tuple(findings))
    assert result.source == after
    assert len(result.made) == made


def test_unsafe_fixes_are_made_where_they_are_asked_for() -> None:
    unsafe = finding(edit(1, 1, 2, "x"), safe=False)
    assert fixed(b"ab", (unsafe,), unsafe=True) == Fixed(b"xb", (unsafe,))


BROKEN = finding(edit(1, 1, 2, "1"), code="SYN001")
UNKNOWN = finding(edit(1, 2, 3, "2"), code="SYN003")
MERE_WARNING = Finding(path="p", span=Span(), code="SYN005", message="", severity=Severity.WARNING)
JUDGED = finding(edit(1, 3, 4, "3"))


@pytest.mark.parametrize(
    ("findings", "after"),
    [
        pytest.param((BROKEN, UNKNOWN, JUDGED), b"1bc", id="first it must be YAML"),
        pytest.param((UNKNOWN, JUDGED), b"a2c", id="then its keys must be known"),
        pytest.param((MERE_WARNING, JUDGED), b"ab3", id="a warning of reading stops nobody"),
    ],
)
def test_a_file_with_faults_of_reading_is_touched_by_their_fixes_alone(
    findings: tuple[Finding, ...], after: bytes
) -> None:
    assert fixed(b"abc", findings).source == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param((), (), False, id="nothing was wrong, nothing is"),
        pytest.param((), (UNKNOWN,), True, id="a fault of reading where there was none"),
        pytest.param((JUDGED,), (BROKEN,), True, id="no YAML any more"),
        pytest.param((UNKNOWN,), (BROKEN,), True, id="a key is known and the text is broken"),
        pytest.param((BROKEN,), (UNKNOWN, UNKNOWN), False, id="what could not be seen before"),
        pytest.param((UNKNOWN,), (UNKNOWN, UNKNOWN), False, id="what stood under the key"),
        pytest.param((JUDGED,), (MERE_WARNING,), False, id="a warning"),
    ],
)
def test_what_is_worse(
    before: tuple[Finding, ...], after: tuple[Finding, ...], expected: bool
) -> None:
    assert worse(before, after) is expected


TEXT = "ab\nü\tc\r\n🙂d\n\ne"
LINES = ["ab\n", "ü\tc\r\n", "🙂d\n", "\n", "e"]


def offset(line: int, column: int) -> int:
    return sum(map(len, LINES[: line - 1])) + column - 1


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    ends = sorted(
        (line, draw(st.integers(1, len(LINES[line - 1].rstrip()) + 1)))
        for line in (draw(st.integers(1, 5)), draw(st.integers(1, 5)))
    )
    return Edit(Span(*ends[0], *ends[1]), draw(st.sampled_from(["", "x", "yz"])))


@given(st.lists(st.lists(edits(), min_size=1, max_size=3), max_size=6))
def test_what_is_made_is_made_whole_and_all_else_stays(fixes: list[list[Edit]]) -> None:
    result = fixed(TEXT.encode(), tuple(finding(*each) for each in fixes))
    text, stretches = TEXT, []
    for each in _by_place(result):
        start = offset(each.span.line, each.span.column)
        end = offset(each.span.end_line, each.span.end_column)
        text = text[:start] + each.text + text[end:]
        stretches.append((start, end))
    assert result.source.decode() == text
    assert all(early[1] <= late[0] for late, early in pairwise(stretches))


def _by_place(result: Fixed) -> Iterator[Edit]:
    """All edits that were made, the last first."""
    made = [each for one in result.made if one.fix for each in one.fix.edits]
    yield from sorted(made, key=lambda each: each.span, reverse=True)
