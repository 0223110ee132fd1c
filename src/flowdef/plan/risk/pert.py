"""PERT: how long something takes of which three points are known."""

from functools import lru_cache

import numpy as np

from flowdef.plan.risk.draws import Reals

# Close at the ends, where the function is flat: the grid of Chebyshev.
_GRID = (1 - np.cos(np.linspace(0, np.pi, 4097))) / 2


def pert(low: float, likely: float, high: float, shares: Reals) -> Reals:
    """The lengths that are not passed with these probabilities (0 to 1), by the PERT-beta.

    A beta distribution between `low` and `high` with its mode at `likely` and its mean at
    (low + 4 likely + high) / 6: Malcolm, Roseboom, Clark and Fazar, 'Application of a technique
    for research and development program evaluation', Operations Research 7 (1959), with the
    parameters of Vose, 'Risk Analysis' (2008). A triangle with the same corners puts a third of
    its mean on each, and so leans on the two points that people know least.
    """
    width = high - low
    if width <= 0:
        return np.full(1, float(high))
    before = 4 * (likely - low) / width
    return low + width * np.interp(shares, _distribution(before), _GRID)


@lru_cache(maxsize=512)  # 16 MB at the most; each batch of samples asks for the same ones again
def _distribution(before: float) -> Reals:
    """The integral of x^before (1-x)^(4-before) up to each x, over that to 1; by Simpson's rule."""
    middle = (_GRID[1:] + _GRID[:-1]) / 2
    at, between = (each**before * (1 - each) ** (4 - before) for each in (_GRID, middle))
    parts = np.diff(_GRID) * (at[1:] + 4 * between + at[:-1]) / 6
    sums: Reals = np.concatenate(([0.0], np.cumsum(parts)))
    whole: float = sums[-1]
    return sums / whole
