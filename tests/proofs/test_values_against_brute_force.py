"""What is proved of values and choices against every run of small processes."""

from collections.abc import Iterator
from itertools import islice

import pytest

from proofs.brute_force_found import everything
from proofs.cases import PARTS, Case, cases
from proofs.compared_courses import told
from proofs.compared_values import disagreements
from proofs.processes_by_heart import asked_of_its_own_step, opened_by_another
from proofs.typed_processes import defined

pytestmark = pytest.mark.unmeasured


def test_values_and_choices_of_five_hundred_processes() -> None:
    _assert_agreed(islice(cases(50_000, steps=5, most=300), 500))


@pytest.mark.parametrize(
    "when",
    [pytest.param("not go", id="it is entered"), pytest.param("go", id="it is left out")],
)
def test_a_stage_is_decided_by_whoever_comes_first(when: str) -> None:
    process = opened_by_another(when)
    _assert_agreed(iter([Case(0, process, everything(process, defined(process), 1_000))]))


def test_a_stage_that_reads_what_its_own_step_records_stands_still() -> None:
    process = asked_of_its_own_step()
    _assert_agreed(iter([Case(0, process, everything(process, defined(process), 1_000))]))


def test_whoever_decides_about_a_stage_may_go_no_further_itself() -> None:
    _assert_agreed(islice(cases(109_000_791, steps=5, most=2_000), 1))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_values_and_choices_of_twenty_thousand_processes(part: int) -> None:
    found = cases((part + 101) * 1_000_000, steps=5, most=2_000)
    _assert_agreed(islice(found, 20_000 // len(PARTS)))


def _assert_agreed(several: Iterator[Case]) -> None:
    for case in several:
        for found in disagreements(case.process, case.every):
            pytest.fail(told(case.process, f"seed {case.seed}", found))
