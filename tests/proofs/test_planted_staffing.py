"""Planted faults of staffing and of times: found, and they really happen with these people."""

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.proofs.claim import Proof, Run
from flowdef.run.commands import Approve
from flowdef.run.deciding import Context, Decided
from flowdef.run.roster import roster_of
from flowdef.run.state import READY
from proofs.planted import STAFF, Fault, copy, planted
from proofs.walked_claims import walked

STAFFED = Context(roster_of(STAFF), WorkingTime(STAFF.calendar))
OWN = Fault(
    "background-check",
    "{role: head-of-operations, separate_from: [assess-findings], on_reject: assess-findings",
    "{role: compliance-officer, on_reject: assess-findings",
)


def test_whoever_did_the_work_approves_it() -> None:
    claim = planted(OWN, Proof.SEPARATION)
    work, vote = ("assess-findings", claim.subject)
    walk = walked(copy(OWN), claim.run, STAFFED)
    doers = {deed.step: deed.by for deed in claim.run if deed.by}
    assert doers[work] == doers[vote]
    assert doers[work] in walk.state.doers[work]
    assert vote in walk.done


MORE = Fault(
    "customer-onboarding", "min: 0, max: 25000, unit: EUR", "min: 0, max: 30000, unit: EUR"
)
OTHER = Fault("customer-onboarding", "authority: {type: go-live}", "authority: {type: campaign}")


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(MORE, id="the amount exceeds every limit"),
        pytest.param(OTHER, id="the right is of another type"),
    ],
)
def test_nobody_has_the_right(fault: Fault) -> None:
    claim = planted(fault, Proof.AUTHORITY)
    assert nobody_may_approve(fault, claim.subject, claim.run)


LEFT = Fault(
    "background-check",
    "{role: head-of-operations, separate_from: [assess-findings]",
    "{role: compliance-officer, separate_from: [assess-findings]",
)


def test_nobody_is_left() -> None:
    claim = planted(LEFT, Proof.STAFFING)
    assert nobody_may_approve(LEFT, claim.subject, claim.run)


def nobody_may_approve(fault: Fault, approval: str, run: Run) -> bool:
    """Whether the decider refuses everybody, for themselves and for everybody else."""
    walk = walked(copy(fault), run, STAFFED)
    assert walk.state.steps[approval].status is READY
    people = [person.id for person in STAFF.people]
    return not any(
        isinstance(walk.may(Approve(approval), by, whom), Decided)
        for by in people
        for whom in ("", *people)
    )
