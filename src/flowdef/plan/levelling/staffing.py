"""Staffing: schedules of the tasks of a project on its calendars, with nobody in two places."""

from collections.abc import Sequence

from msgspec import Struct

from flowdef.plan.computed import Computed
from flowdef.plan.levelling.crews import Crew, Crews
from flowdef.plan.levelling.diary import Diary
from flowdef.plan.levelling.search import Made, Order, ordered
from flowdef.plan.passes import place, place_late

LATE = 1 << 40  # what a second of being late weighs, in seconds of length

Diaries = dict[str, Diary]


class Held(Struct, frozen=True):
    """Why a task does not begin as early as its links allow: somebody is busy until a moment."""

    person: str
    until: int


class Staffing:
    """Makes schedules from orders of the activities that are not finished.

    After a pass, `found` and `chosen` hold its dates and crews, and `held` the tasks that had to
    wait for somebody.
    """

    def __init__(self, computed: Computed, crews: Crews) -> None:
        self.computed = computed
        self.crews = crews
        self.found = list(computed.found)
        self.chosen: list[Crew] = [each[0] for each in crews.of]
        self.held: dict[int, Held] = {}
        self.order: Order = [n for n in computed.net.sequence if self.found[n].ended is None]
        open_ = set(self.order)
        self.waits = [
            [tie.source for tie in ties if tie.source in open_] for ties in computed.net.ties
        ]
        self._backwards = self.order[::-1]
        self._followers = [
            [tie.target for tie in ties if tie.target in open_] for ties in computed.net.followers
        ]
        self._floors = [each.floor for each in self.found]
        self._begun = self._diaries()
        self._dues = _dues(computed)
        self._ranks = _by_links(computed, self._dues)
        self._best: tuple[int, int, Order] | None = None

    def ranks(self) -> Sequence[Sequence[float]]:
        """Latest finish, first deadline behind, latest start, earliest start, by links alone."""
        return self._ranks

    def serial(self, order: Order) -> Made:
        """Each in its turn, with the crew that finishes first; of equals, who has least to do."""
        made = self._pass(order, {person: diary.copy() for person, diary in self._begun.items()})
        cost = made.cost, sum(made.starts)
        if self._best is None or cost < self._best[:2]:
            self._best = *cost, order
        return made

    def least_moved(self) -> Made:
        """The best schedule so far, made again; of equals, that in which tasks begin soonest."""
        for rank in self._ranks:
            self.serial(ordered(self.order, self.waits, rank))
        return self.serial(self._best[2] if self._best else self.order)

    def alone(self) -> Made:
        """Each as if its crew had nothing else to do: no schedule is better."""
        return self._pass(self.order, {})

    def parallel(self, rank: Sequence[float]) -> None:
        """There is none: how long a task takes depends on when it begins."""

    def late(self, made: Made) -> list[int] | None:
        """When each could start, with the crews of the schedule that was made last."""
        computed, end = self.computed, max(made.ends)
        diaries = {person: diary.copy() for person, diary in self._begun.items()}
        limits = dict.fromkeys(self.order, end)
        for number, due, _ in self._dues:
            limits[number] = max(due, made.ends[number])
        order = ordered(self._backwards, self._followers, [-each for each in made.ends])
        for number in order:
            crew, ties = self.chosen[number], computed.net.followers[number]
            finish: int | None = min(limits[number], end)
            while finish is not None:
                if finish < computed.now:
                    return None
                place_late(crew.activity, ties, self.found, computed.hours, finish)
                finish = self._before(crew, diaries)
            _take(diaries, crew, crew.activity.late_start, crew.activity.late_finish)
        return [each.late_start for each in self.found]

    def cost(self, ends: Sequence[int], last: int | None = None) -> int:
        """First how late tasks and project are in sum, then how long all takes.

        `last`: the working time until the end of all, where it is not the last of the ends.
        """
        done = self.computed.hours.plain.done
        if last is None:
            last = done(max(ends, default=self.computed.now))
        late = sum(max(0, done(ends[number]) - due) for number, _, due in self._dues)
        project = self.computed.hours.closes(self.computed.project.deadline)
        if project is not None:
            late += max(0, last - done(project))
        return late * LATE + last - done(self.computed.now)

    def _pass(self, order: Order, diaries: Diaries) -> Made:
        self.held = {}
        for number in order:
            tried: list[tuple[int, int, int, Crew, Held | None]] = []
            for crew in self.crews.of[number]:
                held = self._placed(number, crew, diaries)
                load = sum(diaries[person].load for person, _ in crew.units if diaries)
                tried.append((crew.activity.finish, load, len(tried), crew, held))
            *_, crew, found = min(tried)
            self.found[number], self.chosen[number] = crew.activity, crew
            if found:
                self.held[number] = found
            if diaries and crew.activity.begun is None:
                _take(diaries, crew, crew.activity.start, crew.activity.finish)
        starts = [max(each.start, self.computed.now) for each in self.found]
        ends = [max(each.finish, self.computed.now) for each in self.found]
        return Made(self.cost(ends), starts, ends)

    def _placed(self, number: int, crew: Crew, diaries: Diaries) -> Held | None:
        """Set the dates of a crew's activity; what it had to wait for last."""
        computed, activity = self.computed, crew.activity
        ties, held = computed.net.ties[number], None
        activity.floor = self._floors[number]
        place(activity, ties, self.found, computed.hours, computed.now)
        while diaries and activity.begun is None:
            clash = self._after(crew, diaries)
            if clash is None or clash == held:  # the same again: where calendars end, none is later
                break
            held = clash
            activity.floor = clash.until
            place(activity, ties, self.found, computed.hours, computed.now)
        return held

    def _after(self, crew: Crew, diaries: Diaries) -> Held | None:
        """The last moment until which somebody of a crew is busy, while it is at work."""
        found = None
        for person, units in crew.units:
            room = self.crews.room[person] - units
            start, finish = crew.activity.start, crew.activity.finish
            until = diaries[person].last_above(start, finish, room)
            if until is not None and (found is None or until > found.until):
                found = Held(person, until)
        return found

    def _before(self, crew: Crew, diaries: Diaries) -> int | None:
        """The same to the other side: the first moment from which on somebody is busy."""
        if crew.activity.begun is not None:
            return None
        moments = (
            diaries[person].first_above(
                crew.activity.late_start, crew.activity.late_finish, self.crews.room[person] - units
            )
            for person, units in crew.units
        )
        return min((each for each in moments if each is not None), default=None)

    def _diaries(self) -> Diaries:
        """What people still have to do of tasks that have begun."""
        diaries = {person: Diary() for person in self.crews.room}
        for crew in self.chosen:
            activity = crew.activity
            if activity.begun is not None and activity.ended is None:
                start = max(activity.begun, self.computed.now)
                _take(diaries, crew, start, activity.finish)
        return diaries


def _take(diaries: Diaries, crew: Crew, start: int, finish: int) -> None:
    for person, units in crew.units:
        diaries[person].take(start, finish, units)


def _by_links(computed: Computed, dues: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    found = computed.found
    first_due = [computed.end] * len(found)  # of all that waits for it
    for number, due, _ in dues:
        first_due[number] = min(due, computed.end)
    for number in reversed(computed.net.sequence):
        for tie in computed.net.followers[number]:
            first_due[number] = min(first_due[number], first_due[tie.target])
    return [
        [each.late_finish for each in found],
        first_due,
        [each.late_start for each in found],
        [each.start for each in found],
    ]


def _dues(computed: Computed) -> list[tuple[int, int, int]]:
    """Tasks with a deadline of their own: number, moment, and the working time until then."""
    found = []
    for number, task in enumerate(computed.net.tasks):
        last = computed.hours.closes(task.deadline)
        if last is not None and computed.found[number].ended is None:
            found.append((number, last, computed.hours.plain.done(last)))
    return found
