"""Problem: activities that share resources, as plain integers, and a schedule of them."""

from typing import NamedTuple

from msgspec import Struct


class Arc(NamedTuple):
    """One activity starts at least `lag` periods after the start of another.

    While lengths do not depend on the date, each of the four link types is such an arc
    (Bartusch, Möhring and Radermacher 1988): a finish-to-start has the length of the first as lag.
    """

    first: int
    then: int
    lag: int


class Problem(Struct, frozen=True, kw_only=True):
    """Activities by index, in periods that count from 0. The arcs have no circle.

    A capacity is told by period, and its last entry holds for ever after; no demand is above that.
    """

    lengths: tuple[int, ...]
    demands: tuple[tuple[int, ...], ...]  # by activity, then by resource
    capacities: tuple[tuple[int, ...], ...]  # by resource, then by period
    arcs: tuple[Arc, ...] = ()
    releases: tuple[int, ...] = ()  # by activity: not before; absent: 0
    dues: tuple[int | None, ...] = ()  # by activity: to end by then; absent: whenever


class Levelled(Struct, frozen=True, kw_only=True):
    """The best schedule that was found, and how much better one could be at most."""

    starts: tuple[int, ...]
    makespan: int
    late: int  # periods by which activities end after they are due, in sum
    bound: int  # no schedule is shorter
    least_late: int  # no schedule is late by less
    passes: int  # schedules that were made

    @property
    def optimal(self) -> bool:
        """Whether it is known that no schedule is better."""
        return (self.late, self.makespan) == (self.least_late, self.bound)

    @property
    def gap(self) -> float:
        """How much longer it is than the lower bound, as a part of that."""
        return (self.makespan - self.bound) / self.bound if self.bound else 0.0
