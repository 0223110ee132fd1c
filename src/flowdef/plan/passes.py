"""Passes: the earliest and the latest dates of a network, by its links and calendars.

Method: the critical path method of Kelley and Walker (1959) with the four links of the precedence
diagram (Fondahl 1961), on timelines instead of numbers. A moment at the end of work and the next
beginning of work are the same; a lag leads to the earlier of the two, and a task that has work
begins at the later.
"""

from collections.abc import Iterable

from flowdef.plan.activities import Activity
from flowdef.plan.hours import ALWAYS, Hours
from flowdef.plan.network import OF_FINISH, TO_START, Network, Tie
from flowdef.plan.timeline import Counting


def forward(net: Network, found: list[Activity], hours: Hours, now: int) -> None:
    """Set the earliest start and finish of each activity."""
    for number in net.sequence:
        place(found[number], net.ties[number], found, hours, now)


def place(
    activity: Activity, ties: tuple[Tie, ...], found: list[Activity], hours: Hours, now: int
) -> None:
    """Set the earliest start and finish of one, whose predecessors are placed."""
    if activity.ended is not None and activity.begun is not None:
        activity.start, activity.finish = activity.begun, activity.ended
        return
    earliest, until = _bounds(activity, ties, found, hours)
    if activity.begun is not None:
        activity.start = activity.begun
        activity.finish = max(finished(activity, max(now, activity.begun)), until or 0)
        return
    activity.start = started(activity, earliest)
    activity.finish = finished(activity, activity.start)
    if until is not None and until > activity.finish:
        activity.start, activity.finish = beginning(activity, until), until


def started(activity: Activity, earliest: int) -> int:
    """When an activity begins that may do so from a moment on."""
    if not activity.amount:
        return earliest
    return activity.time.opening(activity.time.done(earliest))


def finished(activity: Activity, start: int) -> int:
    """When an activity is finished that begins, or goes on, at a moment."""
    if not activity.amount:
        return start
    return activity.time.closing(activity.time.done(start) + activity.amount)


def beginning(activity: Activity, finish: int) -> int:
    """When an activity begins at the latest that is finished at a moment."""
    if not activity.amount:
        return finish
    return activity.time.opening(activity.time.done(finish) - activity.amount)


def allowed(tie: Tie, found: list[Activity], hours: Hours) -> int:
    """The earliest end that a link allows, by where what it leads from is planned."""
    source = found[tie.source]
    return later(source.finish if tie.type in OF_FINISH else source.start, tie, hours)


def later(moment: int, tie: Tie, hours: Hours) -> int:
    """The earliest end that a link allows, from the end that it begins at."""
    lag = tie.link.lag if tie.link else None
    if lag is None:
        return moment
    seconds = hours.seconds(lag)
    if lag.elapsed or not seconds:
        return moment + seconds
    return hours.plain.closing(hours.plain.done(moment) + seconds)


def sooner(moment: int, tie: Tie, hours: Hours) -> int:
    """The latest end from which a link still allows the end that it leads to."""
    lag = tie.link.lag if tie.link else None
    if lag is None:
        return moment
    seconds = hours.seconds(lag)
    if lag.elapsed or not seconds:
        return moment - seconds
    return hours.plain.opening(hours.plain.done(moment) - seconds)


def closed(activity: Activity, moment: int, hours: Hours) -> int:
    """When an activity finishes that may not do so before a moment: its work ends with work."""
    return hours.plain.closing(hours.plain.done(moment)) if _works(activity) else moment


def backward(
    net: Network,
    found: list[Activity],
    hours: Hours,
    end: int,
    within: Iterable[int] | None = None,
) -> None:
    """Set the latest start and finish of each activity, so that all is finished by `end`.

    `within`: only of these, by number, as if there were no others, nor deadlines.
    """
    members = None if within is None else set(within)
    for number in reversed(net.sequence):
        if members is not None and number not in members:
            continue
        activity = found[number]
        ties = net.followers[number]
        finish = end
        if members is not None:
            ties = tuple(tie for tie in ties if tie.target in members)
        elif activity.ceiling is not None:
            finish = min(end, activity.ceiling)
        place_late(activity, ties, found, hours, finish)


def place_late(
    activity: Activity, ties: Iterable[Tie], found: list[Activity], hours: Hours, finish: int
) -> None:
    """Set the latest start and finish of one, whose followers are placed, and that has a limit."""
    limits = [(tie, limit_of(tie, found[tie.target], hours)) for tie in ties]
    _place_late(activity, *_least(limits, finish), hours.plain)


def free(net: Network, found: list[Activity], hours: Hours, end: int) -> None:
    """Set how far each can slip until another does, or the end, in seconds of working time."""
    done = hours.plain.done
    last: dict[int, int] = {}  # of what stands for a phase, the moment until which nothing slips
    for number in reversed(net.sequence):
        activity = found[number]
        limits = [
            (tie, last[tie.target] if tie.target in last else _held(tie, found[tie.target], hours))
            for tie in net.followers[number]
        ]
        start, finish = _least(limits, end)
        if number >= len(net.tasks):
            last[number] = finish if start is None else min(finish, start)
        elif activity.ended is None:
            activity.free = done(finish) - done(activity.finish)
            if start is not None and activity.begun is None:
                latest = activity.time.begun(start) if activity.amount else start
                activity.free = min(activity.free, done(latest) - done(activity.start))


def _least(limits: list[tuple[Tie, int | None]], finish: int) -> tuple[int | None, int]:
    """The latest start, where links say one, and the latest finish."""
    start: int | None = None
    for tie, limit in limits:
        if limit is None:
            continue
        if tie.type in OF_FINISH:
            finish = min(finish, limit)
        else:
            start = limit if start is None else min(start, limit)
    return start, finish


def _held(tie: Tie, target: Activity, hours: Hours) -> int | None:
    """The latest moment of the end that a link begins at, with the target where it is."""
    if target.ended is not None or (tie.type in TO_START and target.begun is not None):
        return None
    if tie.type in TO_START:
        return sooner(target.start, tie, hours)
    return sooner(_opened(target, target.finish, hours), tie, hours)


def limit_of(tie: Tie, target: Activity, hours: Hours) -> int | None:
    """The latest moment of the end that a link begins at; None where it binds no more."""
    if target.ended is not None:
        return None
    if tie.type in TO_START:
        return None if target.begun is not None else sooner(target.late_start, tie, hours)
    return sooner(_opened(target, target.late_finish, hours), tie, hours)


def _opened(target: Activity, finish: int, hours: Hours) -> int:
    """The last moment that asks for no later finish than this."""
    return hours.plain.opening(hours.plain.done(finish)) if _works(target) else finish


def _works(activity: Activity) -> bool:
    """Whether an activity has work by a calendar, and so finishes when work ends."""
    return bool(activity.amount) and activity.time is not ALWAYS


def total_float(found: Activity, hours: Hours) -> int:
    """How far an activity can slip until the end, or a deadline, slips; in working seconds."""
    done = hours.plain.done
    slip = done(found.late_finish) - done(found.finish)
    if found.begun is not None:
        return slip
    return min(slip, done(found.late_start) - done(found.start))


def _place_late(activity: Activity, start: int | None, finish: int, plain: Counting) -> None:
    if activity.ended is not None:
        activity.late_start, activity.late_finish = activity.start, activity.finish
        return
    if activity.begun is not None:
        start = None  # what has begun begins no later
    if not activity.amount:
        latest = finish if start is None else min(start, finish)
        activity.late_start = activity.late_finish = latest
    else:
        time = activity.time
        latest = time.opening(time.done(finish) - activity.amount)
        if start is not None and start < latest:
            latest = time.begun(start)
            finish = min(finish, time.closing(time.done(latest) + activity.amount))
        activity.late_start = latest
        activity.late_finish = finish if time is ALWAYS else plain.closing(plain.done(finish))
    if activity.begun is not None:
        activity.late_start = activity.start


def _bounds(
    activity: Activity, ties: tuple[Tie, ...], found: list[Activity], hours: Hours
) -> tuple[int, int | None]:
    """The earliest start, and the earliest finish where links bind it."""
    earliest = activity.floor
    until: int | None = None
    for tie in ties:
        end = allowed(tie, found, hours)
        if tie.type in TO_START:
            earliest = end if earliest is None else max(earliest, end)
        else:
            end = closed(activity, end, hours)
            until = end if until is None else max(until, end)
    return (earliest if earliest is not None else until or 0), until
