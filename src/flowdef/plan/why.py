"""Why: the chain of reasons for a task's date, back to where it begins."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from flowdef.model.project import Task
from flowdef.plan.binding import binding
from flowdef.plan.computed import Computed
from flowdef.plan.hours import moment
from flowdef.plan.network import TO_START, Tie
from flowdef.plan.passes import allowed


class Cause(StrEnum):
    """What gives a task its dates."""

    LINK = "link"
    PROJECT_START = "project start"
    TODAY = "today"
    NOT_BEFORE = "not before"
    LEVELLED = "levelled"  # its people are busy until then
    STARTED = "started"  # what is left goes on
    FINISHED = "finished"


class Absence(Struct, frozen=True):
    """Somebody away, from one ISO day to another, both included."""

    person: str
    first: str
    last: str


class Reason(Struct, frozen=True, kw_only=True):
    """Why one task has its dates.

    `tie` and `source` (the task that it leads from) where a link does; `phase` where that link
    names a whole phase, of which `source` is the last. `bound` is the moment from which the task
    could begin (or at which it must finish), `away` who of its people is not there all the time.
    """

    task: Task
    start: datetime
    finish: datetime
    cause: Cause
    bound: datetime
    away: tuple[Absence, ...] = ()
    tie: Tie | None = None
    source: Task | None = None
    phase: str = ""


class Hop(Struct, frozen=True):
    """An activity of a chain by number, and the link by which the one before gives it its date."""

    number: int
    tie: Tie | None


def why(computed: Computed, number: int) -> tuple[Reason, ...]:
    """The reasons for the dates of a task, from itself back to what depends on no other task."""
    hops = chain(computed, number)
    tasks = len(computed.net.tasks)
    reasons = []
    for at, hop in enumerate(hops):
        if hop.number >= tasks:
            continue
        source = next((each.number for each in hops[at + 1 :] if each.number < tasks), None)
        reasons.append(_reason(computed, hop, source if hop.tie else None))
    return tuple(reasons)


def chain(computed: Computed, number: int) -> list[Hop]:
    """The activities that give each other their dates, from one back to the beginning."""
    hops = []
    while True:
        tie = min(binding(computed, number), key=lambda each: each.source, default=None)
        hops.append(Hop(number, tie))
        if tie is None:
            return hops
        number = tie.source


def cause(computed: Computed, number: int) -> tuple[Cause, int]:
    """What gives a task its dates that no link does, and the moment that it says."""
    activity = computed.found[number]
    if activity.ended is not None:
        return Cause.FINISHED, activity.ended
    if activity.begun is not None:
        return Cause.STARTED, max(activity.begun, computed.now)
    floor = computed.now if activity.floor is None else activity.floor
    if floor == computed.hours.opens(computed.net.tasks[number].not_before):
        return Cause.NOT_BEFORE, floor
    if floor > computed.now:
        return Cause.LEVELLED, floor
    if floor == computed.hours.opens(computed.project.start):
        return Cause.PROJECT_START, floor
    return Cause.TODAY, floor


def absences(computed: Computed, hop: Hop) -> tuple[Absence, ...]:
    """Who of a task's people is away while it waits for them or is worked on."""
    activity = computed.found[hop.number]
    if hop.tie is None:
        return away(computed, hop.number, cause(computed, hop.number)[1])
    since = (
        activity.start
        if hop.tie.type not in TO_START
        else allowed(hop.tie, computed.found, computed.hours)
    )
    return away(computed, hop.number, since)


def _reason(computed: Computed, hop: Hop, source: int | None) -> Reason:
    activity, tasks = computed.found[hop.number], computed.net.tasks
    if hop.tie is None:
        kind, bound = cause(computed, hop.number)
    else:
        kind, bound = Cause.LINK, allowed(hop.tie, computed.found, computed.hours)
    phase = hop.tie is not None and hop.tie.source >= len(tasks)
    return Reason(
        task=tasks[hop.number],
        start=moment(activity.start),
        finish=moment(activity.finish),
        cause=kind,
        bound=moment(bound),
        away=absences(computed, hop),
        tie=hop.tie,
        source=None if source is None else tasks[source],
        phase=computed.net.names[hop.tie.source] if hop.tie and phase else "",
    )


def away(computed: Computed, number: int, since: int) -> tuple[Absence, ...]:
    """Who of a task's people is away between a moment and its finish, where work drives it."""
    activity, hours = computed.found[number], computed.hours
    if not (activity.effort and activity.amount) or activity.ended is not None:
        return ()
    found = []
    for person, _ in activity.people:
        known = hours.people.get(person)
        for leave in known.leave if known else ():
            first, last = hours.opens(leave.first), hours.closes(leave.last)
            if first is None or last is None or not first < last:
                continue
            if first < activity.finish and last > since:
                found.append(Absence(person, leave.first, leave.last))
        joined = hours.opens(known.joined) if known else None
        if known and joined is not None and joined > since:
            found.append(Absence(person, "", known.joined))
    return tuple(found)
