"""The codes of checks of the house: by position, or for good; in settings, calls and comments."""

import pytest

from flowdef.lint.options import AS_SET, Options, Profile
from lint_workspaces import HEAD, PROCESS, findings_of

WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"
LONG = "when: 'effort > \"4h\"', message: Too long"
SHORT = "when: 'title == \"A\"', message: Too short"
STEPS = "steps: [{id: a, title: A, effort: 6h}]\n"


def said(
    checks: str, own: str = "", lint: str = "", options: Options = AS_SET, steps: str = STEPS
) -> list[str]:
    """`CODE message` of what is said of a workspace and a process with these checks."""
    files = {
        "flowdef.yaml": f"{WORKSPACE}lint: {{{lint}}}\nchecks: {checks}\n",
        PROCESS: HEAD + steps + (f"checks: {own}\n" if own else ""),
    }
    told = ("OWN", "LNT", "SUP", "SYN")
    return sorted(
        f"{each.code} {each.message}"
        for each in findings_of(files, options)
        if each.code.startswith(told)
    )


BOTH = f"[{{{LONG}, code: OWN017}}, {{{SHORT}}}]"


@pytest.mark.parametrize(
    ("checks", "codes"),
    [
        pytest.param(
            f"[{{{LONG}}}, {{{SHORT}}}]", ["OWN001 Too long", "OWN002 Too short"], id="no"
        ),
        pytest.param(BOTH, ["OWN002 Too short", "OWN017 Too long"], id="one"),
        pytest.param(
            f"[{{{SHORT}, code: OWN003}}, {{{LONG}, code: OWN017}}]",
            ["OWN003 Too short", "OWN017 Too long"],
            id="both, in another order",
        ),
    ],
)
def test_a_check_keeps_its_code_wherever_it_stands(checks: str, codes: list[str]) -> None:
    assert said(checks) == codes


def test_a_check_of_a_document_keeps_its_code() -> None:
    own = f"[{{{LONG}}}, {{{SHORT}, code: OWN599}}]"
    assert said(f"[{{{LONG}}}]", own) == [
        "OWN001 Too long",
        "OWN501 Too long",
        "OWN599 Too short",
    ]


@pytest.mark.parametrize(
    ("lint", "options", "codes"),
    [
        pytest.param("ignore: [OWN017]", AS_SET, ["OWN002"], id="settings"),
        pytest.param("", Options(ignore=("own017",)), ["OWN002"], id="in small letters"),
        pytest.param("ignore: [OWN002]", AS_SET, ["OWN017"], id="by position"),
        pytest.param("ignore: [OWN099]", AS_SET, ["OWN002", "OWN017"], id="one that is nowhere"),
        pytest.param(
            "per_file: {'processes/*': {ignore: [OWN017]}}", AS_SET, ["OWN002"], id="of some files"
        ),
        pytest.param(
            "ignore: [OWN], extend_select: [OWN017]", AS_SET, ["OWN017"], id="all but one"
        ),
        pytest.param(
            "ignore: [OWN017], extend_select: [OWN]", AS_SET, ["OWN002"], id="the more exact wins"
        ),
        pytest.param("", Options(ignore=("OWN017",)), ["OWN002"], id="the call"),
        pytest.param("", Options(select=("OWN017",)), ["OWN017"], id="it alone"),
        pytest.param("", Options(select=("OWN017", "OWN002")), ["OWN002", "OWN017"], id="two"),
        pytest.param("", Options(select=("ALL",), ignore=("OWN017",)), ["OWN002"], id="all others"),
        pytest.param("", Options(select=("own-rule",)), ["OWN002", "OWN017"], id="by name"),
        pytest.param("", Options(select=("STR",)), [], id="others"),
        pytest.param(
            "select: [OWN017]", Options(profile=Profile.TEAM), ["OWN002", "OWN017"], id="inner"
        ),
    ],
)
def test_settings_and_calls_name_one(lint: str, options: Options, codes: list[str]) -> None:
    assert [each.split()[0] for each in said(BOTH, lint=lint, options=options)] == codes


def test_a_comment_names_one_and_is_not_called_unused_where_it_is_off() -> None:
    steps = f"{STEPS[:-1]} # flowdef: ignore[OWN017] so agreed\n"
    assert said(BOTH, steps=steps) == ["OWN002 Too short"]
    assert said(BOTH, lint="ignore: [OWN017]", steps=steps) == ["OWN002 Too short"]
    all_ = steps.replace("[OWN017]", "[OWN]")
    assert said(BOTH, lint="ignore: [OWN017, OWN002]", steps=all_) == []


@pytest.mark.parametrize(
    ("checks", "own", "message"),
    [
        pytest.param(
            f"[{{{LONG}, code: OWN017}}, {{{LONG}, code: OWN017}}]",
            "",
            "LNT006 another check here is called OWN017, too: ",
            id="twice",
        ),
        pytest.param(
            f"[{{{LONG}, code: OWN002}}, {{{SHORT}}}]",
            "",
            "LNT006 another check here is called OWN002, too: ",
            id="the position of another",
        ),
        pytest.param(
            f"[{{{LONG}, code: OWN501}}]",
            "",
            "LNT006 the codes of checks in a workspace are OWN001 to OWN500, so that OWN501 ",
            id="that of a document",
        ),
        pytest.param(
            f"[{{{SHORT}}}]",
            f"[{{{LONG}, code: OWN002}}]",
            "LNT006 the codes of checks in a process or project are OWN501 to OWN999, so that ",
            id="that of a workspace",
        ),
        pytest.param(f"[{{{LONG}, code: LONG}}]", "", "SYN002 ", id="no code"),
        pytest.param(f"[{{{LONG}, code: OWN000}}]", "", "SYN002 ", id="that of them all"),
    ],
)
def test_a_code_that_does_not_name_one_is_told(checks: str, own: str, message: str) -> None:
    assert said(checks, own)[0].startswith(message)
