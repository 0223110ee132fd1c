"""Effect: what one project more does to the load of people."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from flowdef.plan.asked import PROJECT, Asked
from flowdef.plan.load import Load, PersonWeek, Uncarried, load
from flowdef.plan.weeks import Weeks


class Burden(Struct, frozen=True, kw_only=True):
    """What the project asks of one person, in seconds, between the Mondays `first` and `last`.

    How many of all weeks hold more than can be done, and in how many projects take what is kept
    for operations, without the project and with it; and the week in which there is most too much.
    """

    person: str
    seconds: int
    first: date
    last: date
    over_before: int
    over: int
    squeezed_before: int
    squeezed: int
    worst: PersonWeek | None


class Effect(Struct, frozen=True, kw_only=True):
    """What a project does to the load of the weeks of a view; who has most to do is first."""

    weeks: tuple[date, ...]
    burdens: tuple[Burden, ...]
    uncarried: tuple[Uncarried, ...]

    @property
    def overloads(self) -> tuple[Burden, ...]:
        """Those who have more to do than they can in more weeks than without it."""
        return tuple(each for each in self.burdens if each.over > each.over_before)


def effect(asked: Iterable[Asked], view: Weeks, project: str) -> Effect:
    """The load with all that is asked, beside the load without what one project asks.

    Work that is given to a role is shared by who has time, so what others carry may change too:
    only those who work for the project are told.
    """
    every = tuple(asked)
    rest = [each for each in every if (each.kind, each.document) != (PROJECT, project)]
    with_it, without = load(every, view), load(rest, view)
    before = {row[0].person: row for row in without.people if row}
    found = [_burden(row, before[row[0].person], project) for row in with_it.people if row]
    burdens = [each for each in found if each]
    return Effect(
        weeks=with_it.weeks,
        burdens=tuple(sorted(burdens, key=lambda each: (-each.seconds, each.person))),
        uncarried=_uncarried(with_it, project),
    )


def _burden(
    row: tuple[PersonWeek, ...], before: tuple[PersonWeek, ...], project: str
) -> Burden | None:
    own = [(each.week, seconds) for each in row if (seconds := _seconds(each, project))]
    if not own:
        return None
    over = [each for each in row if each.over]
    return Burden(
        person=row[0].person,
        seconds=sum(seconds for _, seconds in own),
        first=own[0][0],
        last=own[-1][0],
        over_before=sum(bool(each.over) for each in before),
        over=len(over),
        squeezed_before=sum(bool(each.squeezed) for each in before),
        squeezed=sum(bool(each.squeezed) for each in row),
        worst=max(over, key=lambda each: each.over, default=None),
    )


def _seconds(week: PersonWeek, project: str) -> int:
    return sum(
        each.seconds for each in week.reasons if (each.kind, each.document) == (PROJECT, project)
    )


def _uncarried(found: Load, project: str) -> tuple[Uncarried, ...]:
    return tuple(
        each
        for each in found.uncarried
        if (each.reason.kind, each.reason.document) == (PROJECT, project)
    )
