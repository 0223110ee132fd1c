"""What is said of comments that take findings back, and how it is mended."""

import pytest

from flowdef.findings import Finding
from flowdef.lint.fixing import fixed
from flowdef.lint.options import AS_SET, Options, Profile
from lint_workspaces import HEAD, ORGANIZATION, PROCESS, findings_of

TEAM = Options(profile=Profile.TEAM)


def judged(step: str, options: Options = AS_SET) -> list[Finding]:
    text = f"{HEAD}steps:\n{step}\n"
    return [*findings_of({PROCESS: text, "organization.yaml": ORGANIZATION}, options)]


def codes(step: str, options: Options = AS_SET) -> list[str]:
    wanted = ("STR003", "SUP", "LNT", "SYN")
    return [each.code for each in judged(step, options) if each.code.startswith(wanted)]


def mended(step: str) -> str:
    text = f"{HEAD}steps:\n{step}\n"
    found = tuple(each for each in judged(step) if each.code.startswith("SUP"))
    return fixed(text.encode(), found).source.decode().removeprefix(f"{HEAD}steps:\n")


def test_a_slip_in_a_comment_is_told_with_what_was_meant() -> None:
    (found,) = (
        each
        for each in judged(f"{BAD_STEP} # flowdef: disable=str003,REF it comes", AS_SET)
        if each.code == "SUP006"
    )
    assert found.message == (
        "`flowdef: disable` is no comment that is read, so this hides nothing. Write "
        "`# flowdef: ignore[STR003, REF]`, and the reason after it."
    )
    assert (found.span.column, found.severity) == (35, "warning")


GOOD_STEP = "  - {id: a, title: A}"
BAD_STEP = "  - {id: a, title: A, needs: [b]}"


@pytest.mark.parametrize(
    ("step", "options", "found"),
    [
        pytest.param(f"{GOOD_STEP} # flowdef: ignore[STR003] x", AS_SET, ["SUP001"], id="unused"),
        pytest.param(f"{BAD_STEP} # flowdef: ignore[STR003] x", AS_SET, [], id="used"),
        pytest.param(
            f"  # flowdef: ignore[STR003] x\n{BAD_STEP} # flowdef: ignore[STR003] y",
            AS_SET,
            ["SUP001"],
            id="one of two is enough",
        ),
        pytest.param(
            f"{GOOD_STEP} # flowdef: ignore[STR003] x",
            Options(select=("SUP", "DAT")),
            [],
            id="its rule did not run",
        ),
        pytest.param(
            f"{GOOD_STEP} # flowdef: ignore[DOC015] x", AS_SET, [], id="its rule is of team"
        ),
        pytest.param(
            f"{GOOD_STEP} # flowdef: ignore[STR] x", AS_SET, [], id="some rules of it are"
        ),
        pytest.param(
            f"{GOOD_STEP} # flowdef: ignore[STR003] x",
            Options(ignore=("SUP001",)),
            [],
            id="the rule about it is off",
        ),
        pytest.param(f"{GOOD_STEP} # flowdef: ignore[SUP003] x", TEAM, [], id="of comments"),
        pytest.param(f"{BAD_STEP} # flowdef: ignore[STR003]", AS_SET, [], id="no reason, basic"),
        pytest.param(f"{BAD_STEP} # flowdef: ignore[STR003]", TEAM, ["SUP002"], id="no reason"),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignore[STR003,SUP002]", TEAM, [], id="no reason on purpose"
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignore[STR003] x until=2026-11-19",
            TEAM,
            ["STR003", "SUP003"],
            id="expired",
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignore[STR003, SUP003] x until=2026-11-19",
            TEAM,
            ["STR003", "SUP003"],
            id="what has expired does not hide that it has",
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignore[STR003] x until=31.12.2030",
            TEAM,
            ["STR003", "SUP003"],
            id="no day",
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef: disable=STR003 x", AS_SET, ["STR003", "SUP006"], id="disable"
        ),
        pytest.param(f"{BAD_STEP} # flowdef: noqa", AS_SET, ["STR003", "SUP006"], id="noqa"),
        pytest.param(
            f"{BAD_STEP} # flowdef: Ignore[STR003]", AS_SET, ["STR003", "SUP006"], id="a capital"
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef ignore[STR003] x", AS_SET, ["STR003", "SUP006"], id="no colon"
        ),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignored[STR003] x", AS_SET, ["STR003", "SUP006"], id="ignored"
        ),
        pytest.param(f"{GOOD_STEP} # flowdef: the best of tools", AS_SET, [], id="a sentence"),
        pytest.param(f"{GOOD_STEP} # flowdef ignores this one", AS_SET, [], id="another sentence"),
        pytest.param(f"{BAD_STEP} # flowdef: ignore x", AS_SET, ["SUP004"], id="blanket"),
        pytest.param(f"{BAD_STEP} # flowdef: ignore[ALL] x", AS_SET, ["SUP004"], id="all"),
        pytest.param(
            f"{BAD_STEP} # flowdef: ignore[STRO03] x", AS_SET, ["STR003", "SUP005"], id="unknown"
        ),
        pytest.param(
            f"{GOOD_STEP} # flowdef: ignore[STR003] x\ntitel: P", AS_SET, ["SYN003"], id="held"
        ),
    ],
)
def test_what_is_wrong_with_a_comment(step: str, options: Options, found: list[str]) -> None:
    assert codes(step, options) == found


@pytest.mark.parametrize(
    ("step", "after"),
    [
        pytest.param(f"{GOOD_STEP} # flowdef: ignore[STR003] x", GOOD_STEP, id="beside the step"),
        pytest.param(f"  # flowdef: ignore[STR003] x\n{GOOD_STEP}", GOOD_STEP, id="above it"),
        pytest.param(
            f"{BAD_STEP}  # flowdef: ignore[DAT001,STR003, DAT004] x",
            f"{BAD_STEP}  # flowdef: ignore[STR003] x",
            id="two of three",
        ),
        pytest.param(
            f"{BAD_STEP}  # see  # flowdef: ignore[DAT001] x",
            f"{BAD_STEP}  # see",
            id="what stands before stays",
        ),
        pytest.param(
            f"{BAD_STEP}  # flowdef: ignore[STRO03] x",
            f"{BAD_STEP}  # flowdef: ignore[STR003] x",
            id="a slip",
        ),
        pytest.param(
            f"{BAD_STEP}  # flowdef: ignore[unknown-step-ref] x",
            f"{BAD_STEP}  # flowdef: ignore[unknown-step-reference] x",
            id="a slip in a name",
        ),
        pytest.param(
            f"{BAD_STEP}  # flowdef: ignore[qqqqqq] x",
            f"{BAD_STEP}  # flowdef: ignore[qqqqqq] x",
            id="no slip of anything",
        ),
        pytest.param(
            f"{GOOD_STEP}  # flowdef: ignore[STR0X3] x",
            f"{GOOD_STEP}  # flowdef: ignore[STR0X3] x",
            id="a slip of several",
        ),
    ],
)
def test_it_is_mended(step: str, after: str) -> None:
    assert mended(step) == f"{after}\n"


def test_a_blanket_comment_is_told_what_it_hides() -> None:
    (found,) = judged(f"{BAD_STEP} # flowdef: ignore x")
    assert "`ignore[STR003]`" in found.message


def test_comments_stand_in_settings_and_the_organization_too() -> None:
    files = {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W # flowdef: ignore[STR003] x\n",
        "organization.yaml": f"{ORGANIZATION}# flowdef: ignore[REF001] x\n",
    }
    assert [each.sentence.partition(" `")[0] for each in findings_of(files)] == [
        "flowdef.yaml:3:10: SUP001",
        "organization.yaml:7:1: SUP001",
    ]
