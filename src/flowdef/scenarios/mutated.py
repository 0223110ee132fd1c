"""Mutated: the faults that were put into processes, and how many of them the scenarios found."""

from typing import NamedTuple

from flowdef.model.process import Process
from flowdef.scenarios.mutate_judge import Fate, Judged


class Mutated(NamedTuple):
    """A process, all that was put into it, and what became of that.

    `problem` says why nothing was put into it: it has no scenarios, or some of them fail.
    """

    process: Process
    path: str
    faults: tuple[Judged, ...]
    problem: str = ""

    def of(self, fate: Fate) -> tuple[Judged, ...]:
        """The faults that came to this end, by line."""
        return tuple(each for each in self.faults if each.fate is fate)

    @property
    def found(self) -> int:
        """How many faults the scenarios find."""
        return len(self.of(Fate.FOUND))

    @property
    def known(self) -> int:
        """How many faults some scenario finds, one of the process or another that is known."""
        return self.found + len(self.of(Fate.MISSED))

    @property
    def score(self) -> int | None:
        """The found among the known, in percent, rounded down; None where there are none."""
        return 100 * self.found // self.known if self.known else None


def score_of(several: tuple[Mutated, ...]) -> int | None:
    """The score of several processes together."""
    known = sum(each.known for each in several)
    return 100 * sum(each.found for each in several) // known if known else None
