import pytest

from flowdef.lint.suppression import Ignore, ignores
from lint_workspaces import HEAD, PROCESS, findings_of

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
        pytest.param([f"{NEEDS} # flowdef: ignore[]"], True, id="nothing named"),
        pytest.param([f"{NEEDS} # flowdef ignore[STR003] x"], True, id="a slip"),
        pytest.param([NEEDS, "  # flowdef: ignore[STR003] x"], True, id="on the line below"),
    ],
)
def test_a_comment_takes_a_finding_back(lines: list[str], kept: bool) -> None:
    text = "\n".join([HEAD + "steps:", *lines, ""])
    assert [each.code for each in findings_of({PROCESS: text})] == ["STR003"] * kept


def test_what_cannot_be_read_is_not_taken_back() -> None:
    text = HEAD + "stepps: []  # flowdef: ignore[SYN] later\n"
    assert {each.code for each in findings_of({PROCESS: text})} == {"SYN003"}


def test_a_warning_of_reading_is() -> None:
    text = HEAD + "steps: [{id: a, title: A, checklist: [no]}] # flowdef: ignore[SYN005] it is no\n"
    assert findings_of({PROCESS: text}) == ()


def test_comments_know_their_reasons() -> None:
    source = (
        b"a: 1  # flowdef: ignore[STR003, dead-step] the next one comes\r\n# flowdef: ignore[X]"
    )
    assert ignores(source) == (
        Ignore(1, 1, ("STR003", "dead-step"), "the next one comes"),
        Ignore(2, 3, ("X",), ""),
    )
    assert ignores(b"a: 1") == ()
