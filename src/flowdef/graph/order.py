"""Order: what each step or task effectively needs, and an order in which all can be done."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from msgspec import Struct

from flowdef.graph.needs import process_needs, project_needs
from flowdef.model.process import Process
from flowdef.model.project import Project


class Order(Struct, frozen=True):
    """Who waits for whom, among the activities (steps or tasks) of one document.

    `needs` maps each activity to those that must be closed before it, in document order; hold
    points are among them. `sequence` is a topological order, first in the document first among
    the ready, and empty where there is a cycle. Names that no activity has are left out: a rule
    reports them.
    """

    needs: Mapping[str, tuple[str, ...]]
    sequence: tuple[str, ...]
    _index: Mapping[str, int]
    _above: tuple[int, ...]  # ancestors of each activity as a bit set over document positions

    @property
    def cyclic(self) -> bool:
        """Whether some activities wait for each other."""
        return len(self.sequence) < len(self.needs)

    def ancestors(self, activity: str) -> frozenset[str]:
        """All activities that are closed before this one can be ready."""
        bits = self._above[self._index[activity]]
        return frozenset(name for name, at in self._index.items() if bits >> at & 1)

    def precedes(self, first: str, second: str) -> bool:
        """Whether `first` is closed before `second` can be ready."""
        return bool(self._above[self._index[second]] >> self._index[first] & 1)

    def ranks(self) -> dict[str, int]:
        """The length of the longest chain of needs before each activity; 0 needs nothing."""
        ranks: dict[str, int] = {}
        for activity in self.sequence:
            ranks[activity] = max((ranks[need] + 1 for need in self.needs[activity]), default=0)
        return ranks

    def essential(self) -> dict[str, tuple[str, ...]]:
        """The needs that no other need implies: what a picture draws."""
        kept: dict[str, tuple[str, ...]] = {}
        for activity, needs in self.needs.items():
            implied = 0
            for need in needs:
                implied |= self._above[self._index[need]]
            kept[activity] = tuple(need for need in needs if not implied >> self._index[need] & 1)
        return kept


def order_of(process: Process) -> Order:
    """The order of a process's steps."""
    return _in_a_line(process) or order(process_needs(process))


def order_of_project(project: Project) -> Order:
    """The order of a project's tasks; links of all four types bind."""
    return order(project_needs(project))


def order(needs: Mapping[str, Sequence[str]]) -> Order:
    """The order that follows from the needs of each activity, given in document order."""
    index = {activity: at for at, activity in enumerate(needs)}
    ordered = {
        activity: tuple(sorted(wanted, key=index.__getitem__)) for activity, wanted in needs.items()
    }
    sequence = _sequence(ordered, index)
    return Order(ordered, sequence, index, _ancestor_bits(ordered, index, sequence))


def _in_a_line(process: Process) -> Order | None:
    """The order where nothing but the writing tells it, which is soon told; else None."""
    needs: dict[str, tuple[str, ...]] = {}
    before: tuple[str, ...] = ()
    for stage in process.stages:
        if stage.needs is not None:
            return None
        last = before
        for step in stage.steps:
            if step.needs is not None or step.hold_point or step.id in needs:
                return None
            needs[step.id] = last
            last = (step.id,)
        before = tuple([step.id for step in stage.steps])
    groups = {stage.id for stage in process.stages}
    if len(groups) < len(process.stages) or not groups.isdisjoint(needs):
        return None
    names = tuple(needs)
    index = {name: at for at, name in enumerate(names)}
    return Order(needs, names, index, tuple([(1 << at) - 1 for at in range(len(names))]))


def _sequence(needs: Mapping[str, tuple[str, ...]], index: Mapping[str, int]) -> tuple[str, ...]:
    """Kahn's algorithm with the document position as priority; empty where there is a cycle."""
    names = list(needs)
    open_needs = [len(wanted) for wanted in needs.values()]
    followers: list[list[int]] = [[] for _ in names]
    for activity, wanted in needs.items():
        for need in wanted:
            followers[index[need]].append(index[activity])
    ready = [at for at, count in enumerate(open_needs) if not count]
    heapify(ready)
    sequence: list[str] = []
    while ready:
        at = heappop(ready)
        sequence.append(names[at])
        for follower in followers[at]:
            open_needs[follower] -= 1
            if not open_needs[follower]:
                heappush(ready, follower)
    return tuple(sequence) if len(sequence) == len(names) else ()


def _ancestor_bits(
    needs: Mapping[str, tuple[str, ...]], index: Mapping[str, int], sequence: tuple[str, ...]
) -> tuple[int, ...]:
    """One pass in order; with a cycle, passes until nothing is added."""
    above = [0] * len(needs)
    for _ in range(1 if sequence else len(needs)):
        before = list(above)
        for activity in sequence or needs:
            bits = 0
            for need in needs[activity]:
                at = index[need]
                bits |= above[at] | 1 << at
            above[index[activity]] = bits
        if above == before:
            break
    return tuple(above)
