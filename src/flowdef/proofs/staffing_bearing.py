"""Staffing, bearing: who makes a difference by doing a step, and where people are alike."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from flowdef.model.process import Approval, Step, Work
from flowdef.proofs.staffing_acts import Act
from flowdef.proofs.staffing_cast import Cast, Option
from flowdef.proofs.staffing_people import People, named_by_field

Bars = Mapping[str, frozenset[str]]  # by step: who could decide on what must stay apart from it


class Bearing(Struct, frozen=True, dict=True):
    """What bears on who can decide on an approval; `parts` are cast, each after what it needs.

    Who did a step is asked only by the approvals that must stay apart from it, and of those alone
    who could decide there. So all others are alike, and once these approvals are decided, all are.
    """

    people: People
    approval: Step
    parts: Sequence[Step]

    @cached_property
    def offered(self) -> Mapping[str, tuple[Option, ...]]:
        """The ways of doing each step of people's work that make a difference.

        Whoever could decide comes last: a run that keeps them free is tried first.
        """
        work = (step for step in self.parts if isinstance(step.deed, Work))
        return {step.id: self._ways(step) for step in work}

    def state(self, cast: Cast, index: int) -> object:
        """What the parts from that one on, and the approval, can tell of a cast."""
        bars, named = self._barred[index], self._naming[index]
        return (
            index,
            frozenset(
                (name, frozenset(who for act in acts for who in act.people) & bars[name])
                for name, acts in cast.acts.items()
                if name in bars
            ),
            frozenset(each for each in cast.said.items() if each[0] in named),
            cast.done,
            cast.skipped,
            frozenset(cast.goals),
            cast.later,
        )

    def _ways(self, step: Step) -> tuple[Option, ...]:
        able = self._barred[0].get(step.id, frozenset())
        found = {
            (act.people & able, self._told_apart(act)): act
            for act in reversed(self.people.acts(step))
        }
        acts = sorted(found.values(), key=lambda act: len(act.people & able))
        return tuple(Option((act,)) for act in acts)

    def _told_apart(self, act: Act) -> tuple[object, ...]:
        """What fields say for it; people whom it makes no difference to name are one."""
        return tuple((name, "" if who in self._alike(name) else who) for name, who in act.said)

    def _alike(self, field: str) -> frozenset[str | None]:
        """The people whom it makes no difference that a field names.

        Whoever can decide on the approval does: own work is asked for of each of them.
        """
        if field not in self._all_alike:
            read = field in self.people.read
            bars = self._barred[0]
            steps = (name for name, fields in self._fields.items() if field in fields)
            apart = self.people.possible(self.approval).union(
                *(bars.get(each, ()) for each in steps)
            )
            members = () if read else self.people.roster.members
            self._all_alike[field] = frozenset(members) - apart
        return self._all_alike[field]

    @cached_property
    def _all_alike(self) -> dict[str, frozenset[str | None]]:
        return {}

    @cached_property
    def _fields(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that say who does a step, of each part."""
        seats = self.people.seats
        return {each.id: named_by_field(seats.get(each.id, ())) for each in self.parts}

    @cached_property
    def _barred(self) -> Sequence[Bars]:
        """By index: what must stay apart from that part, those after it, and the approval."""
        found: list[Bars] = [{}]
        for each in (self.approval, *reversed(self.parts)):
            found.append(self._with(each, found[-1]))
        return found[:0:-1]

    def _with(self, step: Step, bars: Bars) -> Bars:
        if not isinstance(step.deed, Approval) or not step.deed.separate_from:
            return bars
        deciding = self.people.possible(step)
        more = {name: bars.get(name, frozenset()) | deciding for name in step.deed.separate_from}
        return {**bars, **more}

    @cached_property
    def _naming(self) -> Sequence[frozenset[str]]:
        """By index: the fields that say who does that part or one after it."""
        found = [frozenset[str]()]
        for each in reversed(self.parts):
            found.append(found[-1].union(self._fields[each.id]))
        return found[::-1]
