"""Logic: how the two ends of each task are tied to what comes before it and after it."""

from msgspec import Struct

from flowdef.model.project import Project
from flowdef.plan.network import OF_FINISH, TO_START, Network, Tie


class Ends(Struct, frozen=True):
    """Which ends of a task are tied: its start and finish to what is before, and what is after.

    Tasks of the first phase follow the start of the project, and those of the last one lead to its
    end; plain `tasks` do so only where some task of the plan is linked with them.
    """

    task: str
    start_in: bool
    finish_in: bool
    start_out: bool
    finish_out: bool
    first: bool
    last: bool

    @property
    def no_predecessor(self) -> bool:
        """Whether nothing comes before it, nor does the project's start."""
        return not (self.first or self.start_in or self.finish_in)

    @property
    def no_successor(self) -> bool:
        """Whether nothing comes after it, nor does the project's end."""
        return not (self.last or self.start_out or self.finish_out)

    @property
    def dangling_start(self) -> bool:
        """Whether only its finish is tied to what is before: its start may be anywhere."""
        return self.finish_in and not (self.start_in or self.first)

    @property
    def dangling_finish(self) -> bool:
        """Whether only its start is tied to what is after: it may last for ever."""
        return self.start_out and not (self.finish_out or self.last)


def links(net: Network) -> tuple[Tie, ...]:
    """The links into tasks, one for each that is written, and one for each phase gate."""
    return tuple(tie for ties in net.ties[: len(net.tasks)] for tie in ties)


def ends(project: Project, net: Network) -> tuple[Ends, ...]:
    """The ends of each task of a project and its network, in document order."""
    phases = [phase.id for phase in project.phases]
    linked = {each for tie in links(net) for each in (tie.source, tie.target)}
    found = []
    for number, task in enumerate(net.tasks):
        before, after = net.ties[number], net.followers[number]
        alone = len(phases) == 1 and bool(linked) and number not in linked
        phase = net.phases[number]
        found.append(
            Ends(
                task=task.id,
                start_in=any(tie.type in TO_START for tie in before),
                finish_in=any(tie.type not in TO_START for tie in before),
                start_out=any(tie.type not in OF_FINISH for tie in after),
                finish_out=any(tie.type in OF_FINISH for tie in after),
                first=phase == phases[0] and not alone,
                last=phase == phases[-1] and not alone,
            )
        )
    return tuple(found)
