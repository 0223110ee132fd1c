"""Planned: what rules need to know of the plan of a project, worked out once, when asked."""

from functools import cached_property

from msgspec import Struct

from flowdef.calendar.shape import day
from flowdef.model.organization import Organization
from flowdef.model.project import Project, Task
from flowdef.plan.logic import Ends, ends
from flowdef.plan.network import Network, network
from flowdef.plan.schedule import Schedule, schedule

_DECIDED = ("approved", "active", "on-hold")


class Planned(Struct, frozen=True, dict=True):
    """The plan of a project that is not over; of one that is, none."""

    project: Project

    @cached_property
    def network(self) -> Network:
        """How the ends of its tasks bind each other."""
        return network(self.project)

    @cached_property
    def ends(self) -> tuple[tuple[Ends, Task], ...]:
        """Each task with how its ends are tied."""
        return tuple(zip(ends(self.project, self.network), self.network.tasks, strict=True))

    @property
    def decided(self) -> tuple[Task, ...]:
        """The tasks, once it is decided that they are done; of what is proposed, none."""
        return self.project.tasks if self.project.status in _DECIDED else ()

    def schedule(self, organization: Organization | None) -> Schedule | None:
        """The dates that follow from the document, from its first day on; None without one.

        What the day is makes no difference: a plan that could not work on its first day never can.
        """
        if "_schedule" not in self.__dict__:
            first = day(self.project.start)
            self.__dict__["_schedule"] = first and schedule(self.project, organization, first)
        found: Schedule | None = self.__dict__["_schedule"]
        return found
