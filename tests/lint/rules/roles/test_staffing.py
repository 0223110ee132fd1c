"""Approvals and the people for them: own work, rights, and who is left."""

import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, process, told

ORGANIZATION = """\
kind: organization
id: acme
title: ACME
roles:
  clerk: {title: Clerk}
  head: {title: Head, deputy: clerk, authority: [{type: buy, limit: 100, currency: EUR}]}
  chief: {title: Chief, authority: [{type: buy}, {type: hire}]}
  empty: {title: Empty}
people:
  sam: {name: Sam, roles: [clerk], joined: 2020-01-01}
  kim: {name: Kim, roles: [clerk, chief], joined: 2027-01-01}
  dana: {name: Dana, roles: [head]}
  eli: {name: Eli, roles: [chief]}
  max: {name: Max, roles: [head], left: 2026-01-31}
"""


UNKNOWN = "kind: organization\nid: acme\ntitle: ACME\n"


def steps(*said: str, organization: str = ORGANIZATION) -> dict[str, str]:
    lines = (f"  - {{id: s{place}, title: T, {each}}}\n" for place, each in enumerate(said))
    body = "inputs: {n: {type: number, required: true}}\nsteps:\n"
    return {**process(body + "".join(lines)), "organization.yaml": organization}


BY_CLERK = "responsible: clerk"
EUR = "authority: {type: buy, amount: n, currency: EUR}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            steps(BY_CLERK, "approve: {role: head}"), ["ROL009 8:24 approve"], id="as deputy"
        ),
        pytest.param(
            steps(BY_CLERK, "approve: {role: head, separate_from: [s0]}"), [], id="kept apart"
        ),
        pytest.param(steps(BY_CLERK, "approve: {role: chief}"), [], id="who joins next year"),
        pytest.param(steps("responsible: head", "approve: {role: empty}"), [], id="by nobody"),
        pytest.param(
            steps(BY_CLERK, "approve: {role: clerk}", organization=UNKNOWN),
            ["ROL009 8:24 approve"],
            id="the same role, of whoever",
        ),
        pytest.param(
            steps(BY_CLERK, "approve: {role: head}", organization=UNKNOWN),
            [],
            id="another role, of whoever",
        ),
        pytest.param(steps(f"{BY_CLERK}, needs: [s1]", "approve: {role: head}"), [], id="a circle"),
        pytest.param(
            steps(f"{BY_CLERK}, when: n > 5", "approve: {role: head}, when: n < 3"),
            [],
            id="never both",
        ),
    ],
)
def test_self_approval(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL009") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps(f"approve: {{role: head, {EUR}}}"), ["ROL010 7:77 n"], id="any amount"),
        pytest.param(steps(f"when: n <= 100, approve: {{role: head, {EUR}}}"), [], id="led away"),
        pytest.param(
            steps(f"when: n <= 100.5, approve: {{role: head, {EUR}}}"),
            ["ROL010 7:95 n"],
            id="led away by another limit",
        ),
        pytest.param(steps(f"approve: {{role: chief, {EUR}}}"), [], id="without a limit"),
        pytest.param(
            steps("approve: {role: head, authority: {type: buy, amount: n, currency: USD}}"),
            [],
            id="another currency is ROL011",
        ),
    ],
)
def test_authority_exceeded(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL010") == expected


def test_an_amount_without_a_currency() -> None:
    files = steps("when: n < 102, approve: {role: head, authority: {type: buy, amount: n}}")
    files["organization.yaml"] = ORGANIZATION.replace(", currency: EUR", "")
    (found,) = findings_of(files, Options(select=("ROL010",)))
    assert "can be asked for 101, with n = 101, and the right 'buy'" in found.message


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            steps("approve: {role: head, authority: {type: hire}}"),
            ["ROL011 7:46 authority"],
            id="another type",
        ),
        pytest.param(
            steps("approve: {role: head, authority: {type: buy, amount: n, currency: USD}}"),
            ["ROL011 7:46 authority"],
            id="another currency",
        ),
        pytest.param(steps("approve: {role: chief, authority: {type: hire}}"), [], id="the right"),
        pytest.param(
            steps("approve: {role: empty, authority: {type: hire}}"), [], id="nobody at all: ROL007"
        ),
        pytest.param(
            steps("when: n > n + 1, approve: {role: head, authority: {type: hire}}"),
            [],
            id="never asked",
        ),
    ],
)
def test_no_authority_for_decision(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL011") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            steps("responsible: head", "approve: {role: head, separate_from: [s0]}"),
            ["ROL021 8:24 approve"],
            id="the only one did the work",
        ),
        pytest.param(
            steps(BY_CLERK, "approve: {role: head, separate_from: [s0]}"), [], id="another one"
        ),
        pytest.param(steps("approve: {role: head, quorum: 2}"), [], id="too few at all: ROL022"),
    ],
)
def test_nobody_left_to_decide(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL021") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            steps("approve: {role: head, quorum: 2}"), ["ROL022 7:54 2"], id="more than there are"
        ),
        pytest.param(steps("approve: {role: empty, quorum: 2}"), [], id="nobody: ROL007"),
        pytest.param(steps("approve: {role: head, quorum: 1}"), [], id="one"),
    ],
)
def test_quorum_too_large(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL022") == expected
