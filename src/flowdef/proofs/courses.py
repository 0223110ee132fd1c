"""Courses: the ways that a run of a process can take, asked for by what is to happen on them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from flowdef.expressions.tree import Expression, Name, names
from flowdef.paths.regions import Domain
from flowdef.paths.search import Goal, Undecided
from flowdef.proofs import search, told
from flowdef.proofs.answers import domains_of
from flowdef.proofs.course import Course
from flowdef.proofs.ground import Ground
from flowdef.proofs.walk import MOST, Walk
from flowdef.proofs.wants import Wants

Found = Course | Undecided | None


class Courses(Ground, frozen=True, dict=True):
    """The runs of a process in which people only do what is asked, with any answers of the fields.

    `steps` and `stages` are the parsed and checked conditions, by id; `fields` are those of the
    process, which has no circle of needs. Answers lie `within` the limits of their fields, unless
    a value outside, which is recorded as a deviation, is to count as well.

    The method: values are looked for with which it comes about in a run in which nothing is done
    twice. Where there are none, and work can go back, it is looked for once more with values of
    its own for each step that an earlier round may have decided: more is possible so than in any
    run, so that where nothing is found, nothing is there. What remains is walked, up to so many
    `points`.
    """

    within: bool = True
    points: int = MOST

    def run_where(
        self,
        done: Iterable[str] = (),
        skipped: Iterable[str] = (),
        goals: Sequence[Goal] = (),
    ) -> Found:
        """One run with a moment at which all this is so; None: there is no such run.

        At that moment all of `done` and `skipped` stand so, and the recorded values meet the
        goals, which hold of what is recorded alone: one that reads an unset value is not met.
        """
        return self.find(Wants(done=(*done,), skipped=(*skipped,), goals=(*goals,)))

    def find(self, wants: Wants) -> Found:
        """The same, for all that can be wanted of a moment."""
        domains = self._domains_for(wants)
        answer: Found = None
        if wants.helped or not self.early:
            straight = search.found(self, wants, domains, loose=False)
            if isinstance(straight, dict):
                return told.straight(self, wants, domains, straight)
            answer = straight
        if wants.helped or (not self.reworks and not self.early):
            return answer
        if search.found(self, wants, domains, loose=True) is None:
            return None
        return self._walked(wants, domains)

    def _walked(self, wants: Wants, domains: Mapping[str, Domain]) -> Found:
        found = Walk(self, wants, domains).first(self.points)
        if found is None:
            vague = next((each.vague for each in domains.values() if each.vague), "")
            return (
                Undecided(sum(len(each.regions) for each in domains.values()), vague)
                if vague
                else None
            )
        return found if isinstance(found, Undecided) else told.walked(found)

    def _domains_for(self, wants: Wants) -> Mapping[str, Domain]:
        """The regions of each field that bears on it."""
        asked = [condition for condition, _ in wants.goals]
        asked += [Name(name) for name in wants.unset]
        if not asked:
            return self._domains
        near = (*self._beside(asked), *asked)
        return {**self._domains, **domains_of(near, self, within=self.within)}

    def _beside(self, asked: Iterable[Expression]) -> tuple[Expression, ...]:
        """The conditions that read a field of those that are asked, or of each other.

        The regions of all other fields are as they were.
        """
        read = {name.name for name in names(*asked)}
        found: dict[int, Expression] = {}
        left = dict(enumerate(self._asked))
        while near := {n: each for n, each in left.items() if not read.isdisjoint(self._named[n])}:
            found |= near
            read = read.union(*(self._named[n] for n in near))
            left = {n: each for n, each in left.items() if n not in near}
        return tuple(found[n] for n in sorted(found))

    @cached_property
    def _named(self) -> tuple[frozenset[str], ...]:
        """What each of the conditions reads."""
        return tuple(frozenset(name.name for name in names(each)) for each in self._asked)

    @cached_property
    def _domains(self) -> Mapping[str, Domain]:
        return domains_of(self._asked, self, within=self.within)

    @cached_property
    def _asked(self) -> tuple[Expression, ...]:
        gates = (gate for several in self.gates.values() for gate in several)
        return (*self.steps.values(), *self.stages.values(), *gates)
