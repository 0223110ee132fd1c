"""Planned: what rules need to know of the plan of a project, worked out once, when asked."""

from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from flowdef.calendar.shape import day
from flowdef.model.organization import Organization
from flowdef.model.project import Project, Task
from flowdef.plan.computed import Computed, compute
from flowdef.plan.logic import Ends, ends
from flowdef.plan.network import Network, network
from flowdef.plan.passes import total_float
from flowdef.times import Duration, Unit

_A_DAY = Duration(Decimal(1), Unit.DAYS)
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

    def computed(self, organization: Organization | None) -> Computed | None:
        """The dates that follow from the document, from its first day on; None without one.

        What the day is makes no difference: a plan that could not work on its first day never can.
        None too where tasks wait for each other in a circle.
        """
        if "_computed" not in self.__dict__:
            first = day(self.project.start)
            found = compute(self.project, organization, first) if first else None
            self.__dict__["_computed"] = None if found and found.circle else found
        known: Computed | None = self.__dict__["_computed"]
        return known

    def tight(self, organization: Organization | None) -> tuple[Task, ...]:
        """The tasks that are not finished and have less than a day of float, in their order.

        None where there are no dates.
        """
        computed = self.computed(organization)
        if computed is None:
            return ()
        a_day = computed.hours.seconds(_A_DAY)
        return tuple(
            task
            for task, found in zip(computed.net.tasks, computed.tasks, strict=True)
            if found.ended is None and total_float(found, computed.hours) < a_day
        )
