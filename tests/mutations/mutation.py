"""Mutation: a kind of change to a document, and what a check must say of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from mutations.sample import Sample


@dataclass(frozen=True, slots=True)
class Mutated:
    """A changed text, and the lines of it (from 1) at which the fault may be reported."""

    text: str
    lines: frozenset[int]

    @property
    def source(self) -> bytes:
        """As a file; a lone surrogate stands for a byte that is no UTF-8."""
        return self.text.encode("utf-8", "surrogateescape")


Change = Callable[[Sample, Random], Mutated | None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A row of the table: the change, and the codes of which one is due.

    `change` gives None for a document that has no place for it. `within` is how many lines a
    report may be off; a mutation without codes is harmless. `still` says why it is not met yet.
    """

    name: str
    change: Change
    codes: tuple[str, ...] = ()
    within: int = 0
    still: str = ""

    def on(self, sample: Sample, seed: int) -> Mutated | None:
        """The change at a place that the seed chooses; always the same for the same seed."""
        return self.change(sample, Random(f"{self.name} {sample.path} {seed}"))  # noqa: S311 (no secret)

    def is_met(self, mutated: Mutated, found: Iterable[tuple[str, int]]) -> bool:
        """Whether one of (code, line) is what is due."""
        return any(
            code in self.codes and any(abs(line - due) <= self.within for due in mutated.lines)
            for code, line in found
        )


def at(text: str, *lines: int) -> Mutated:
    """A changed text with the lines of the fault."""
    return Mutated(text, frozenset(lines))
