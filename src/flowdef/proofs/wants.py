"""Wants: what is to be so at one moment of a run."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from flowdef.expressions.tree import names
from flowdef.paths.search import Goal
from flowdef.proofs.ground import Ground


class Wants(Struct, frozen=True, dict=True, kw_only=True):
    """What is to be so at one moment of a run.

    These steps are done, those are skipped (`omitted`: by their own conditions); the recorded
    values meet the goals, and those of `unset` have none. `ready` has just become so; `asking` is
    a step all of whose needs are closed and whose condition cannot be decided, or a stage that
    no step of can be, for the same reason. `ended`: the run has ended well.
    """

    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    unset: tuple[str, ...] = ()
    ready: str = ""
    asking: str = ""
    stage: bool = False  # whether it is the stage's condition that `asking` cannot decide
    ended: bool = False

    @property
    def closed(self) -> tuple[str, ...]:
        """The steps that are named as closed."""
        return (*self.done, *self.skipped, *self.omitted)

    @property
    def moving(self) -> bool:
        """Whether the run goes on from there: no rejection has ended it."""
        return bool(self.ready or self.asking or self.ended)

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The fields whose values are looked at."""
        found = (name.name for name in names(*(condition for condition, _ in self.goals)))
        return tuple(dict.fromkeys((*found, *self.unset)))

    def before(self, ground: Ground) -> Iterator[tuple[str, str]]:
        """Each step that must have closed before one that is named, with that one."""
        for name in (*self.closed, self.ready, self.asking):
            if name:
                for each in ground.order.ancestors(name) & ground.risky:
                    yield each, name
        if self.ended:
            for each in ground.risky:
                yield each, each

    def cone(self, ground: Ground) -> frozenset[str]:
        """All steps that are closed at that moment, as far as this tells."""
        if self.ended:
            return frozenset(ground.step)
        found = set(self.closed)
        for name in (*self.closed, self.ready, self.asking):
            if name:
                found |= ground.order.ancestors(name)
        return frozenset(found)
