"""Wants: what is to be so at one moment of a run."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from flowdef.expressions.tree import names
from flowdef.paths.search import Goal
from flowdef.proofs.ground import Ground


class Wants(Struct, frozen=True, dict=True, kw_only=True):
    """What is to be so at one moment of a run.

    These steps are done, those are skipped (`omitted`: by their own conditions); these stages are
    `entered`, those `left` out, by their conditions, about which the `deciders` decide; the
    recorded values meet the goals, and those of `unset` have none. The step `ready` has just
    become so; all that `asking` needs is closed, but its condition, or that of its `stage`,
    cannot be decided. `ended`: the run has ended well.
    `helped`: where a step before stands still for want of a value, somebody lets the run go on.
    """

    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()  # of these stages, one each; empty where that is not said
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

    def ways(self, ground: Ground) -> Iterator["Wants"]:
        """The same, for each way in which steps may have decided about the stages."""
        if not self.staged:
            yield self
            return
        for deciders in product(*(ground.openers(stage) for stage in self.staged)):
            yield replace(self, deciders=deciders)

    @property
    def staged(self) -> tuple[str, ...]:
        """The stages that something is said of."""
        return (*self.entered, *self.left)

    def before(self, ground: Ground) -> Iterator[tuple[str, str]]:
        """Each step that must have closed before one that is named, with that one."""
        for name in () if self.helped or not ground.risky else self._acting:
            for each in ground.order.ancestors(name) & ground.risky:
                yield each, name
        if self.ended:
            for each in ground.risky:
                yield each, each

    def before_stages(self, ground: Ground) -> Iterator[tuple[str, str]]:
        """Each step that must have closed before a stage was decided, with that stage."""
        for stage, name in (
            () if self.helped or not ground.risky else zip(self.staged, self.deciders, strict=True)
        ):
            for each in ground.order.ancestors(name) & ground.risky:
                yield each, stage

    def cone(self, ground: Ground) -> frozenset[str]:
        """All steps that are closed at that moment, as far as this tells."""
        if self.ended:
            return frozenset(ground.step)
        before = (ground.order.ancestors(name) for name in self.named(ground))
        return frozenset(self.closed).union(*before)

    def named(self, ground: Ground) -> tuple[str, ...]:
        """The steps that something is said of; of stages those that decide, or are first."""
        stages = self.deciders or (ground.first(name) for name in self.staged)
        return (*self._acting, *stages)

    @property
    def _acting(self) -> tuple[str, ...]:
        return (*self.closed, *(name for name in (self.ready, self.asking) if name))
