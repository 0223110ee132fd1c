"""Load: who has how much to do in each week, by which work, and how much they can."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from flowdef.plan.asked import PROCESS, PROJECT, RUN, Asked
from flowdef.plan.sharing import Carried, shared
from flowdef.plan.weeks import Time, Weeks

# What is shared out to the second is not called too much for less than a minute.
_ROUNDING = 60


class Reason(NamedTuple):
    """What asks for some of the work: a process, an open run of one, or a task of a project."""

    kind: str  # process | run | project
    document: str
    part: str  # the id of the run or task
    role: str
    seconds: int


class PersonWeek(Struct, frozen=True):
    """A person's week: the time there is, and the work, the most of it first; in seconds."""

    person: str
    week: date
    time: Time
    reasons: tuple[Reason, ...]

    @property
    def work(self) -> int:
        """All that is to be done."""
        return sum(each.seconds for each in self.reasons)

    def of(self, *kinds: str) -> int:
        """What is to be done for these kinds of sources."""
        return sum(each.seconds for each in self.reasons if each.kind in kinds)

    @property
    def over(self) -> int:
        """How much more there is to be done than can be; 0 where it fits."""
        return _above(self.work - self.time.capacity)

    @property
    def squeezed(self) -> int:
        """How much of what is kept for operations projects take; 0 where nothing is kept."""
        if not self.time.told:
            return 0
        return _above(self.of(PROJECT) - (self.time.capacity - self.time.kept))


class RoleWeek(Struct, frozen=True):
    """What a week asks of a role, and what its holders have to do and can, in all; in seconds."""

    role: str
    week: date
    capacity: int
    work: int
    reasons: tuple[Reason, ...]

    @property
    def asked(self) -> int:
        """What this role is asked for."""
        return sum(each.seconds for each in self.reasons)


class Uncarried(NamedTuple):
    """Work that nobody can carry, and why not."""

    week: date
    person: str
    why: str
    reason: Reason


class Load(Struct, frozen=True):
    """The load of everybody; the rows of people and roles have one entry for each week."""

    weeks: tuple[date, ...]
    people: tuple[tuple[PersonWeek, ...], ...]
    roles: tuple[tuple[RoleWeek, ...], ...]
    uncarried: tuple[Uncarried, ...]

    @property
    def over(self) -> tuple[PersonWeek, ...]:
        """The weeks in which a person has more to do than they can, person by person."""
        return tuple(each for row in self.people for each in row if each.over)

    @property
    def squeezed(self) -> tuple[PersonWeek, ...]:
        """The weeks in which projects take time of a person that is kept for operations."""
        return tuple(each for row in self.people for each in row if each.squeezed)

    def of_person(self, person: str) -> "Load":
        """What of it is that of one person."""
        return replace(
            self,
            people=tuple(row for row in self.people if row[0].person == person),
            roles=(),
            uncarried=tuple(each for each in self.uncarried if each.person == person),
        )

    def of_role(self, role: str, holders: Collection[str]) -> "Load":
        """What of it is that of one role, and of those who hold it."""
        return replace(
            self,
            people=tuple(row for row in self.people if row[0].person in holders),
            roles=tuple(row for row in self.roles if row[0].role == role),
            uncarried=tuple(each for each in self.uncarried if each.reason.role == role),
        )


def load(asked: Iterable[Asked], view: Weeks) -> Load:
    """What all that is asked for means for each person and role; nothing of it is left out."""
    carried = shared(asked, view)
    people: defaultdict[tuple[str, int], list[Reason]] = defaultdict(list)
    roles: defaultdict[tuple[str, int], list[Reason]] = defaultdict(list)
    for part in carried:
        reason = _reason(part)
        if part.person:
            people[part.person, part.asked.week].append(reason)
        if part.asked.role:
            roles[part.asked.role, part.asked.week].append(reason)
    rows = tuple(
        tuple(
            PersonWeek(name, monday, view.of(name, week), _together(people[name, week]))
            for week, monday in enumerate(view.weeks)
        )
        for name in view.people
    )
    return Load(
        weeks=view.weeks,
        people=rows,
        roles=tuple(_role(role.id, roles, rows, view) for role in view.organization.roles),
        uncarried=tuple(
            Uncarried(view.weeks[part.asked.week], part.asked.person, part.why, _reason(part))
            for part in carried
            if not part.person
        ),
    )


def _role(
    role: str,
    reasons: dict[tuple[str, int], list[Reason]],
    people: tuple[tuple[PersonWeek, ...], ...],
    view: Weeks,
) -> tuple[RoleWeek, ...]:
    holders = [row for row in people if row and role in view.people[row[0].person].roles]
    return tuple(
        RoleWeek(
            role,
            monday,
            sum(row[week].time.capacity for row in holders),
            sum(row[week].work for row in holders),
            _together(reasons.get((role, week), ())),
        )
        for week, monday in enumerate(view.weeks)
    )


def _reason(part: Carried) -> Reason:
    asked = part.asked
    return Reason(asked.kind, asked.document, asked.part, asked.role, asked.seconds)


def _together(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those of one source and role in one, the most work first."""
    found: dict[tuple[str, str, str, str], int] = {}
    for kind, document, part, role, seconds in reasons:
        key = (kind, document, part, role)
        found[key] = found.get(key, 0) + seconds
    several = (Reason(*key, seconds) for key, seconds in found.items())
    order = (PROJECT, RUN, PROCESS)
    return tuple(sorted(several, key=lambda one: (-one.seconds, order.index(one.kind), one[1:4])))


def _above(seconds: int) -> int:
    return seconds if seconds >= _ROUNDING else 0
