"""PERT: lengths of tasks with three points, against what is known of the beta distribution."""

import numpy as np
import pytest

from flowdef.plan.risk.pert import pert

SHARES = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize(
    ("low", "likely", "high"),
    [
        pytest.param(1, 2, 5, id="leaning to the left"),
        pytest.param(1, 4, 5, id="leaning to the right"),
        pytest.param(0, 10, 20, id="even"),
        pytest.param(3, 3, 9, id="the likely is the least"),
        pytest.param(3, 9, 9, id="the likely is the most"),
        pytest.param(28_800, 28_801, 10_000_000, id="very long to the right"),
    ],
)
def test_mean_and_spread_are_those_of_malcolm_and_others(low: int, likely: int, high: int) -> None:
    found = pert(low, likely, high, SHARES)
    mean = (low + 4 * likely + high) / 6
    assert found.mean() == pytest.approx(mean, rel=1e-4)
    # The variance of a beta: (mean - low) (high - mean) / (alpha + beta + 1), which is 7 here.
    assert found.var() == pytest.approx((mean - low) * (high - mean) / 7, rel=1e-3)
    assert low <= found.min() <= found.max() <= high
    assert (np.diff(found) >= 0).all()


@pytest.mark.parametrize("chance", [0.01, 0.5, 0.8, 0.9, 0.999])
def test_where_the_likely_is_an_end_there_is_a_formula(chance: float) -> None:
    # The distribution function is then 1 - (1 - x)^5, or x^5.
    shares = np.array([chance])
    least, most = pert(10, 10, 20, shares), pert(10, 20, 20, shares)
    assert least[0] == pytest.approx(10 + 10 * (1 - (1 - chance) ** 0.2), abs=1e-4)
    assert most[0] == pytest.approx(10 + 10 * chance**0.2, abs=1e-4)


def test_three_that_are_alike_are_one() -> None:
    assert pert(4, 4, 4, SHARES).tolist() == [4.0]
