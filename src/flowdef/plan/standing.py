"""Standing: how a project stands with the reasons for which it may be late."""

from typing import NamedTuple

from flowdef.plan.delays import Delay
from flowdef.plan.outlook import Outlook
from flowdef.plan.schedule import Missed


class Standing(NamedTuple):
    """A project on a day, with the reasons for which its tasks are at risk."""

    outlook: Outlook
    delays: tuple[Delay, ...]

    @property
    def missed(self) -> tuple[Missed, ...]:
        """The deadlines that are missed; that of the project only where no task has the same."""
        found = self.outlook.now.conflicts
        told = {(miss.deadline, miss.finish) for miss in found if miss.task}
        return tuple(
            each for each in found if each.task or (each.deadline, each.finish) not in told
        )
