"""The rules that hold a process to what it was: is the version raised for what has changed?"""

import pytest

from flowdef.lint.options import Options
from lint_workspaces import HEAD, PROCESS, findings_of, marked

RULES = ("DOC007", "DOC008", "DOC017")
STEPS = "steps: [{id: a, title: A, responsible: clerk}]\n"
OTHER_WORDS = STEPS.replace("title: A", "title: B")
OTHER_ROLE = STEPS.replace("clerk", "head")


def text(
    version: str = "1.0.0", status: str = "effective", steps: str = STEPS, more: str = ""
) -> str:
    """A process; without a version or status, where these are empty."""
    said = f"version: {version}\n" * bool(version) + f"status: {status}\n" * bool(status)
    return f"{HEAD}{said}{more}{steps}"


def found(before: str, now: str) -> list[str]:
    """The codes of what is found, and the version that a fix would write."""
    hits = findings_of({PROCESS: now}, Options(select=RULES), before={PROCESS: before})
    for each in hits:
        assert marked(now, each) in now.partition("version: ")[2].split("\n")[0]
    return [f"{each.code} {each.fix.edits[0].text if each.fix else ''}".strip() for each in hits]


ENTRY = "revisions: [{version: %s, change: X}]\n"


@pytest.mark.parametrize(
    ("before", "now", "codes"),
    [
        pytest.param(text(), text(), [], id="nothing changed"),
        pytest.param(text(), text(steps=OTHER_WORDS), ["DOC007 1.0.1"], id="words"),
        pytest.param(text(), text(steps=OTHER_ROLE), ["DOC007 1.1.0"], id="a role"),
        pytest.param(
            text(status="approved"), text(steps=OTHER_ROLE), ["DOC007 1.1.0"], id="approved"
        ),
        pytest.param(
            text(), text(status="draft", steps=OTHER_WORDS), ["DOC007 1.0.1"], id="reopened"
        ),
        pytest.param(
            text(status="draft"), text(status="draft", steps=OTHER_ROLE), [], id="a draft"
        ),
        pytest.param(text(status=""), text(status="", steps=OTHER_ROLE), [], id="no status"),
        pytest.param(text(), text(status="obsolete", steps=OTHER_ROLE), [], id="obsolete"),
        pytest.param(text(version=""), text(steps=OTHER_ROLE), ["DOC017"], id="the first number"),
        pytest.param(text(), text(version="", steps=OTHER_ROLE), [], id="no number any more"),
        pytest.param(
            text("1.2.0"), text("1.1.9", steps=OTHER_WORDS), ["DOC007 1.2.1", "DOC017"], id="back"
        ),
        pytest.param(text("1.9.0"), text("1.10.0", steps=OTHER_ROLE), ["DOC017"], id="as numbers"),
        pytest.param(text(), text("1.0.1", steps=OTHER_WORDS), ["DOC017"], id="words, patch"),
        pytest.param(
            text(), text("1.0.1", steps=OTHER_ROLE), ["DOC008 1.1.0", "DOC017"], id="role, patch"
        ),
        pytest.param(text(), text("2.0.0", steps=OTHER_ROLE), ["DOC017"], id="role, major"),
        pytest.param(text(), text("1.0.1"), ["DOC017"], id="nothing but the number"),
        pytest.param(text(), text("1.1.0", more=ENTRY % "1.1.0"), [], id="with an entry"),
        pytest.param(text(), text("1.1.0", more=ENTRY % "1.0.0"), ["DOC017"], id="an older entry"),
        pytest.param(
            text(), text("1.1.0", more="not_applicable: [revisions]\n"), [], id="left out"
        ),
        pytest.param(text(), text("1.1.0", status="draft"), [], id="a draft needs none yet"),
        pytest.param(text(status="draft"), text(), ["DOC017"], id="in force now"),
        pytest.param(text(), text(status="approved"), [], id="released before"),
    ],
)
def test_versions(before: str, now: str, codes: list[str]) -> None:
    assert found(before, now) == codes


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="nothing"),
        pytest.param("kind: [", id="no YAML"),
        pytest.param(text(steps="steps: []\n"), id="not readable then"),
        pytest.param(text().replace("id: p", "id: q"), id="another document"),
        pytest.param(
            "kind: project\nid: p\ntitle: P\ntasks: [{id: a, title: A}]\n", id="a project"
        ),
    ],
)
def test_what_was_no_such_document_is_not_compared(before: str) -> None:
    assert found(before, text("0.9.0", steps=OTHER_ROLE)) == []


def test_what_cannot_be_read_now_is_not_compared() -> None:
    now = text("0.9.0", steps="steps: []\n")
    hits = findings_of({PROCESS: now}, Options(select=RULES), before={PROCESS: text()})
    assert [each.code for each in hits] == ["SYN002"]


def test_without_what_was_nothing_is_said() -> None:
    assert findings_of({PROCESS: text(steps=OTHER_ROLE)}, Options(select=RULES)) == ()


@pytest.mark.parametrize("before", [{}, {PROCESS: text()}], ids=["without", "with"])
def test_a_comment_about_it_is_never_called_unused(before: dict[str, str]) -> None:
    now = text().replace("1.0.0", "1.0.0 # flowdef: ignore[DOC007] a slip of the pen")
    assert findings_of({PROCESS: now}, Options(select=("DOC007", "SUP001")), before=before) == ()


def test_a_comment_takes_it_back() -> None:
    now = text(steps=OTHER_WORDS).replace("1.0.0", "1.0.0 # flowdef: ignore[DOC007] a slip")
    assert found(text(), now) == []


def test_what_went_back_is_told_as_such() -> None:
    (one, _) = findings_of(
        {PROCESS: text("1.0.0", steps=OTHER_WORDS)},
        Options(select=RULES),
        before={PROCESS: text("1.2.0")},
    )
    assert one.message == (
        "process 'p' has changed (text of step 'a'), and went from version 1.2.0 back to 1.0.0. "
        "Whoever has both texts would work by the one with the higher number, which is the older "
        "one. Raise the version to 1.2.1 or higher."
    )
