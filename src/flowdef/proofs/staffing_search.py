"""Staffing, search: a cast by which an approval comes out as asked, or the proof of none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import prod
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.model.process import Approval, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.course import Course
from flowdef.proofs.staffing_bearing import Bearing
from flowdef.proofs.staffing_cast import Cast, Option

BUDGET = 5_000  # partial casts of one question


class Found(NamedTuple):
    """A cast, and a run in which it can act so."""

    cast: Cast
    course: Course


class Casting:
    """The search for a cast by which one approval comes out as is asked.

    `offered` are the ways in which people's work can be done; `noes` are how many people may have
    said no to an approval before, in rounds that do not last. A step that has a condition may be
    skipped, as long as it is not wanted to be done; what need not come before the approval may come
    later.
    """

    def __init__(
        self,
        bearing: Bearing,
        offered: Mapping[str, Sequence[Option]],
        noes: Mapping[str, int],
        wanted: Cast,
    ) -> None:
        self._bearing = bearing
        self._people = bearing.people
        self._offered, self._noes = offered, noes
        self._before = self._people.courses.order.ancestors(bearing.approval.id)
        self._wanted = wanted
        self._left = self._most = min(BUDGET, self._people.courses.points)
        self._seen: set[object] = set()

    def find(self, meets: Callable[[Cast], Cast | None]) -> Found | Undecided | None:
        """A cast that meets what is asked, and a run for it; None: proved that there is none.

        `meets` gives the cast with what else must be so, or None.
        """
        asked: dict[object, object] = {}
        for cast in self._casts(0, self._wanted):
            met = meets(cast)
            if met is None:
                continue
            query = (met.done, met.skipped, met.goals)
            if query in asked:
                continue
            asked[query] = answer = self._people.courses.run_where(*query)
            if answer is not None:  # what one cast leaves open takes as long for each of them
                return Found(met, answer) if isinstance(answer, Course) else answer
        if self._left < 0:
            size = prod(max(1, len(each)) for each in self._offered.values())
            return Undecided(size, f"none of {self._most:,} ways to staff it shows it")
        return None

    def _casts(self, index: int, cast: Cast) -> Iterator[Cast]:
        state = self._bearing.state(cast, index)
        if state in self._seen:
            return
        self._seen.add(state)
        self._left -= 1
        if self._left < 0:
            return
        parts = self._bearing.parts
        if index == len(parts):
            yield cast
            return
        for each in self._onward(parts[index], cast):
            yield from self._casts(index + 1, each)

    def _onward(self, step: Step, cast: Cast) -> Iterator[Cast]:
        """The cast with one more step: done by somebody, skipped, or not done yet."""
        return (each for each in self._further(step, cast) if each is not None)

    def _further(self, step: Step, cast: Cast) -> Iterator[Cast | None]:
        courses, name = self._people.courses, step.id
        if not any(courses.order.precedes(each, name) for each in cast.later):
            for option in self._options(step, cast):
                joined = self._people.joined(step, option.acts, cast)
                yield joined and joined.wanting(goals=option.goals)
            if courses.of(name):
                yield cast.wanting(skipped=frozenset((name,)))
        if name not in self._before:
            yield replace(cast, later=cast.later | {name})

    def _options(self, step: Step, cast: Cast) -> Iterator[Option]:
        if not isinstance(step.deed, Approval):
            yield from self._offered[step.id]
            return
        options = tuple(self._people.votes(step, cast))
        yield from options
        free = self._people.free(step, cast)
        for count in range(1, self._noes.get(step.id, 0) + 1):
            for each in combinations(free, count):
                yield from (option._replace(acts=(*option.acts, *each)) for option in options)
