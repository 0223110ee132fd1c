"""Planted faults: each is found in a copy of a sample process, and what is said really happens."""

import pytest

from flowdef.model.process import Process
from flowdef.proofs.claim import Proof, Standing
from proofs.planted import Fault, account, broken, copy
from proofs.walked_claims import walked
from sample_documents import sample_processes

SAMPLES = sample_processes().values()


@pytest.mark.parametrize("process", SAMPLES, ids=lambda each: each.id)
def test_no_claim_on_a_sample_is_broken(process: Process) -> None:
    found = account(process)
    assert [each for each in found.claims if each.standing is Standing.BROKEN] == []


@pytest.mark.parametrize("process", SAMPLES, ids=lambda each: each.id)
def test_every_step_of_a_sample_is_done_in_the_run_that_is_shown(process: Process) -> None:
    for claim in account(process).of(Proof.REACH, Standing.HOLDS):
        walk = walked(process, claim.run)
        assert claim.subject in walk.done or claim.subject in walk.to_the_end().done


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
    assert broken(process, Proof.REACH).subject == step
    runs = [claim.run for claim in account(process).of(Proof.REACH, Standing.HOLDS)]
    assert len(runs) == len(process.steps) - 1
    assert not any(step in walked(process, run).to_the_end().done for run in runs)
