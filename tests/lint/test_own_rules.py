"""Rules of the house, as `checks` of a workspace or a document."""

import pytest

from flowdef.findings import Severity
from flowdef.lint.options import AS_SET, Options
from flowdef.lint.own_data import DATA
from generated import between
from goldens import ROOT, Golden
from lint_workspaces import HEAD, ORGANIZATION, PROCESS, PROJECT, findings_of, marked

WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"
BODY = """\
owner: head
tags: [money]
review: {every: 1 year, last: 2026-02-28}
accountable: head
stages:
  - id: first
    title: First
    responsible: clerk
    steps:
      - {id: a, title: A, effort: 6h, critical: true, checklist: [x, y]}
      - {id: b, title: B, responsible: {field: who}, when: n > 1}
  - id: second
    title: Second
    steps:
      - {id: c, title: C, wait: {for: 2d}}
"""
PHASES = """\
status: active
start: 2027-03-01
deadline: 2027-06-30
phases:
  - id: one
    title: One
    tasks:
      - {id: t, title: T, effort: 3d, assigned: [sam, {role: clerk}], delivers: d}
      - {id: m, title: M, milestone: true, deadline: 2027-03-05}
deliverables: [{id: d, title: D}]
"""


def found(when: str, each: str, more: str = "") -> list[str]:
    """What is marked by a check of the workspace over both documents."""
    check = f"checks:\n  - when: {when!r}\n    message: So\n    each: {each}\n"
    files = {
        "flowdef.yaml": WORKSPACE + check,
        "organization.yaml": ORGANIZATION,
        PROCESS: HEAD + BODY + more,
        "projects/j.yaml": PROJECT + PHASES,
    }
    return [
        f"{one.code} {marked(files[one.path], one)}"
        for one in findings_of(files, Options(select=("OWN",)))
        if one.code != "SYN002"
    ]


@pytest.mark.parametrize(
    ("when", "each", "expected"),
    [
        pytest.param('effort > "4h"', "step", ["OWN001 6h"], id="a duration"),
        pytest.param('duration > "4h"', "step", [], id="what nobody wrote is unset"),
        pytest.param(
            'effort | default("0h") == "0h"', "step", ["OWN001 b", "OWN001 c"], id="asked"
        ),
        pytest.param('responsible == "clerk"', "step", ["OWN001 a"], id="of the stage"),
        pytest.param('responsible == "who"', "step", ["OWN001 {field: who}"], id="in a field"),
        pytest.param('accountable != "head"', "step", [], id="of the process"),
        pytest.param("critical and checklist | length > 1", "step", ["OWN001 true"], id="a list"),
        pytest.param('kind == "wait"', "step", ["OWN001 c"], id="the kind"),
        pytest.param('stage == "second"', "step", ["OWN001 c"], id="the stage"),
        pytest.param('when != ""', "step", ["OWN001 n > 1"], id="the condition"),
        pytest.param('"a" in steps', "stage", ["OWN001 first"], id="the steps of a stage"),
        pytest.param('"money" in tags', "process", ["OWN001 [money]"], id="tags"),
        pytest.param('purpose == "" and owner == "head"', "process", ["OWN001 head"], id="empty"),
        pytest.param('last_review < "2026-06-01"', "process", ["OWN001 p"], id="a day"),
        pytest.param('trigger == "manual"', "process", ["OWN001 {manual: true}"], id="the trigger"),
        pytest.param('trigger | default("event") != "manual"', "process", [], id="a choice"),
        pytest.param('start > "2027-01-01"', "project", ["OWN001 2027-03-01"], id="of a project"),
        pytest.param("priority >= 500", "project", ["OWN001 j"], id="a number"),
        pytest.param('"sam" in assigned', "task", ["OWN001 [sam, {role: clerk}]"], id="people"),
        pytest.param('effort > "2d"', "task", ["OWN001 3d"], id="an estimate"),
        pytest.param("milestone", "task", ["OWN001 true"], id="true or false"),
        pytest.param("tasks | length == 2", "phase", ["OWN001 one"], id="a phase"),
        pytest.param(
            "critical and 1 / (checklist | length) < 1", "step", ["OWN001 true"], id="arithmetic"
        ),
    ],
)
def test_a_check_looks_at_each(when: str, each: str, expected: list[str]) -> None:
    assert found(when, each) == expected


@pytest.mark.parametrize("each", DATA)
def test_every_name_can_be_read(each: str) -> None:
    for name in DATA[each]:
        assert not [said for said in found(f"{name} == {name}", each) if "LNT" in said]


def judged(checks: str, body: str, options: Options = AS_SET) -> list[str]:
    """What is said of a workspace with these checks, and a process."""
    files = {
        "flowdef.yaml": f"{WORKSPACE}checks: {checks}\n" if checks else WORKSPACE,
        "organization.yaml": ORGANIZATION,
        PROCESS: HEAD + body,
    }
    wanted = ("OWN", "LNT006", "SUP")
    return [
        f"{one.path}:{one.span.line}:{one.span.column} {one.code} {one.message}"
        for one in findings_of(files, options)
        if one.code.startswith(wanted)
    ]


STEPS = "owner: clerk\nsteps: [{id: a, title: A, effort: 6h, responsible: clerk}]"
LONG = "{when: 'effort > \"4h\"', message: Too long}"


@pytest.mark.parametrize(
    ("checks", "body", "said"),
    [
        pytest.param(
            "[{when: 'efort > \"4h\"', message: M}]",
            STEPS,
            "flowdef.yaml:4:18 LNT006 this check judges nothing: there is no field 'efort'; did "
            "you mean 'effort'? Mend its condition.",
            id="a name that there is not",
        ),
        pytest.param(
            "[{when: effort > 4, message: M}]",
            STEPS,
            "flowdef.yaml:4:17 LNT006 this check judges nothing: 'effort', a duration,",
            id="types that do not compare",
        ),
        pytest.param(
            "[{when: effort >, message: M}]",
            STEPS,
            "flowdef.yaml:4:24 LNT006 this check judges nothing: something is missing after '>'. ",
            id="no expression",
        ),
        pytest.param(
            "[{when: kind == 'werk', message: M}]",
            STEPS,
            "flowdef.yaml:4:25 LNT006 this check judges nothing: 'werk' is none of the choices",
            id="no such choice",
        ),
        pytest.param(
            "",
            f"{STEPS}\nchecks: [{{when: titel == '', message: M}}]",
            "processes/p.yaml:7:17 LNT006 this check judges nothing: there is no field 'titel'",
            id="of a document",
        ),
        pytest.param(
            "",
            f"{STEPS}\nchecks: [{{when: milestone, message: M, each: task}}]",
            "processes/p.yaml:7:46 LNT006 a process has no task, so this check looks at nothing. "
            "Write one of: process, stage, step.",
            id="of what is not there",
        ),
        pytest.param(
            "[{when: 1 / (checklist | length) > 2, message: Full}]",
            STEPS,
            "processes/p.yaml:6:14 OWN001 Full? That cannot be decided here: ",
            id="no value",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_place(checks: str, body: str, said: str) -> None:
    (message,) = judged(checks, body)
    assert message.startswith(said)


def test_a_slip_holds_up_no_other_check() -> None:
    said = judged(f"[{{when: x, message: M}}, {LONG}]", STEPS)
    assert [each.split()[1] for each in said] == ["LNT006", "OWN002"]


def test_a_choice_that_nobody_made_is_unset() -> None:
    files = {
        "flowdef.yaml": f"{WORKSPACE}checks: [{{when: trigger != 'event', message: M,"
        " each: process}]\n",
        PROCESS: "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n",
    }
    assert findings_of(files, Options(select=("OWN",))) == ()


def test_a_document_has_its_own() -> None:
    body = f"{STEPS}\nchecks: [{LONG}, {{when: title == 'A', message: A, severity: info}}]"
    said = [each.partition(" ")[2] for each in judged(f"[{LONG}]", body)]
    assert said == ["OWN502 A", "OWN001 Too long", "OWN501 Too long"]


def test_a_check_has_its_severity() -> None:
    files = {
        "flowdef.yaml": f"{WORKSPACE}checks: [{{when: critical, message: M, severity: error}}]\n",
        PROCESS: HEAD + "steps: [{id: a, title: A, critical: true, checklist: [x]}]\n",
    }
    (found,) = findings_of(files, Options(select=("OWN",)))
    assert (found.code, found.severity, found.message) == ("OWN001", Severity.ERROR, "M")


@pytest.mark.parametrize(
    ("comment", "options", "codes"),
    [
        pytest.param(" # flowdef: ignore[OWN001] x", AS_SET, [], id="a comment"),
        pytest.param(" # flowdef: ignore[OWN] x", AS_SET, [], id="of all"),
        pytest.param(" # flowdef: ignore[own-rule] x", AS_SET, [], id="of all, by name"),
        pytest.param(" # flowdef: ignore[OWN000] x", AS_SET, [], id="of all, by their page"),
        pytest.param(" # flowdef: ignore[OWN002] x", AS_SET, ["OWN001"], id="of another"),
        pytest.param("", Options(ignore=("OWN",)), [], id="all are off"),
        pytest.param("", Options(select=("STR",)), [], id="others are selected"),
    ],
)
def test_they_can_be_turned_off(comment: str, options: Options, codes: list[str]) -> None:
    said = judged(f"[{LONG}]", STEPS + comment, options)
    assert [each.split()[1] for each in said] == codes


def test_the_names_in_the_guide_are_fresh(golden: Golden) -> None:
    tables = "\n".join(
        f"Of each `{each}`:\n\n| name | type | is |\n| --- | --- | --- |\n"
        + "".join(
            f"| `{name}` | {_type(datum.type, datum.choices)} | {datum.says} |\n"
            for name, datum in sorted(data.items())
        )
        for each, data in DATA.items()
    )
    between(golden, ROOT / "docs" / "guides" / "own-rules.md", "names", f"\n{tables}\n")


def _type(kind: str, choices: tuple[str, ...]) -> str:
    return f"one of {', '.join(choices)}" if choices else kind.replace("choices", "list")
