"""What is proved of values and choices against every run of small processes."""

from collections.abc import Iterator
from itertools import islice

import pytest

from proofs.cases import PARTS, Case, cases
from proofs.compared_courses import told
from proofs.compared_values import disagreements

pytestmark = pytest.mark.unmeasured


def test_values_and_choices_of_three_hundred_processes() -> None:
    _assert_agreed(islice(cases(50_000, steps=5, most=300), 300))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_values_and_choices_of_twenty_thousand_processes(part: int) -> None:
    found = cases((part + 101) * 1_000_000, steps=5, most=2_000)
    _assert_agreed(islice(found, 20_000 // len(PARTS)))


def _assert_agreed(several: Iterator[Case]) -> None:
    for case in several:
        for found in disagreements(case.process, case.every):
            pytest.fail(told(case.process, f"seed {case.seed}", found))
