"""Courses: the ways that a run of a process can take, asked for by what is to happen on them."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from flowdef.expressions.tree import Expression, Name
from flowdef.paths.regions import Domain
from flowdef.paths.search import Goal, Undecided
from flowdef.proofs import search, told
from flowdef.proofs.answers import Domains
from flowdef.proofs.course import Course
from flowdef.proofs.ground import Ground
from flowdef.proofs.point import Point
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
        wants = Wants(done=(*done,), skipped=(*skipped,), goals=(*goals,))
        if any(wants.includes(each) for each in self._barred):
            return None
        found = self.find(wants)
        if found is None:
            self._barred.append(wants)
        return found

    def find(self, wants: Wants) -> Found:
        """The same, for all that can be wanted of a moment; with ways back, nobody is helped."""
        domains = self._domains_for(wants)
        if wants.helped or not self.early:
            straight = self._straight(wants, domains)
            if isinstance(straight, Course) or not (self.reworks or self.early):
                return straight
        unhelped = replace(wants, helped=False)
        loose = (search.found(self, way, domains, loose=True) for way in unhelped.ways(self))
        return None if all(each is None for each in loose) else self._walked(unhelped, domains)

    def _straight(self, wants: Wants, domains: Mapping[str, Domain]) -> Found:
        unsure: Undecided | None = None
        for way in wants.ways(self):
            found = search.found(self, way, domains, loose=False)
            if isinstance(found, dict):
                return told.straight(self, way, domains, found)
            unsure = unsure or found
        return unsure

    def _walked(self, wants: Wants, domains: Mapping[str, Domain]) -> Found:
        found = Walk(self, wants, domains).first(self.points)
        return told.walked(found) if isinstance(found, Point) else found

    def _domains_for(self, wants: Wants) -> Mapping[str, Domain]:
        """The regions of each field, as what is wanted tells its values apart, too."""
        asked = [condition for condition, _ in wants.goals]
        asked += [Name(name) for name in wants.unset]
        return ChainMap(self._domains.besides(asked), self._domains) if asked else self._domains

    @cached_property
    def _barred(self) -> list[Wants]:
        """What was asked, and no run does: none does that and more, which is asked next."""
        return []

    @cached_property
    def _domains(self) -> Domains:
        return Domains(self._asked, self, within=self.within)

    @cached_property
    def _asked(self) -> tuple[Expression, ...]:
        gates = (gate for several in self.gates.values() for gate in several)
        return (*self.steps.values(), *self.stages.values(), *gates)
