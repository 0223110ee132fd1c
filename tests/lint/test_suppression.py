import pytest

from flowdef.findings import Span
from flowdef.lint.options import Options
from flowdef.lint.suppression import Word, ignores
from lint_workspaces import HEAD, PROCESS, TODAY, findings_of

ONLY = Options(select=("STR",))
NEEDS = "  - {id: a, title: A, needs: [b]}"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param([NEEDS], True, id="nothing said"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR003] b comes"], False, id="on the line"),
        pytest.param(["  # flowdef: ignore[STR003] b comes", NEEDS], False, id="on the line above"),
        pytest.param(
            ["  # flowdef: ignore[STR003] b comes", "  # next year", NEEDS],
            False,
            id="above another comment",
        ),
        pytest.param(
            ["# flowdef: ignore[STR003]", "# flowdef: ignore[STR002]", NEEDS], False, id="two above"
        ),
        pytest.param(
            ["  # flowdef: ignore[STR003] b comes", "", NEEDS], True, id="an empty line between"
        ),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR002, REF] no"], True, id="another code"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR002, STR003] x"], False, id="one of two"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR] x"], False, id="a family"),
        pytest.param([f"{NEEDS} # flowdef: ignore[str003] x"], False, id="small letters"),
        pytest.param([f"{NEEDS} # flowdef: ignore[unknown-step-reference] x"], False, id="a name"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR003]"], False, id="without a reason"),
        pytest.param([f"{NEEDS} # flowdef: ignore[ALL] x"], False, id="all"),
        pytest.param([f"{NEEDS} # flowdef: ignore[]"], False, id="nothing named"),
        pytest.param([f"{NEEDS} # flowdef: ignore it comes"], False, id="no brackets"),
        pytest.param([f"{NEEDS} #flowdef:ignore[STR003] x"], False, id="no blanks"),
        pytest.param([f"{NEEDS} # flowdef: ignored[STR003] x"], True, id="another word"),
        pytest.param([f"{NEEDS} # see # flowdef: ignore[STR003] x"], False, id="in a comment"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR003] until={TODAY}"], False, id="still today"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR003] x until=2026-11-19"], True, id="over"),
        pytest.param([f"{NEEDS} # flowdef: ignore[STR003] until=soon"], True, id="no day"),
        pytest.param([f"{NEEDS} # flowdef ignore[STR003] x"], True, id="a slip"),
        pytest.param([NEEDS, "  # flowdef: ignore[STR003] x"], True, id="on the line below"),
    ],
)
def test_a_comment_takes_a_finding_back(lines: list[str], kept: bool) -> None:
    text = "\n".join([HEAD + "steps:", *lines, ""])
    found = [each.code for each in findings_of({PROCESS: text}, ONLY)]
    assert found == ["STR003"] * kept


def test_what_cannot_be_read_is_not_taken_back() -> None:
    text = HEAD + "stepps: []  # flowdef: ignore[SYN] later\n"
    assert {each.code for each in findings_of({PROCESS: text})} == {"SYN003"}


def test_a_warning_of_reading_is() -> None:
    text = HEAD + "steps: [{id: a, title: A, checklist: [no]}] # flowdef: ignore[SYN005] it is no\n"
    assert findings_of({PROCESS: text}) == ()


def test_comments_know_their_words_and_reasons() -> None:
    source = (
        b"\xef\xbb\xbfa: 1  # flowdef: ignore[STR003,  dead-step] a b  until=2026-12-31 comes\r\n"
        b"# flowdef: ignore[X]"
    )
    first, second = ignores(source)
    assert (first.line, first.of, first.reason) == (1, 1, "a b comes")
    assert (first.until, first.dated, first.blanket) == ("2026-12-31", True, False)
    assert first.words == (
        Word("STR003", Span(1, 25, 1, 31)),
        Word("dead-step", Span(1, 34, 1, 43)),
    )
    assert (first.at, first.removal) == (Span(1, 7, 1, 72), Span(1, 5, 1, 72))
    assert (second.line, second.of, second.reason, second.until) == (2, 3, "", "")
    assert second.removal == Span(2, 1, 2, 21)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"a: 1", id="no comment"),
        pytest.param(b"a: '# flowdef: ignore[X] y'", id="in quotes"),
        pytest.param(b"a: 'b\n\n  # flowdef: ignore[X] y'", id="on a line of a quoted text"),
        pytest.param(b"a: |\n  # flowdef: ignore[X] y\n", id="in a block of text"),
        pytest.param(b"a: >-\n\n  b  # flowdef: ignore[X] y\nc: 1\n", id="in a folded text"),
        pytest.param(b"\xff # flowdef: ignore[X] y", id="no UTF-8"),
        pytest.param(b"a: 1 # flowdef:", id="nothing said"),
        pytest.param(b"a: b# flowdef: ignore[X] y", id="a value with a sharp"),
    ],
)
def test_what_is_no_comment_takes_nothing_back(source: bytes) -> None:
    assert ignores(source) == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"a: |  # flowdef: ignore[X] y\n  text\n", id="beside the sign of a block"),
        pytest.param(b"a: |\n  text\n# flowdef: ignore[X] y\n", id="below a block"),
        pytest.param(b"a: ['x # y', # flowdef: ignore[X] y\n b]", id="in a list"),
        pytest.param(b"a: 1 # flowdef: ignore[X] y\nb: [", id="in what is no YAML"),
    ],
)
def test_what_is_a_comment_does(source: bytes) -> None:
    (found,) = ignores(source)
    assert [word.text for word in found.words] == ["X"]


def test_many_comments_are_read_in_one_go() -> None:
    source = b"# flowdef: ignore[STR003] x\n" * 20_000
    found = ignores(source)
    assert len(found) == 20_000
    assert {each.of for each in found} == {20_001}
