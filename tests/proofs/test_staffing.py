"""What people can do in runs of a process, on staffings that one can hold in one's head."""

import pytest

from flowdef.lint.facts import ProcessFacts
from flowdef.model.organization import Organization
from flowdef.model.process import Process, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.staffing_acts import OUTSIDE, Act, for_whom
from flowdef.proofs.staffing_left import NobodyLeft, nobody_left
from flowdef.proofs.staffing_own import OwnWork, own_work
from flowdef.proofs.staffing_people import People
from flowdef.proofs.staffing_right import Beyond, beyond_right
from flowdef.proofs.walk import MOST
from flowdef.reading.document import read
from flowdef.run.roster import roster_of

DAY = "2026-06-01"
INPUTS = (
    "amount: {type: integer, min: 0, max: 900, required: true}, "
    "big: {type: boolean, required: true}, "
    "secret: {type: person, required: true, sensitive: true}, "
    "doer: {type: person, required: true}"
)
NAME = "{id: name, title: Name, responsible: clerk, collect: {who: {type: person, required: true}}}"
WRITE = "{id: write, title: Write, responsible: clerk}"


class Asked:
    """A process whose last step is an approval, and the people for it."""

    def __init__(self, *steps: str, people: str, roles: str = "", points: int = MOST) -> None:
        lines = "".join(f"  - {step}\n" for step in steps)
        process = _read(f"kind: process\nid: p\ntitle: P\ninputs: {{{INPUTS}}}\nsteps:\n{lines}")
        assert isinstance(process, Process)
        roles = roles or "clerk: {title: Clerk}, head: {title: Head}"
        organization = _read(
            f"kind: organization\nid: o\ntitle: O\nroles: {{{roles}}}\npeople: {{{people}}}\n"
        )
        assert isinstance(organization, Organization)
        self.courses = ProcessFacts(process, points=points).courses
        self.people = People(self.courses, roster_of(organization), DAY)
        self.approval: Step = process.steps[-1]

    def own(self) -> list[str]:
        """Whose own work is approved: the step, who does it, and who says yes."""
        found = [*own_work(self.courses, self.people, self.approval)]
        return [_told(each) for each in found]

    def left(self) -> NobodyLeft | Undecided | None:
        return nobody_left(self.people, self.approval)

    def beyond(self) -> Beyond | Undecided | None:
        return beyond_right(self.people, self.approval)


def _read(text: str) -> object:
    found = read(text.encode(), "x.yaml")
    assert not found.findings, found.findings
    return found.document


def _told(found: OwnWork | Undecided) -> str:
    if isinstance(found, Undecided) or not found.work or not found.vote:
        return str(found)
    return f"{found.step}: {_acting(found.work)}, {_acting(found.vote)}"


def _acting(act: tuple[str, str, object]) -> str:
    return f"{act[0]} for {act[1]}" if act[1] else act[0]


TWO = "ann: {name: Ann, roles: [clerk]}, ben: {name: Ben, roles: [head]}"
ONE = "ann: {name: Ann, roles: [clerk, head]}"
BOTH = f"{ONE}, ben: {{name: Ben, roles: [head]}}"
STAND_IN = "clerk: {title: Clerk}, head: {title: Head, deputy: clerk}"
BEHIND = "clerk: {title: Clerk, deputy: head}, head: {title: Head}"


@pytest.mark.parametrize(
    ("steps", "people", "roles", "own"),
    [
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head}}"], TWO, "", [], id="two people"
        ),
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head}}"],
            BOTH,
            "",
            ["write: ann, ann"],
            id="one of two holds both roles",
        ),
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head, separate_from: [write]}}"],
            BOTH,
            "",
            [],
            id="kept apart",
        ),
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head}}"],
            TWO,
            STAND_IN,
            ["write: ann, ann for ben"],
            id="as deputy of whoever decides",
        ),
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head}}"],
            TWO,
            BEHIND,
            ["write: ben for ann, ben"],
            id="as deputy of whoever does the work",
        ),
        pytest.param(
            [
                "{id: first, title: First, responsible: head}",
                "{id: write, title: Write, responsible: clerk, when: big}",
                "{id: ok, title: Ok, approve: {role: head}}",
            ],
            TWO,
            "",
            ["first: ben, ben"],
            id="the nearest work where what lies between is skipped",
        ),
        pytest.param(
            [
                "{id: first, title: First, responsible: head}",
                WRITE,
                "{id: ok, title: Ok, approve: {role: head}}",
            ],
            TWO,
            "",
            [],
            id="what lies further back is not what is decided on",
        ),
        pytest.param(
            [
                "{id: first, title: First, responsible: head}",
                WRITE,
                "{id: ok, title: Ok, approve: {role: head, on_reject: first}}",
            ],
            TWO,
            "",
            ["first: ben, ben"],
            id="unless a rejection goes back to it",
        ),
        pytest.param(
            [
                "{id: write, title: Write, responsible: clerk, when: big}",
                "{id: ok, title: Ok, when: not big, approve: {role: head}}",
            ],
            BOTH,
            "",
            [],
            id="never both in one run",
        ),
        pytest.param(
            [
                "{id: a, title: Plan, responsible: clerk}",
                WRITE,
                "{id: ok, title: Ok, approve: {role: head, separate_from: [a], on_reject: a}}",
            ],
            f"{ONE}, ben: {{name: Ben, roles: [head]}}",
            "",
            [],
            id="whoever must do one of them has done the other",
        ),
        pytest.param(
            [WRITE, "{id: ok, title: Ok, approve: {role: head, quorum: 2}}"],
            ONE,
            "",
            [],
            id="a yes that nobody else joins approves nothing",
        ),
        pytest.param(
            [
                "{id: write, title: Write, responsible: {field: secret}, accountable: clerk}",
                "{id: ok, title: Ok, approve: {role: head}}",
            ],
            TWO,
            "",
            [],
            id="a field whose value is never kept names nobody",
        ),
        pytest.param(
            [
                "{id: write, title: Write, responsible: {field: who}, accountable: clerk}",
                NAME,
                "{id: ok, title: Ok, approve: {role: head, on_reject: write, rounds: 2}}",
            ],
            TWO,
            "",
            ["Undecided(size=1, reason='rework can name somebody else for it')"],
            id="whom a later step names in an earlier round is not followed",
        ),
    ],
)
def test_own_work(steps: list[str], people: str, roles: str, own: list[str]) -> None:
    assert Asked(*steps, people=people, roles=roles).own() == own


def test_whoever_bears_on_nothing_is_not_told_apart() -> None:
    """Of 33 people only three can decide, and each of six approvals asks for one step alone."""
    steps = []
    for each in range(6):
        steps.append(f"{{id: s{each}, title: Do it, responsible: {{field: doer}}}}")
        steps.append(
            f"{{id: ok{each}, title: Approve it, "
            f"approve: {{role: head, quorum: 2, separate_from: [s{each}]}}}}"
        )
    clerks = (f"p{each}: {{name: Clerk, roles: [clerk]}}" for each in range(30))
    heads = (f"h{each}: {{name: Head, roles: [head]}}" for each in range(3))
    assert Asked(*steps, people=", ".join((*clerks, *heads)), points=100).left() is None


@pytest.mark.parametrize(
    ("act", "said"),
    [
        pytest.param(Act("sam"), "", id="themselves"),
        pytest.param(Act("sam", "dana"), " for 'dana'", id="somebody of the organization"),
        pytest.param(Act("sam", OUTSIDE), " for somebody outside", id="nobody with an id"),
    ],
)
def test_it_is_said_for_whom_somebody_acts(act: Act, said: str) -> None:
    assert for_whom(act) == said
