"""Project: a plan in which nobody does two things at once, and what moved for that."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from flowdef.model.organization import Organization
from flowdef.model.project import Project, Task
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.hours import moment
from flowdef.plan.levelling.crews import crews
from flowdef.plan.levelling.limits import least_cost
from flowdef.plan.levelling.search import search
from flowdef.plan.levelling.staffing import LATE, Staffing

_TASKS = 30_000  # that are placed, if no budget is said: about a second of work
_FEWEST = 30  # schedules, even so
_NOTHING = 59  # seconds: what is less than a minute is not worth a search


class Moved(Struct, frozen=True, kw_only=True):
    """A task that begins later than its links ask, and who is busy until then, and with what.

    `person` is empty where it only follows tasks that moved.
    """

    task: Task
    was: datetime
    start: datetime
    person: str = ""
    busy_with: tuple[Task, ...] = ()


class Proposed(Struct, frozen=True):
    """Who is proposed for a role in a task."""

    task: Task
    role: str
    person: str


class Crowded(Struct, frozen=True):
    """Somebody who is at work on more than they have time for, in tasks that have begun."""

    person: str
    tasks: tuple[Task, ...]


class Levelled(Struct, frozen=True, kw_only=True):
    """A levelled plan. `known` gives its dates again: it holds the starts and the people.

    Lengths and lateness are seconds of working time, from now on; `bound` is the length under
    which no plan can be, and None where there were too many choices to know one.
    """

    computed: Computed
    known: Known
    moved: tuple[Moved, ...]
    proposed: tuple[Proposed, ...]
    crowded: tuple[Crowded, ...]
    length: int
    late: int
    bound: int | None
    least_late: int | None
    passes: int

    @property
    def optimal(self) -> bool:
        """Whether it is known that no plan is better, to the minute."""
        if self.bound is None or self.late != self.least_late:
            return False
        return self.length <= self.bound + _NOTHING

    @property
    def gap(self) -> float | None:
        """How much longer it is than the bound, as a part of that."""
        if self.bound is None:
            return None
        return (self.length - self.bound) / self.bound if self.bound else 0.0


def level_project(
    project: Project,
    organization: Organization | None,
    day: date,
    known: Known,
    *,
    budget: int | None = None,
    seed: int = 0,
) -> Levelled:
    """Level a plan that has no circle; `known` on `day` says what its dates are before.

    What has begun stays where it is. `budget`: how many schedules are made, or None for as many as
    take about a second. The same seed gives the same plan.
    """
    computed = compute(project, organization, day, known)
    was = [each.start for each in computed.found]
    staffing = Staffing(computed, crews(computed, organization, known))
    least = least_cost(staffing)
    budget = budget or max(_FEWEST, _TASKS // max(1, len(staffing.order)))
    found = search(staffing, -1 if least is None else least + _NOTHING, budget, seed)
    made = staffing.least_moved()
    proposed = _proposed(staffing)
    known = replace(known, people=_people(known, proposed), starts=_starts(known, staffing))
    late, length = divmod(made.cost, LATE)
    least_late, bound = divmod(least, LATE) if least is not None else (None, None)
    return Levelled(
        computed=compute(project, organization, day, known),
        known=known,
        moved=_moved(staffing, was),
        proposed=proposed,
        crowded=tuple(_crowded(staffing)),
        length=length,
        late=late,
        bound=bound,
        least_late=least_late,
        passes=found.passes,
    )


def _proposed(staffing: Staffing) -> tuple[Proposed, ...]:
    return tuple(
        Proposed(task, role, person)
        for task, crew in zip(staffing.computed.net.tasks, staffing.chosen, strict=False)
        for role, person in crew.chosen
    )


def _crowded(staffing: Staffing) -> Iterator[Crowded]:
    """Who has too much in what has begun, which is not moved."""
    begun: dict[str, list[tuple[Task, int]]] = {}
    for task, crew in zip(staffing.computed.net.tasks, staffing.chosen, strict=False):
        if crew.activity.begun is not None and crew.activity.ended is None:
            for person, units in crew.units:
                begun.setdefault(person, []).append((task, units))
    for person, rows in begun.items():
        if sum(units for _, units in rows) > staffing.crews.room[person]:
            yield Crowded(person, tuple(task for task, _ in rows))


def _starts(known: Known, staffing: Staffing) -> dict[str, datetime]:
    names, found = staffing.computed.net.names, staffing.found
    held = {names[number]: moment(found[number].start) for number in staffing.held}
    return {**known.starts, **held}


def _people(known: Known, proposed: tuple[Proposed, ...]) -> dict[str, dict[str, str]]:
    found = {task: dict(people) for task, people in known.people.items()}
    for each in proposed:
        found.setdefault(each.task.id, {})[each.role] = each.person
    return found


def _moved(staffing: Staffing, was: list[int]) -> tuple[Moved, ...]:
    """The tasks that begin later than before, in document order."""
    found = []
    for number, task in enumerate(staffing.computed.net.tasks):
        start = staffing.found[number].start
        if start <= was[number]:
            continue
        held = staffing.held.get(number)
        found.append(
            Moved(
                task=task,
                was=moment(was[number]),
                start=moment(start),
                person=held.person if held else "",
                busy_with=_busy_with(staffing, held.person, held.until) if held else (),
            )
        )
    return tuple(found)


def _busy_with(staffing: Staffing, person: str, until: int) -> tuple[Task, ...]:
    """What somebody is at work on just before a moment."""
    return tuple(
        task
        for task, crew in zip(staffing.computed.net.tasks, staffing.chosen, strict=False)
        if crew.activity.start < until <= crew.activity.finish and person in dict(crew.units)
    )
