"""Crews: who could do a task, and how much of their time that takes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import lcm, prod

from msgspec import Struct
from msgspec.structs import replace

from flowdef.model.organization import Organization, Person
from flowdef.plan.activities import Activity, Given, activities, share_of
from flowdef.plan.computed import Computed, Known

_CHOICES = 100  # of people for one task; more of them are not tried
Units = tuple[tuple[str, int], ...]  # of the time of each person
Chosen = tuple[tuple[str, str], ...]  # for each role a person


class Crew(Struct, frozen=True):
    """People who do a task: its activity with them, their units, and who was chosen by role."""

    activity: Activity
    units: Units
    chosen: Chosen = ()


class Crews(Struct, frozen=True):
    """The crews of each activity, by number, and the units that each person has.

    `more` are the activities that could have still more crews than were looked at.
    """

    of: tuple[tuple[Crew, ...], ...]
    room: Mapping[str, int]
    more: frozenset[int]


def crews(computed: Computed, organization: Organization | None, known: Known) -> Crews:
    """All crews: of a role that several people have and nobody is named for, each is one.

    What people keep for operations is not there for projects. A task that asks for more of
    somebody than they have takes all that they have: it goes on alone.
    """
    people = organization.people if organization else ()
    free = {person.id: _free(person) for person in people}
    sharing = _Sharing(computed, free)
    holders = _holders(computed, people)
    choices = [_choices(each, holders) for each in computed.found]
    given = Given(
        hours=computed.hours,
        now=computed.now,
        lengths=known.lengths,
        people={},
        starts={},
        holders={},
    )
    of = []
    for number, (chosen, _) in enumerate(choices):
        ones = [(_staffed(computed, number, given, each), each) for each in chosen]
        of.append(tuple(Crew(one, sharing.units(one), each) for one, each in ones))
    return Crews(
        of=tuple(of),
        room={
            **{person: sharing.scale for crews in of for crew in crews for person, _ in crew.units},
            **{person: int(room * sharing.scale) for person, room in free.items()},
        },
        more=frozenset(number for number, (_, more) in enumerate(choices) if more),
    )


def _free(person: Person) -> Fraction:
    left = 1 - Fraction(person.operations or 0)
    return left if left > 0 else Fraction(1)


class _Sharing:
    """Shares as whole units, of which a person's time has `scale`."""

    def __init__(self, computed: Computed, free: Mapping[str, Fraction]) -> None:
        shares = [share_of(each) for task in computed.net.tasks for each in task.assigned]
        self.scale = lcm(*(each.denominator for each in (*shares, *free.values())))
        self.free = free

    def units(self, activity: Activity) -> Units:
        found: dict[str, Fraction] = {}
        for person, assignee in activity.people:
            if person and activity.amount:
                found[person] = found.get(person, Fraction(0)) + share_of(assignee)
        return tuple(
            (person, int(min(share, self.free.get(person, Fraction(1))) * self.scale))
            for person, share in found.items()
        )


def _holders(computed: Computed, people: Sequence[Person]) -> dict[str, list[str]]:
    """Who has each role, and has not left before the plan begins."""
    holders: dict[str, list[str]] = {}
    for person in people:
        gone = computed.hours.closes(person.left)
        if gone is None or gone > computed.now:
            for role in person.roles:
                holders.setdefault(role, []).append(person.id)
    return holders


def _choices(activity: Activity, holders: Mapping[str, Sequence[str]]) -> tuple[list[Chosen], bool]:
    """Who could take the roles that nobody is named for, and whether there were more choices."""
    people = activity.people if activity.begun is None else ()
    roles = dict.fromkeys(each.role for person, each in people if not person)
    lists = [holders[role] for role in roles if role in holders]
    count = prod(map(len, lists))
    if count <= _CHOICES:
        rows: Iterable[tuple[str, ...]] = product(*lists)
    else:
        rows = (tuple(each[at % len(each)] for each in lists) for at in range(_CHOICES))
    names = [role for role in roles if role in holders]
    return [tuple(zip(names, row, strict=True)) for row in rows], count > _CHOICES


def _staffed(computed: Computed, number: int, given: Given, chosen: Chosen) -> Activity:
    """The activity as it is with those who were chosen."""
    found = computed.found[number]
    if not chosen:
        return found
    task = computed.net.tasks[number]
    people = {each.role: person for person, each in found.people if person and each.role}
    alone = computed.net._replace(tasks=(task,), ties=((),))
    given = replace(given, people={task.id: people | dict(chosen)})
    return activities(computed.project, alone, given)[0]
