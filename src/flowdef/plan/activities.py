"""Activities: what each task of a project asks for, as numbers, before anything is planned."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from flowdef.model.project import Assignee, Project, Task
from flowdef.plan.hours import ALWAYS, Hours, Pace, Shares
from flowdef.plan.network import Network
from flowdef.times import Duration

if TYPE_CHECKING:
    from flowdef.plan.timeline import Counting


class Activity:
    """One activity of a network: what is given, then what the passes find.

    `amount` is the work that is left, in units of `time`. Moments are seconds since 1970 in UTC.
    """

    __slots__ = (
        "amount",
        "begun",
        "ceiling",
        "effort",
        "ended",
        "finish",
        "floor",
        "free",
        "late_finish",
        "late_start",
        "people",
        "progress",
        "seconds",
        "start",
        "time",
    )

    def __init__(self) -> None:
        """A moment without length that nothing holds."""
        self.time: Counting = ALWAYS
        self.amount = 0
        self.effort = False  # whether work drives it, not length
        self.seconds = 0  # of effort or length, all of it
        self.people: tuple[tuple[str, Assignee], ...] = ()
        self.progress: Decimal | None = None
        self.floor: int | None = None
        self.ceiling: int | None = None
        self.begun: int | None = None
        self.ended: int | None = None
        self.start = self.finish = self.late_start = self.late_finish = 0
        self.free = 0


class Given(Struct, frozen=True, kw_only=True):
    """What is given beside the project: hours, the day, and what is known of tasks by their ids.

    `holders`: the sole holder of each role that has one; `starts` in seconds since 1970.
    """

    hours: Hours
    now: int
    lengths: Mapping[str, Duration]
    people: Mapping[str, Mapping[str, str]]
    starts: Mapping[str, int]
    holders: Mapping[str, str]

    def person(self, task: Task, assignee: Assignee) -> str:
        """Who is meant: who is named, or proposed for the role; empty where nobody is yet."""
        if assignee.person:
            return assignee.person
        proposed = self.people.get(task.id, {}).get(assignee.role)
        return proposed or self.holders.get(assignee.role, "")


def activities(project: Project, net: Network, given: Given) -> list[Activity]:
    """The activities of a network, by number."""
    found = [_of_task(task, given, project.deadline) for task in net.tasks]
    found.extend(Activity() for _ in range(len(net.ties) - len(net.tasks)))
    return found


def last_of(hours: Hours, found: Activity, day: str) -> int | None:
    """The last moment at which a task can end by the end of an ISO day; None where it is none.

    Work ends with the working day, what goes by the clock at midnight.
    """
    if not day:
        return None
    return hours.ends(day) if found.time is ALWAYS else hours.closes(day)


def share_of(assignee: Assignee) -> Fraction:
    """The share of the time of whoever is assigned."""
    return Fraction(assignee.share)


def _of_task(task: Task, given: Given, deadline: str) -> Activity:
    hours, found = given.hours, Activity()
    found.people = tuple((given.person(task, each), each) for each in task.assigned)
    pace = _driven(task, given, found)
    found.time = pace.time
    found.amount = found.seconds * pace.scale
    starts = (given.now, hours.opens(task.not_before), given.starts.get(task.id))
    found.floor = max(each for each in starts if each is not None)
    ceilings = [last_of(hours, found, each) for each in (task.deadline, deadline)]
    found.ceiling = min((each for each in ceilings if each is not None), default=None)
    _facts(task, given, found)
    return found


def _driven(task: Task, given: Given, found: Activity) -> Pace:
    """What drives the length of a task: nothing, work, or the calendar."""
    hours = given.hours
    length = task.duration.likely if task.duration else given.lengths.get(task.id)
    if task.milestone or (task.effort is None and length is None):
        return Pace(ALWAYS)
    if task.effort is not None:
        found.seconds = hours.seconds(task.effort.likely)
        found.effort = True
        shares: Shares = tuple((person, each.share) for person, each in found.people)
        return hours.pace(shares) if found.seconds else Pace(ALWAYS)
    assert length is not None  # noqa: S101 (said above; mypy cannot see it)
    found.seconds = hours.seconds(length)
    return Pace(ALWAYS if length.elapsed or not found.seconds else hours.plain)


def _facts(task: Task, given: Given, found: Activity) -> None:
    """What has happened already: begun, ended, and how much is left."""
    hours = given.hours
    found.ended = hours.closes(task.finished)
    found.begun = hours.opens(task.started)
    if found.ended is not None:
        if found.begun is None:
            found.begun = found.time.opening(found.time.done(found.ended) - found.amount)
        found.begun = min(found.begun, found.ended)
        return
    done = found.progress = task.progress
    if done:
        left = found.amount * (1 - Fraction(min(max(done, Decimal(0)), Decimal(1))))
        found.amount = -(-left.numerator // left.denominator)
