"""Straight: runs in which nothing is done twice, found by values for what their conditions read."""

from collections.abc import Mapping, Sequence
from math import prod
from typing import Protocol

from msgspec import Struct

from flowdef.expressions.evaluate import truth
from flowdef.expressions.tree import Expression, Value, names
from flowdef.graph.order import Order
from flowdef.paths.regions import Domain, Region
from flowdef.paths.search import BUDGET, Undecided, Witness


class Want(Struct, frozen=True):
    """One thing that is to be so: a step done or skipped (or either, None), or a condition."""

    step: str = ""
    done: bool | None = None
    condition: Expression | None = None
    holds: bool = True


class Process(Protocol):
    """What is asked of a process."""

    @property
    def order(self) -> Order:
        """Who waits for whom."""
        ...

    @property
    def owners(self) -> Mapping[str, str]:
        """The step that records each field."""
        ...

    def of(self, step: str) -> tuple[Expression, ...]:
        """The conditions that decide about a step."""
        ...


class _Needed(Exception):  # noqa: N818 (a question of the search, no error)
    """A field is read that has no value yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Straight:
    """The search for one run of a process, the regions of all fields that matter being known."""

    def __init__(self, process: Process, domains: Mapping[str, Domain]) -> None:
        self._process = process
        self._domains = domains
        self._left = BUDGET

    def find(self, wants: Sequence[Want]) -> Witness | Undecided | None:
        """Values with which all that is wanted is so; None where there are none."""
        found = self._first(self._with_ancestors(wants), {})
        if found is not None:
            return Witness(tuple(found.values()))
        size = prod(len(domain.regions) for domain in self._domains.values())
        if self._left < 0:
            return Undecided(size, f"none of {BUDGET:,} cases shows it")
        vague = next((domain.vague for domain in self._domains.values() if domain.vague), "")
        return Undecided(size, vague) if vague else None

    def _with_ancestors(self, wants: Sequence[Want]) -> list[Want]:
        """And that all steps before those that are named, or whose values are, are closed."""
        named = {want.step for want in wants if want.step}
        read = [name.name for want in wants if want.condition for name in names(want.condition)]
        named |= {self._process.owners[name] for name in read if name in self._process.owners}
        before = {each for name in named for each in self._process.order.ancestors(name)}
        return [*wants, *(Want(step=name) for name in before if self._process.of(name))]

    def _first(self, wants: list[Want], chosen: dict[str, Region]) -> dict[str, Region] | None:
        waiting: list[Want] = []
        needed = ""
        at = _View(self._process, chosen)
        for want in wants:
            self._left -= 1
            if self._left < 0:
                return None
            try:
                if not _met(want, at):
                    return None
            except _Needed as need:
                waiting.append(want)
                needed = needed or need.name
        if not waiting:
            return chosen
        for region in self._domains[needed].regions:
            found = self._first(waiting, {**chosen, needed: region})
            if found is not None:
                return found
        return None


class _View(dict[str, Value]):
    """The values chosen so far, as the run has recorded them."""

    def __init__(self, process: Process, chosen: Mapping[str, Region]) -> None:
        super().__init__()
        self._process = process
        self._chosen = chosen
        self._open: set[str] = set()  # being worked out: what reads itself has no value yet
        self._known: dict[str, bool | None] = {}

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]  # by name
        """The value of a name; `default` where the run has not recorded any."""
        owner = self._process.owners.get(name)
        if owner is not None and not self.done(owner):
            return default
        if name not in self._chosen:
            raise _Needed(name)
        witness = self._chosen[name].witness
        return default if witness is None else witness

    def done(self, step: str) -> bool | None:
        """Whether a step is done; None where its condition cannot be decided."""
        if step not in self._known:
            if step in self._open:
                return None
            self._open.add(step)
            try:
                self._known[step] = self._decided(step)
            finally:
                self._open.discard(step)
        return self._known[step]

    def _decided(self, step: str) -> bool | None:
        for condition in self._process.of(step):
            holds = truth(condition, self)
            if holds is not True:
                return False if holds is False else None
        return True


def _met(want: Want, at: _View) -> bool:
    if want.condition is not None:
        return truth(want.condition, at) is want.holds
    done = at.done(want.step)
    return done is not None if want.done is None else done is want.done
