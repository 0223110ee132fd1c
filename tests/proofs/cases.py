"""Cases: processes to hold proofs against brute force, the same ones for the same numbers."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import NamedTuple

from flowdef.model.process import Process
from proofs.brute_force import TooMany
from proofs.brute_force_found import Everything, everything
from proofs.typed_processes import defined, typed_process

PARTS = range(16)  # the long run in parts, for as many processors as there are


class Case(NamedTuple):
    """A process, the seed that it comes from, and every run of it."""

    seed: int
    process: Process
    every: Everything


def cases(first: int, steps: int, most: int) -> Iterator[Case]:
    """From a seed on, processes of two up to so many steps, of at most so many points."""
    for seed in count(first):
        process = typed_process(seed, 2 + seed % (steps - 1))
        with suppress(TooMany):
            yield Case(seed, process, everything(process, defined(process), most))
