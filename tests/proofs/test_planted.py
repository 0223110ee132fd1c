"""Planted faults: each is found in a copy of a sample process, and what is said really happens."""

import pytest

from flowdef.model.process import Process
from flowdef.proofs.claim import Proof, Standing
from proofs.planted import Fault, account, copy, planted
from proofs.walked_claims import walked
from sample_documents import sample_processes

SAMPLES = sample_processes().values()


@pytest.mark.parametrize("process", SAMPLES, ids=lambda each: each.id)
def test_every_step_of_a_sample_can_be_reached(process: Process) -> None:
    found = account(process).of(Proof.REACH, Standing.BROKEN, Standing.UNDECIDED)
    assert found == ()


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
