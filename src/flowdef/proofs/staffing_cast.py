"""Staffing, cast: who does what in a run, as far as it bears on one approval."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from flowdef.paths.search import Goal
from flowdef.proofs.staffing_acts import Act


class Cast(Struct, frozen=True):
    """Who does some steps of a run, and what must be so for it.

    `done` and `skipped` are steps that must be so, `goals` what recorded values must meet, and
    `said` are the people whom fields name (None: nothing is recorded). `later` are steps that are
    not done yet.
    """

    acts: Mapping[str, tuple[Act, ...]]
    said: Mapping[str, str | None]
    done: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    goals: tuple[Goal, ...] = ()
    later: frozenset[str] = frozenset()

    def people(self, steps: Iterable[str]) -> frozenset[str]:
        """Whoever did some of these steps, and whoever was represented there."""
        return frozenset(
            person for step in steps for act in self.acts.get(step, ()) for person in act.people
        )

    def with_(self, step: str, option: "Option") -> "Cast | None":
        """The same with a step done in this way."""
        acts = {**self.acts, step: option.acts}
        return replace(self, acts=acts).wanting(goals=option.goals)

    def wanting(
        self,
        done: frozenset[str] = frozenset(),
        skipped: frozenset[str] = frozenset(),
        goals: tuple[Goal, ...] = (),
    ) -> "Cast | None":
        """The same with more that must be so; None where that contradicts itself."""
        all_done, all_skipped = self.done | done, self.skipped | skipped
        if all_done & all_skipped:
            return None
        return replace(self, done=all_done, skipped=all_skipped, goals=(*self.goals, *goals))


class Option(NamedTuple):
    """One way in which a step can be done: by whom, and what the values must be for it."""

    acts: tuple[Act, ...]
    goals: tuple[Goal, ...] = ()
