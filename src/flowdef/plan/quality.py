"""Quality: DCMA's 14 points, by which one sees how far a plan can be trusted."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from flowdef.model.project import Estimate, LinkType, Project, Task
from flowdef.plan.activities import Activity
from flowdef.plan.computed import Computed
from flowdef.plan.logic import ends, links
from flowdef.plan.passes import total_float
from flowdef.times import Duration, Unit

SOURCE = "Defense Contract Management Agency, EVMS Program Analysis Pamphlet, PAM 200.1, 2012"
_LONG = 44  # working days: two months
_SLIP = 600  # working days
_FIVE, _NINETY, _INDEX = 5, 90, 95  # percent

Again = Callable[[Project], Computed]


class Verdict(StrEnum):
    """How a plan stands in one point."""

    GOOD = "good"
    MISSED = "missed"
    UNTOLD = "not judged"


class Point(Struct, frozen=True, kw_only=True):
    """One of the 14: what was found, the limit, and the tasks that it is about, in their order."""

    number: int
    name: str
    verdict: Verdict
    found: str
    limit: str = ""
    tasks: tuple[str, ...] = ()


def quality(computed: Computed, day: str, again: Again) -> tuple[Point, ...]:
    """The 14 points of a plan on a day (ISO); `again` computes it for a project that is changed.

    Judged are tasks that are not finished; milestones have neither length nor people. Source of
    points and limits: `SOURCE`, section 4. What needs a baseline is not judged.
    """
    sheet = _Sheet(computed)
    return (
        _logic(sheet),
        _point(2, "leads", "a lag cannot be below zero here", "none"),
        *_relations(computed),
        _point(5, "hard constraints", "no key nails a task to a day here", "at most 5 %"),
        sheet.share(6, "high float", f"have over {_LONG} working days of float", sheet.floating),
        sheet.none(7, "negative float", "finish too late for a deadline", sheet.late),
        sheet.share(8, "long tasks", f"last over {_LONG} working days", sheet.lasting),
        _dates(computed, day),
        sheet.none(10, "people", "are given to nobody", sheet.nobody),
        _untold(11, "missed tasks", _BASELINE, "at most 5 %"),
        _path(sheet, again),
        _index(computed),
        _untold(14, "execution index", _BASELINE, "at least 0.95"),
    )


_BASELINE = "it needs a baseline, and a document has none"


class _Open(NamedTuple):
    """A task that is not finished, and no milestone."""

    task: Task
    found: Activity


class _Sheet:
    """The tasks that are judged, and what is asked of each."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.a_day = computed.hours.seconds(Duration(Decimal(1), Unit.DAYS))
        self.tasks = [
            _Open(task, found)
            for task, found in zip(computed.net.tasks, computed.tasks, strict=True)
            if found.ended is None and not task.milestone
        ]

    def floating(self, each: _Open) -> bool:
        return total_float(each.found, self.computed.hours) > _LONG * self.a_day

    def late(self, each: _Open) -> bool:
        return total_float(each.found, self.computed.hours) < 0

    def lasting(self, each: _Open) -> bool:
        done = self.computed.hours.plain.done
        return done(each.found.finish) - done(each.found.start) > _LONG * self.a_day

    def nobody(self, each: _Open) -> bool:
        return not each.task.assigned

    def share(self, number: int, name: str, what: str, asked: Callable[[_Open], bool]) -> Point:
        """At most a twentieth."""
        tasks = [each.task.id for each in self.tasks if asked(each)]
        found = f"{len(tasks)} of {len(self.tasks)} tasks {what}"
        missed = len(tasks) * 100 > _FIVE * len(self.tasks)
        return _point(number, name, found, "at most 5 %", tasks, missed=missed)

    def none(self, number: int, name: str, what: str, asked: Callable[[_Open], bool]) -> Point:
        """Not one."""
        tasks = [each.task.id for each in self.tasks if asked(each)]
        found = f"{len(tasks)} of {len(self.tasks)} tasks {what}"
        return _point(number, name, found, "none", tasks, missed=bool(tasks))


def _logic(sheet: _Sheet) -> Point:
    net = sheet.computed.net
    loose = {
        each.task
        for each in ends(sheet.computed.project, net)
        if each.no_predecessor or each.no_successor
    }
    return sheet.share(
        1, "logic", "have nothing before or after them", lambda each: each.task.id in loose
    )


def _relations(computed: Computed) -> Iterator[Point]:
    """Lags, and links from finish to start."""
    found = links(computed.net)
    lagging = [tie for tie in found if tie.link and tie.link.lag and tie.link.lag.amount]
    others = [tie for tie in found if tie.type is not LinkType.FINISH_TO_START]
    names = computed.net.names
    yield _point(
        3,
        "lags",
        f"{len(lagging)} of {len(found)} links",
        "at most 5 %",
        dict.fromkeys(names[tie.target] for tie in lagging),
        missed=len(lagging) * 100 > _FIVE * len(found),
    )
    yield _point(
        4,
        "finish to start",
        f"{len(found) - len(others)} of {len(found)} links",
        "at least 90 %",
        dict.fromkeys(names[tie.target] for tie in others),
        missed=(len(found) - len(others)) * 100 < _NINETY * len(found),
    )


def _dates(computed: Computed, day: str) -> Point:
    """What happened lies behind; what has not is never planned before the day."""
    tasks = [each.id for each in computed.net.tasks if max(each.started, each.finished) > day]
    found = f"{len(tasks)} tasks begun or finished on a day that has not come"
    return _point(9, "invalid dates", found, "none", tasks, missed=bool(tasks))


def _path(sheet: _Sheet, again: Again) -> Point:
    """Whether the end moves by as much as a critical task does, a twentieth for leave aside."""
    name, limit = "critical path", f"about {_SLIP}"
    done = sheet.computed.hours.plain.done
    tight = [
        each for each in sheet.tasks if done(each.found.late_finish) <= done(each.found.finish)
    ]
    chosen = next((each for each in tight if each.found.begun is None), tight[0] if tight else None)
    if chosen is None:
        return _untold(12, name, "no task is critical any more", limit)
    lasts = done(chosen.found.finish) - done(chosen.found.start)
    slipped = again(_slipped(sheet.computed.project, chosen.task.id, lasts + _SLIP * sheet.a_day))
    moved = (done(slipped.end) - done(sheet.computed.end)) // sheet.a_day
    found = f"{chosen.task.id} slips by {_SLIP} working days, and the end by {moved}"
    return _point(
        12, name, found, limit, [chosen.task.id], missed=moved * 100 < (100 - _FIVE) * _SLIP
    )


def _slipped(project: Project, name: str, seconds: int) -> Project:
    """The project with one task that lasts so long."""
    length = Duration(Decimal(seconds), Unit.SECONDS)
    long = Estimate(length, length, length)

    def changed(task: Task) -> Task:
        return task if task.id != name else replace(task, duration=long, effort=None, progress=None)

    phases = tuple(
        replace(phase, tasks=tuple(map(changed, phase.tasks))) for phase in project.phases
    )
    return replace(project, phases=phases)


def _index(computed: Computed) -> Point:
    """CPLI: the length of the critical path with its float, by its length."""
    name, limit = "path length index", "at least 0.95"
    last = computed.hours.closes(computed.project.deadline)
    done = computed.hours.plain.done
    length = done(computed.end) - done(computed.now)
    if last is None:
        return _untold(13, name, "the project has no deadline", limit)
    if length <= 0:
        return _untold(13, name, "nothing is left to do", limit)
    percent = 100 * (length + done(last) - done(computed.end)) // length
    found = f"{percent / 100:.2f}: what is left, and its time to the deadline, by what is left"
    return _point(13, name, found, limit, missed=percent < _INDEX)


def _point(
    number: int,
    name: str,
    found: str,
    limit: str,
    tasks: Iterable[str] = (),
    *,
    missed: bool = False,
) -> Point:
    verdict = Verdict.MISSED if missed else Verdict.GOOD
    return Point(
        number=number, name=name, verdict=verdict, found=found, limit=limit, tasks=tuple(tasks)
    )


def _untold(number: int, name: str, why: str, limit: str) -> Point:
    return Point(number=number, name=name, verdict=Verdict.UNTOLD, found=why, limit=limit)
