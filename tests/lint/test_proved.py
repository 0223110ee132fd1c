"""What is proved of small processes: the sentences of claims that are broken or not decided."""

import pytest

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import Around, account_of
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Proof, Standing
from flowdef.reading.document import read

DAY = "2026-06-01"
HEAD = "kind: process\nid: p\ntitle: P\n"
WHOSE = "kind: organization\nid: o\ntitle: O\n"
NOTE = "inputs: {note: {type: text, required: true}}\n"
SUM = "inputs: {sum: {type: number, required: true}}\n"
WORK = "{id: work, title: Work, responsible: clerk}"
VOTE = "{id: ok, title: Ok, approve: {role: clerk}}"
RIGHT = "{id: ok, title: Ok, approve: {role: clerk, authority: {type: t, amount: sum}}}"
AFTER = "{id: ok, title: Ok, approve: {role: clerk, separate_from: [work]}}"


def proved(process: str, organization: str = "") -> Account:
    document = _read(HEAD + process)
    assert isinstance(document, Process)
    around = _read(f"{WHOSE}{organization}\n") if organization else None
    assert around is None or isinstance(around, Organization)
    return account_of(ProcessFacts(document), Around(around, DAY, lambda _: None))


def _read(text: str) -> object:
    found = read(text.encode(), "x.yaml")
    assert not found.findings, found.findings
    return found.document


def said(account: Account, standing: Standing) -> list[str]:
    return [f"{each.what} {each.why}" for each in account.claims if each.standing is standing]


@pytest.mark.parametrize(
    ("process", "what"),
    [
        pytest.param(
            NOTE + "steps: [{id: a, title: A, when: note | length < 4 and 'abcd' in note}]",
            "Whether step 'a' can be reached is not decided.",
            id="a step",
        ),
        pytest.param(
            f"{NOTE}outputs: {{x: X}}\n"
            "steps: [{id: a, title: A, when: note | length > 0 or not note | length > 0,"
            " collect: {x: {type: text, required: true}}}]",
            "Whether the output 'x' always has a value when a run ends done is not decided.",
            id="an output",
        ),
        pytest.param(
            f"{NOTE}steps:\n  - {{id: a, title: A, when: note | length > 3,"
            " collect: {x: {type: boolean, required: true}}}\n"
            "  - {id: b, title: B, when: note | length > 4 and x}\n",
            "Whether field 'x' always has a value when the condition of step 'b' reads it"
            " is not decided.",
            id="a value",
        ),
    ],
)
def test_what_is_not_decided_is_said_with_its_size(process: str, what: str) -> None:
    account = proved(process)
    claims = [each for each in account.claims if each.standing is Standing.UNDECIDED]
    assert [each.what for each in claims] == [what]
    assert claims[0].size > 0
    assert claims[0].why.endswith(".")


@pytest.mark.parametrize(
    "organization",
    [
        pytest.param("", id="no organization"),
        pytest.param("roles: {clerk: {title: C}}", id="one that lists nobody"),
    ],
)
def test_without_people_roles_are_compared(organization: str) -> None:
    account = proved(f"steps: [{WORK}, {VOTE}]", organization)
    assert said(account, Standing.BROKEN) == [
        "Whoever does step 'work' can approve it at step 'ok'. Both are given to role 'clerk'."
    ]
    assert account.of(Proof.STAFFING) == account.of(Proof.AUTHORITY) == ()
    assert (account.organization, account.day) == ("", "")


ONE = "roles: {clerk: {title: C}}\npeople: {ann: {name: Ann, roles: [clerk]}}"
LIMITED = ONE.replace("title: C", "title: C, authority: [{type: t, limit: 900}]")


@pytest.mark.parametrize(
    ("process", "organization", "proof", "what"),
    [
        pytest.param(
            f"steps: [{WORK}, {VOTE}]",
            ONE,
            Proof.SEPARATION,
            "Whoever does step 'work' can approve it at step 'ok'."
            " That is 'ann', who does it and approves it.",
            id="one person does both",
        ),
        pytest.param(
            f"steps: [{WORK}, {AFTER}]",
            ONE,
            Proof.STAFFING,
            "A run can leave nobody who may approve at step 'ok'."
            " It does so where 'ann' does step 'work'.",
            id="nobody else is there",
        ),
        pytest.param(
            f"steps: [{VOTE}]",
            ONE.replace(", roles: [clerk]", ""),
            Proof.STAFFING,
            "A run can leave nobody who may approve at step 'ok'. So it is from the first.",
            id="nobody is there at all",
        ),
        pytest.param(
            f"{SUM}steps: [{RIGHT}]",
            ONE,
            Proof.AUTHORITY,
            "What comes to step 'ok' can be more than anybody there may approve."
            ' Too few of those who decide have the right "t" at all.',
            id="without the right",
        ),
        pytest.param(
            f"{SUM}steps: [{RIGHT}]",
            LIMITED,
            Proof.AUTHORITY,
            "What comes to step 'ok' can be more than anybody there may approve."
            ' The right "t" reaches up to 900, and 901 can be asked for.',
            id="beyond the right",
        ),
    ],
)
def test_what_people_can_come_to_do(
    process: str, organization: str, proof: Proof, what: str
) -> None:
    account = proved(process, organization)
    assert said(account, Standing.BROKEN) == [what]
    assert account.of(proof, Standing.BROKEN)
    assert (account.organization, account.day) == ("O", DAY)


def test_where_nobody_decides_it_is_not_said_that_somebody_has_the_right() -> None:
    account = proved(f"{SUM}steps: [{RIGHT}]", LIMITED.replace(", roles: [clerk]", ""))
    assert account.of(Proof.STAFFING, Standing.BROKEN)
    assert account.of(Proof.AUTHORITY) == ()


@pytest.mark.parametrize(
    ("process", "what"),
    [
        pytest.param(
            "targets: {lead_time: 1d}\nsteps: [{id: a, title: A, effort: 2d}]",
            "No run keeps the lead time of 1d that is promised. The fastest run takes 2d.",
            id="too much is promised",
        ),
        pytest.param(
            "steps: [{id: a, title: A, effort: 2d, due: 1d}]",
            "Step 'a' is late in every run. It takes longer than until it is due.",
            id="due too early",
        ),
        pytest.param(
            "inputs: {day: {type: date, required: true}}\n"
            "steps: [{id: a, title: A, wait: {until: day}},"
            " {id: b, title: B, due: {before: day, by: 2d}}]",
            "Step 'b' is late in every run."
            " Step 'a', before it, lasts until the very day that counts for it.",
            id="due before a wait is over",
        ),
    ],
)
def test_what_cannot_be_in_time(process: str, what: str) -> None:
    assert said(proved(process), Standing.BROKEN) == [what]


def test_what_times_rest_on_is_told() -> None:
    account = proved(
        "inputs: {day: {type: date, required: true}}\nhours: always\n"
        "steps: [{id: a, title: A}, {id: b, title: B, wait: {until: day}},"
        " {id: c, title: C, effort: 2h}]"
    )
    fastest, slowest = account.of(Proof.LEAD_TIME)
    assert fastest.why == (
        "Counted is the time that steps say, from when they are ready, by the clock."
        " No time is told by 'a', which counts as none."
        " Waits for a date: 'b', which counts as none."
    )
    assert slowest.what == "The slowest run takes 2h."


@pytest.mark.parametrize(
    ("process", "said"),
    [
        pytest.param(
            "steps: [{id: a, title: A, effort: 1h}, {id: b, title: B, wait: {for: 5d}}]",
            "The clock counts for 'b': it matters when in the week a run begins.",
            id="a wait among working hours",
        ),
        pytest.param(
            "targets: {lead_time: {for: 9d, elapsed: true}}\n"
            "steps: [{id: a, title: A, effort: 1h}]",
            "Only working hours count for 'a': it matters when in the week a run begins.",
            id="work where the clock counts",
        ),
        pytest.param(
            "steps: [{id: a, title: A, wait: {for: 5d, working: true}}]",
            "",
            id="working time alone",
        ),
        pytest.param(
            "hours: always\nsteps: [{id: a, title: A, wait: {for: 5d}}]", "", id="the clock"
        ),
        pytest.param("steps: [{id: a, title: A, wait: {for: 7d}}]", "", id="a wait of whole weeks"),
    ],
)
def test_what_counts_otherwise_is_told(process: str, said: str) -> None:
    fastest, _, *_ = proved(process).of(Proof.LEAD_TIME)
    assert fastest.why.partition("holidays." if "in working" in fastest.why else "clock.")[2] == (
        f" {said}" if said else ""
    )


def test_a_choice_in_a_stage_that_is_not_decided_is_not_either() -> None:
    account = proved(
        "inputs:\n  note: {type: text, required: true}\n"
        "  x: {type: choice, choices: [a, b, c, d], required: true}\n"
        "stages:\n  - id: s\n    title: S\n    when: note | length < 4 and 'abcd' in note\n"
        '    steps:\n      - {id: one, title: One, when: \'x in ["a", "b"]\'}\n'
        '      - {id: two, title: Two, when: \'x in ["b", "c"]\'}\n'
    )
    gap, overlap = account.of(Proof.CHOICE, Standing.UNDECIDED)
    assert gap.what == "Whether 'one', 'two' leave out no value of field 'x' is not decided."
    assert overlap.what == "Whether 'one', 'two' are never done two at a time is not decided."
    assert min(gap.size, overlap.size) > 0


def test_a_branch_in_two_parts_is_one() -> None:
    step = "{{id: {0}, title: T, when: x == '{1}'}}"
    steps = ", ".join(step.format(*each) for each in ("aa", "ba", "cb"))
    inputs = "inputs: {x: {type: choice, choices: [a, b], required: true}}\n"
    (claim,) = proved(f"{inputs}steps: [{steps}]").of(Proof.CHOICE)
    assert claim.what == "Of 'a', 'b', 'c' exactly one is done for every value of field 'x'."


def test_a_day_written_in_what_a_sub_process_is_given_is_read_as_in_a_run() -> None:
    account = proved(
        "inputs: {day: {type: date}}\n"
        "steps: [{id: a, title: A, process: b, with: {late: \"{{ day > '2026-01-01' }}\"}}]"
    )
    (claim,) = account.of(Proof.REACH)
    assert claim.standing is Standing.HOLDS
