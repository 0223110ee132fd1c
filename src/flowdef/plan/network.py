"""Network: the tasks of a project, and how the ends of one bind those of another."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from flowdef.model.project import Link, LinkType, Phase, Project, Task

OF_FINISH = (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
TO_START = (LinkType.FINISH_TO_START, LinkType.START_TO_START)


class Tie(Struct, frozen=True, gc=False):
    """A link between two activities by number; `link` is None where the phase gate ties them."""

    source: int
    target: int
    type: LinkType
    link: Link | None = None


class Network(NamedTuple):
    """Activities by number: the tasks in document order, then what stands for whole phases.

    An activity for a phase has no length: it is reached when all tasks of the phase are finished
    (or, for links from their starts, begun). So links to phases cost what the phase has of tasks,
    not their product. `sequence` is empty where activities wait for each other in a circle.
    """

    tasks: tuple[Task, ...]
    phases: tuple[str, ...]  # of each task
    ties: tuple[tuple[Tie, ...], ...]  # into each activity
    followers: tuple[tuple[Tie, ...], ...]  # out of each activity
    sequence: tuple[int, ...]
    names: tuple[str, ...]  # of each activity: its task, or its phase


def network(project: Project) -> Network:
    """The network of a project; needs that nothing has are left out, and reported by a rule."""
    return _Building(project).network()


class _Building:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._number: dict[str, int] = {}
        tasks: list[Task] = []
        self._phases = {phase.id: phase for phase in reversed(project.phases)}
        self._of: list[str] = []
        for phase in project.phases:
            for task in phase.tasks:
                if task.id not in self._number:  # of two with one id the first counts
                    self._number[task.id] = len(tasks)
                    tasks.append(task)
                    self._of.append(phase.id)
        self._tasks = tuple(tasks)
        self._names = [task.id for task in tasks]
        self._ties: list[list[Tie]] = [[] for _ in tasks]
        self._stand_ins: dict[tuple[str, bool], int] = {}

    def network(self) -> Network:
        before: Phase | None = None
        seen: set[str] = set()
        for phase in self._project.phases:
            for task in phase.tasks:
                if task.id not in seen:
                    seen.add(task.id)
                    self._bind(task, before)
            before = phase
        followers: list[list[Tie]] = [[] for _ in self._ties]
        for ties in self._ties:
            for tie in ties:
                followers[tie.source].append(tie)
        ready = _ready(self._ties, followers)
        return Network(
            self._tasks,
            tuple(self._of),
            tuple(map(tuple, self._ties)),
            tuple(map(tuple, followers)),
            tuple(ready) if len(ready) == len(self._ties) else (),
            tuple(self._names),
        )

    def _bind(self, task: Task, before: Phase | None) -> None:
        target = self._number[task.id]
        if task.needs is None:
            if before is not None:
                gate = self._stand_in(before, of_finish=True)
                self._ties[target].append(Tie(gate, target, LinkType.FINISH_TO_START))
            return
        for link in task.needs:
            source = self._source(link)
            if source is not None:
                self._ties[target].append(Tie(source, target, link.type, link))

    def _source(self, link: Link) -> int | None:
        if link.to in self._number:
            return self._number[link.to]
        phase = self._phases.get(link.to)
        return self._stand_in(phase, of_finish=link.type in OF_FINISH) if phase else None

    def _stand_in(self, phase: Phase, *, of_finish: bool) -> int:
        found = self._stand_ins.get((phase.id, of_finish))
        if found is None:
            found = self._stand_ins[phase.id, of_finish] = len(self._ties)
            kind = LinkType.FINISH_TO_START if of_finish else LinkType.START_TO_START
            members = dict.fromkeys(self._number[task.id] for task in phase.tasks)
            self._ties.append([Tie(member, found, kind) for member in members])
            self._names.append(phase.id)
        return found


def _ready(ties: Sequence[Sequence[Tie]], followers: Sequence[Sequence[Tie]]) -> list[int]:
    """Kahn's algorithm: all that no circle keeps from beginning, each after what it waits for."""
    waiting = [len(each) for each in ties]
    ready = [number for number, count in enumerate(waiting) if not count]
    for number in ready:  # grows while it is walked
        for tie in followers[number]:
            waiting[tie.target] -= 1
            if not waiting[tie.target]:
                ready.append(tie.target)
    return ready


def circle(net: Network) -> tuple[str, ...]:
    """Tasks and phases that wait for each other, in order; empty where all can be done."""
    if net.sequence or not net.ties:
        return ()
    stuck = set(range(len(net.ties))).difference(_ready(net.ties, net.followers))
    place: dict[int, int] = {}
    number = min(stuck)
    while number not in place:
        place[number] = len(place)
        number = next(tie.source for tie in net.ties[number] if tie.source in stuck)
    found = [each for each, at in place.items() if at >= place[number]][::-1]
    first = found.index(min(found))
    return tuple(net.names[each] for each in (*found[first:], *found[:first]))
