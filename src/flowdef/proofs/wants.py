"""Wants: what is to be so at one moment of a run."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from flowdef.expressions.tree import names
from flowdef.paths.search import Goal
from flowdef.proofs.ground import Ground


class Wants(Struct, frozen=True, dict=True, kw_only=True):
    """What is to be so at one moment of a run.

    These steps are done, those are skipped (`omitted`: by their own conditions); these stages are
    `entered`, those `left` out, by their conditions; the recorded values meet the goals, and those
    of `unset` have none. The step `ready` has just become so; all that `asking` needs is closed,
    but its condition, or that of its `stage`, cannot be decided. `ended`: the run has ended well.
    `helped`: where a step before stands still for want of a value, somebody lets the run go on.
    """

    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    unset: tuple[str, ...] = ()
    ready: str = ""
    asking: str = ""
    stage: bool = False
    ended: bool = False
    helped: bool = False

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

    def includes(self, other: "Wants") -> bool:
        """Whether this wants all that the other does; both are of steps and goals alone."""
        return (
            set(self.done).issuperset(other.done)
            and set(self.skipped).issuperset(other.skipped)
            and all(goal in self.goals for goal in other.goals)
        )

    def before(self, ground: Ground) -> Iterator[tuple[str, str]]:
        """Each step that must have closed before one that is named, with that one."""
        for name in () if self.helped or not ground.risky else self.named(ground):
            for each in ground.order.ancestors(name) & ground.risky:
                yield each, name
        if self.ended:
            for each in ground.risky:
                yield each, each

    def cone(self, ground: Ground) -> frozenset[str]:
        """All steps that are closed at that moment, as far as this tells."""
        if self.ended:
            return frozenset(ground.step)
        before = (ground.order.ancestors(name) for name in self.named(ground))
        return frozenset(self.closed).union(*before)

    def named(self, ground: Ground) -> tuple[str, ...]:
        """The steps that something is said of; of stages those that are first."""
        stages = (ground.first(name) for name in (*self.entered, *self.left))
        moving = (name for name in (self.ready, self.asking) if name)
        return (*self.closed, *stages, *moving)
