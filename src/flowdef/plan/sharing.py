"""Sharing: who carries the work that is asked for, so that nothing of it is lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flowdef.plan.asked import PROJECT, Asked
from flowdef.plan.weeks import Weeks


class Carried(NamedTuple):
    """A part of what is asked, and the person who carries it; nobody (empty), and why not."""

    asked: Asked
    person: str
    why: str = ""


def shared(asked: Iterable[Asked], view: Weeks) -> tuple[Carried, ...]:
    """Each piece of work with whoever carries it; the seconds of all parts are those asked.

    What is for a person is theirs. What is for a role its holders share, in proportion to the
    hours that they have left in that week, and where they have too few, beyond them in proportion
    to their hours. Roles with few holders come first, processes before projects; those take the
    hours that are kept for operations last. While nobody of a role is at work, its deputy's
    holders carry it.
    """
    weeks: defaultdict[int, list[Asked]] = defaultdict(list)
    for each in asked:
        weeks[each.week].append(each)
    return tuple(
        carried for week, some in sorted(weeks.items()) for carried in _Week(week, view).of(some)
    )


class _Week:
    """One week while its work is shared out."""

    def __init__(self, week: int, view: Weeks) -> None:
        self._week = week
        self._view = view
        self._roles = {role.id: role for role in view.organization.roles}
        self._load: defaultdict[str, int] = defaultdict(int)
        self._for_projects: defaultdict[str, int] = defaultdict(int)

    def of(self, asked: Sequence[Asked]) -> Iterator[Carried]:
        yield from (self._named(each) for each in asked if each.person)
        groups: defaultdict[tuple[bool, str], list[Asked]] = defaultdict(list)
        for each in asked:
            if not each.person:
                groups[each.kind == PROJECT, each.role].append(each)
        able = {role: self._able(role) for _, role in groups}
        order = sorted(groups, key=lambda key: (key[0], len(able[key[1]]), key[1]))
        for key in order:
            yield from self._group(groups[key], able[key[1]])

    def _named(self, asked: Asked) -> Carried:
        name = asked.person
        if name not in self._view.people:
            return Carried(asked, "", f"nobody here is '{name}'")
        if not self._view.belongs(name, self._week):
            return Carried(asked, "", f"'{name}' does not belong to the organization then")
        self._add(name, asked)
        return Carried(asked, name)

    def _group(self, asked: Sequence[Asked], able: Sequence[str]) -> Iterator[Carried]:
        """Work of one role, and of one sort: of processes, or of projects."""
        if not able:
            why = self._why(asked[0].role)
            yield from (Carried(each, "", why) for each in asked)
            return
        whole = sum(each.seconds for each in asked)
        rest = self._parts(able, whole, projects=asked[0].kind == PROJECT)
        for each in asked:
            parts = _split(each.seconds, rest)
            rest = [left - more for left, more in zip(rest, parts, strict=True)]
            for name, more in zip(able, parts, strict=True):
                if more:
                    part = each._replace(seconds=more)
                    self._add(name, part)
                    yield Carried(part, name)

    def _parts(self, able: Sequence[str], whole: int, *, projects: bool) -> list[int]:
        """How many of so many seconds each carries; the hours that are left come first."""
        rooms = [self._room(name, projects=projects) for name in able]
        if projects and sum(rooms) < whole:
            rooms = [self._room(name, projects=False) for name in able]
        if sum(rooms) >= whole:
            return _split(whole, rooms)
        times = [self._view.of(name, self._week).capacity for name in able]
        rest = _split(whole - sum(rooms), times)
        return [room + more for room, more in zip(rooms, rest, strict=True)]

    def _room(self, name: str, *, projects: bool) -> int:
        """The seconds that a person has left; for projects, without those that are kept."""
        time = self._view.of(name, self._week)
        room = time.capacity - self._load[name]
        if projects:
            room = min(room, time.capacity - time.kept - self._for_projects[name])
        return max(0, room)

    def _add(self, name: str, asked: Asked) -> None:
        self._load[name] += asked.seconds
        if asked.kind == PROJECT:
            self._for_projects[name] += asked.seconds

    def _able(self, role: str) -> list[str]:
        """Whoever is at work in that week and holds the role, else that of its deputy."""
        known = self._roles.get(role)
        if known is None:
            return []
        return self._at_work(role) or (self._at_work(known.deputy) if known.deputy else [])

    def _at_work(self, role: str) -> list[str]:
        return [
            person.id
            for person in self._view.organization.people
            if role in person.roles and self._view.of(person.id, self._week).capacity > 0
        ]

    def _why(self, role: str) -> str:
        if role.startswith("{"):
            return f"who it is, the field '{role[1:-1]}' of a run tells"
        known = self._roles.get(role)
        if known is None:
            return f"the organization has no role '{role}'" if role else "nobody is named"
        holders = [
            person.id
            for person in self._view.organization.people
            if {role, known.deputy or role} & set(person.roles)
            and self._view.belongs(person.id, self._week)
        ]
        if not holders:
            return f"nobody holds the role '{role}', nor that of its deputy"
        return f"nobody who holds the role '{role}', or that of its deputy, is at work"


def _split(whole: int, weights: Sequence[int]) -> list[int]:
    """Seconds in proportion to weights, of which one at least is not 0; their sum is the whole."""
    total = sum(weights)
    done = until = 0
    parts = []
    for weight in weights:
        until += weight
        parts.append(whole * until // total - done)
        done += parts[-1]
    return parts
