"""Planted faults: each is found in a copy of a sample process, and what is said really happens."""

import pytest

from flowdef.model.process import Process
from flowdef.proofs.claim import Proof, Standing
from flowdef.run.state import SKIPPED, STUCK
from proofs.planted import Fault, account, copy, planted
from proofs.walked_claims import walked
from sample_documents import sample_processes

SAMPLES = sample_processes().values()
BY_ANSWERS = (Proof.REACH, Proof.CHOICE, Proof.VALUE, Proof.OUTPUT)


@pytest.mark.unmeasured
@pytest.mark.parametrize("process", SAMPLES, ids=lambda each: each.id)
def test_what_rests_on_answers_holds_of_every_sample(process: Process) -> None:
    found = account(process)
    standings = {each.standing for proof in BY_ANSWERS for each in found.of(proof)}
    assert standings == {Standing.HOLDS}


@pytest.mark.unmeasured
@pytest.mark.parametrize("process", SAMPLES, ids=lambda each: each.id)
def test_every_step_of_a_sample_is_done_in_the_run_that_is_shown(process: Process) -> None:
    for claim in account(process).of(Proof.REACH, Standing.HOLDS):
        assert claim.subject in walked(process, claim.run).done


DEAD = Fault("pay-invoice", "when: amount > 20000\n", "when: amount > 20000 and amount < 10000\n")
BARRED = Fault("background-check", 'when: subject == "hire"', "when: not consent")


@pytest.mark.parametrize(
    ("fault", "step"),
    [
        pytest.param(DEAD, "approve-large-cost", id="a condition that contradicts itself"),
        pytest.param(BARRED, "call-references", id="one that contradicts that of its stage"),
    ],
)
def test_a_step_that_nobody_reaches(fault: Fault, step: str) -> None:
    process = copy(fault)
    assert planted(fault, Proof.REACH).subject == step
    runs = [claim.run for claim in account(process).of(Proof.REACH, Standing.HOLDS)]
    assert len(runs) == len(process.steps) - 1
    assert not any(step in walked(process, run).to_the_end().done for run in runs)


GAP = Fault("background-check", "choices: [customer, hire]", "choices: [customer, hire, tenant]")
OVERLAP = Fault("background-check", 'subject == "hire"', 'subject in ["customer", "hire"]')
BRANCHES = ("read-register", "call-references")


def test_an_answer_that_a_choice_leaves_out() -> None:
    claim = planted(GAP, Proof.CHOICE)
    assert [each.witness for each in claim.witness] == ["tenant"]
    state = walked(copy(GAP), claim.run).state
    assert {state.steps[each].status for each in BRANCHES} == {SKIPPED}
    assert {state.steps[each].cause for each in BRANCHES} == {"condition"}


def test_an_answer_that_takes_two_branches() -> None:
    claim = planted(OVERLAP, Proof.CHOICE)
    assert [each.witness for each in claim.witness] == ["customer"]
    assert walked(copy(OVERLAP), claim.run).done >= {*BRANCHES}


UNREAD = Fault("pay-invoice", "when: amount > 20000\n", "when: amount > 20000 and confirmed\n")
UNSAID = Fault("background-check", "label: Consent given, required: true", "label: Consent given")


@pytest.mark.parametrize(
    ("fault", "owner"),
    [
        pytest.param(UNREAD, "approve-large-cost", id="it is recorded in a stage that is skipped"),
        pytest.param(UNSAID, "verify-identity", id="it may be left empty"),
    ],
)
def test_a_value_that_is_not_there(fault: Fault, owner: str) -> None:
    claim = planted(fault, Proof.VALUE)
    step = walked(copy(fault), claim.run).state.steps[owner]
    assert step.status in STUCK
    assert step.names == (claim.subject,)


HALF = Fault("background-check", "outputs:\n", "outputs:\n  identity: Who it is\n")
EMPTY = Fault(
    "regulatory-filing",
    "label: Number of the submission, required: true",
    "label: Number of the submission",
)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(HALF, id="its step may be skipped"),
        pytest.param(EMPTY, id="its step may leave it empty"),
    ],
)
def test_an_output_that_is_not_there_in_the_end(fault: Fault) -> None:
    claim = planted(fault, Proof.OUTPUT)
    state = walked(copy(fault), claim.run).state
    assert state.result == "done"
    assert state.outputs.get(claim.subject) is None
