"""Computed: a project's network with the earliest and latest dates of all its activities."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from flowdef.calendar.closed import Closed
from flowdef.model.organization import Organization
from flowdef.model.project import Project
from flowdef.plan.activities import Activity, Given, activities
from flowdef.plan.hours import Hours, instant, year_of
from flowdef.plan.network import Network, circle, network
from flowdef.plan.passes import backward, forward, free
from flowdef.plan.under_way import OVER
from flowdef.times import Duration


class Known(Struct, frozen=True, kw_only=True):
    """What is known beside the documents, by task id: all of it may be left out.

    `lengths`: how long the process of a task takes. `people`: who is proposed for its roles, by
    role. `starts`: before which moment it shall not begin, as a levelled plan has it. `closed`: the
    days on which nobody works, where they are computed.
    """

    lengths: Mapping[str, Duration] = {}
    people: Mapping[str, Mapping[str, str]] = {}
    starts: Mapping[str, datetime] = {}
    closed: Closed | None = None


class Computed(Struct, frozen=True, kw_only=True):
    """Dates by number of activity, in seconds since 1970 in UTC; `circle` where there are none.

    `now` is the first moment for which anything is planned, `end` the finish of the last task.
    """

    project: Project
    hours: Hours
    net: Network
    found: list[Activity]
    now: int
    end: int
    circle: tuple[str, ...]

    @property
    def tasks(self) -> list[Activity]:
        """The activities that are tasks."""
        return self.found[: len(self.net.tasks)]


def compute(
    project: Project, organization: Organization | None, day: date, known: Known | None = None
) -> Computed:
    """The dates of a project as they follow from what is known on `day`."""
    known = known or Known()
    hours = Hours(organization, year_of(project.start, day), known.closed)
    now = _now(project, hours, day)
    net = network(project)
    stuck = circle(net)
    given = Given(
        hours=hours,
        now=now,
        lengths=known.lengths,
        people=known.people,
        starts={task: instant(each) for task, each in known.starts.items()},
        holders=_sole_holders(organization),
    )
    found = activities(project, net, given)
    end = now
    if not stuck:
        forward(net, found, hours, now)
        end = max((each.finish for each in found[: len(net.tasks)]), default=now)
        backward(net, found, hours, end)
        free(net, found, hours, end)
    return Computed(
        project=project, hours=hours, net=net, found=found, now=now, end=end, circle=stuck
    )


def _now(project: Project, hours: Hours, day: date) -> int:
    start = hours.opens(project.start)
    today = hours.opens(day.isoformat()) or 0
    if start is None:
        return today
    return start if project.status in OVER else max(start, today)


def _sole_holders(organization: Organization | None) -> dict[str, str]:
    """The person of each role that one person alone has."""
    holders: dict[str, list[str]] = {}
    for person in organization.people if organization else ():
        for role in person.roles:
            holders.setdefault(role, []).append(person.id)
    return {role: people[0] for role, people in holders.items() if len(people) == 1}
