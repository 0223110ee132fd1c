"""A check of mutated samples: each fault is named at its line, and nothing harmless is."""

import pytest

from flowdef.findings import Severity
from mutations.linting import findings_of
from mutations.mutation import Mutation
from mutations.samples import SAMPLES
from mutations.table import FAULTS, HARMLESS

pytestmark = pytest.mark.unmeasured

SEEDS = [
    pytest.param(range(2), id="two places"),
    pytest.param(range(2, 40), id="many places", marks=pytest.mark.long),
]
BROKEN_RULE = "LNT001"  # a rule that threw


each_fault = pytest.mark.parametrize(
    "mutation",
    [
        pytest.param(
            each, id=each.name, marks=[pytest.mark.xfail(reason=each.still)] if each.still else []
        )
        for each in FAULTS
    ],
)


def test_the_samples_themselves_are_clean() -> None:
    assert {sample.path: findings_of(sample.path, sample.text.encode()) for sample in SAMPLES} == {
        sample.path: () for sample in SAMPLES
    }


@pytest.mark.parametrize("seeds", SEEDS)
@each_fault
def test_a_fault_is_named_at_its_line(mutation: Mutation, seeds: range) -> None:
    for sample in SAMPLES:
        for seed in seeds:
            mutated = mutation.on(sample, seed)
            if mutated is None:
                continue
            found = findings_of(sample.path, mutated.source)
            told = [(each.code, each.span.line) for each in found]
            assert BROKEN_RULE not in {code for code, _ in told}, found
            assert any(each.severity is not Severity.INFO for each in found), sample.path
            assert mutation.is_met(mutated, told), (sample.path, seed, mutated.lines, found)


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("mutation", HARMLESS, ids=lambda each: each.name)
def test_a_harmless_change_is_not_a_finding(mutation: Mutation, seeds: range) -> None:
    for sample in SAMPLES:
        before = _codes(sample.path, sample.text.encode())
        for seed in seeds:
            mutated = mutation.on(sample, seed)
            if mutated:
                assert _codes(sample.path, mutated.source) == before, (sample.path, seed)


def _codes(path: str, source: bytes) -> list[str]:
    return sorted(each.code for each in findings_of(path, source))
