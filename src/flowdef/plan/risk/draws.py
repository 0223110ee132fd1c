"""Draws: chance by name and seed, so that each task and each risk keeps its own luck."""

from collections.abc import Iterator
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

_BATCH = 1_000  # samples at a time: what a big plan needs of memory stays small


class Batch:
    """Some of the samples, and the chance that they are drawn by."""

    __slots__ = ("_number", "_seed", "size")

    def __init__(self, seed: int, number: int, size: int) -> None:
        """Take the seed of all, the number of the batch, and how many samples it has."""
        self._seed = seed
        self._number = number
        self.size = size

    def draws(self, name: str) -> Reals:
        """One number from 0 to 1 for each sample: each of `size` strata is met once, in any order.

        These are the marginals of a Latin hypercube (McKay, Beckman and Conover 1979), which
        needs fewer samples for the same accuracy. They follow from seed and name alone: a task
        that is added or altered leaves the luck of all others as it was, so that two plans can be
        compared. PCG64 and its doubles are the same on all machines.
        """
        key = int.from_bytes(sha256(name.encode()).digest()[:16], "big")
        seed = np.random.SeedSequence([self._seed, self._number, key])
        chance = np.random.Generator(np.random.PCG64(seed))
        order = np.argsort(chance.random(self.size), kind="stable")
        return (order + chance.random(self.size)) / self.size


def batches(seed: int, samples: int) -> Iterator[Batch]:
    """All samples, in parts."""
    for number, first in enumerate(range(0, samples, _BATCH)):
        yield Batch(seed, number, min(_BATCH, samples - first))
