"""Limits: how soon a project could be finished at best: by its links, and by what people have."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from flowdef.model.project import LinkType
from flowdef.plan.activities import Activity, share_of
from flowdef.plan.computed import Computed
from flowdef.plan.levelling.staffing import Staffing
from flowdef.plan.network import Tie


class Row(NamedTuple):
    """What one activity asks of one person, in working time; the longest tail is the greatest."""

    tail: int
    head: int
    length: int
    units: int


def least_cost(staffing: Staffing) -> int | None:
    """No schedule costs less; None where not all crews of some task were looked at.

    As late as the links alone make it; and as long as the greater of two: what links and calendars
    alone need, and what a person needs for what nobody else can do, between the first moment at
    which some of it can begin and what must follow it (Klein and Scholl 1999, LB1 and LB2). Tasks
    that take more than half of what the person has take all of it: no two of them go together.
    """
    if staffing.crews.more:
        return None
    computed = staffing.computed
    made = staffing.alone()
    done = computed.hours.plain.done
    heads = [done(each) for each in made.starts]
    least = [min(_least(crew.activity, computed) for crew in each) for each in staffing.crews.of]
    tails = _tails(computed, least)
    last = done(max(made.ends, default=computed.now))
    for person, rows in _asked(staffing, heads, least, tails).items():
        room = staffing.crews.room[person]
        rows.sort(reverse=True)
        apart = [row._replace(units=room) for row in rows if 2 * row.units > room]
        last = max(last, _carried(rows, room), _carried(apart, room))
    return staffing.cost(made.ends, last)


def _asked(
    staffing: Staffing, heads: Sequence[int], least: Sequence[int], tails: Sequence[int]
) -> dict[str, list[Row]]:
    """By person, what no choice of people takes off them, and has not begun."""
    found: dict[str, list[Row]] = {}
    for number in staffing.order:
        if not least[number] or staffing.computed.found[number].begun is not None:
            continue
        first, *others = (dict(crew.units) for crew in staffing.crews.of[number])
        for person, units in first.items():
            always = min((units, *(other.get(person, 0) for other in others)))
            if always:
                row = Row(tails[number], heads[number], least[number], always)
                found.setdefault(person, []).append(row)
    return found


def _least(activity: Activity, computed: Computed) -> int:
    """The working time between the start and the end of an activity, whenever it begins."""
    hours = computed.hours
    if not activity.effort:
        return activity.amount if activity.time is hours.plain else 0
    shares = tuple((person, share_of(each)) for person, each in activity.people)
    total = sum((share * hours.rate(person) for person, share in shares), Fraction(0))
    return int(activity.amount / (hours.pace(shares).scale * (total or 1)))


def _tails(computed: Computed, least: Sequence[int]) -> list[int]:
    """The working time from the end of each activity to the end of all."""
    tails = [0] * len(least)
    for number in reversed(computed.net.sequence):
        for tie in computed.net.followers[number]:
            if tie.type is LinkType.FINISH_TO_START and computed.found[tie.target].begun is None:
                behind = _lag(tie, computed) + least[tie.target] + tails[tie.target]
                tails[number] = max(tails[number], behind)
    return tails


def _lag(tie: Tie, computed: Computed) -> int:
    lag = tie.link.lag if tie.link else None
    if lag is None:
        return 0
    return min(0, computed.hours.seconds(lag)) if lag.elapsed else computed.hours.seconds(lag)


def _carried(rows: Sequence[Row], room: int) -> int:
    """When all can be done at the soonest; rows with the longest tail come first."""
    best = 0
    for begin in {row.head for row in rows}:
        work = 0
        for row in rows:
            if row.head >= begin:
                work += row.length * row.units
                best = max(best, begin - (-work // room) + row.tail)
    return best
