"""Drag: how much sooner the project would end if a task took no time.

Source: Stephen Devaux, Total Project Control (1999), who gives it for tasks on the critical path
by comparing with the floats of those beside them. Here it is found by doing it: the work that is
left of the task is taken away, what follows is planned anew, and the ends are compared in working
time of the calendar. So it is exact with leave, part time and lags of any kind too. Where a task's
finish drives its start, taking its work away can delay others: the drag is below zero then.
"""

from heapq import heappop, heappush
from operator import attrgetter

from flowdef.model.project import LinkType
from flowdef.plan.binding import driving, last
from flowdef.plan.computed import Computed
from flowdef.plan.passes import place
from flowdef.plan.path import late

_LEAST = 20_000  # activities to plan anew, at the least, until one stops looking
_EACH = 4  # and as many for each activity
_STEP = 8 * 3600  # seconds of work by which an end is thought to be sooner, at the least


def drag(computed: Computed, target: int | None = None) -> dict[int, int | None]:
    """The drag of each task that has any, by number; None where the work would be too much.

    `target`: what the finish of this task, not the end of the project, would gain.
    """
    looking = _Looking(computed, target)
    ends = last(computed) if target is None else [target]
    pulled = _pulled(computed)
    return {
        number: looking.without(number, monotone=number not in pulled)
        for number in dict.fromkeys([*driving(computed, ends), *pulled])
        if number < len(computed.net.tasks) and computed.found[number].amount
    }


def _pulled(computed: Computed) -> dict[int, None]:
    """Tasks that begin later because of what binds their finish."""
    kinds = (LinkType.FINISH_TO_FINISH, LinkType.START_TO_FINISH)
    return dict.fromkeys(
        number
        for number, ties in enumerate(computed.net.ties)
        if any(tie.type in kinds for tie in ties)
        and any(tie.type not in kinds[:1] for tie in computed.net.followers[number])
    )


class _Looking:
    """Takes the work of one task away after the other, and puts it back.

    Whatever could be as late as it is planned and still let the end come at a given moment does
    not decide an end after that moment. So what follows is planned anew only among those that
    would be late for an end that is nearly as much sooner as it can become; where the end comes
    out before that, once more for an earlier one, at last among all.
    """

    def __init__(self, computed: Computed, target: int | None) -> None:
        self._computed = computed
        self._target = target
        self._found = computed.found
        self._end_now = computed.end if target is None else self._found[target].finish
        self._place = {number: at for at, number in enumerate(computed.net.sequence)}
        tasks = range(len(computed.net.tasks))
        self._latest = sorted(tasks, key=lambda number: -self._found[number].finish)
        self._left = max(_LEAST, _EACH * len(self._found))
        self._sooner: dict[int, tuple[int, set[int]]] = {}

    def without(self, number: int, *, monotone: bool = True) -> int | None:
        """How much sooner the end would be in working time, without a task's work."""
        activity, done = self._found[number], self._computed.hours.plain.done
        step, most = _STEP, done(self._end_now) - done(self._computed.now)
        while step < done(activity.finish) - done(activity.start):
            step *= 4
        while monotone and step < most and self._left >= 0:
            limit, late = self._late(step)
            end = self._end_without(number, late)
            if end > limit:
                return done(self._end_now) - done(end)
            step *= 4
        if self._left < 0:
            return None
        return done(self._end_now) - done(self._end_without(number, None))

    def _late(self, step: int) -> tuple[int, set[int]]:
        """A moment so much before the end, and what is planned too late to end by it."""
        if step not in self._sooner:
            plain = self._computed.hours.plain
            limit = plain.closing(plain.done(self._end_now) - step)
            self._sooner[step] = limit, late(self._computed, limit, self._target)
        return self._sooner[step]

    def _end_without(self, number: int, among: set[int] | None) -> int:
        activity, before = self._found[number], {}
        amount, activity.amount = activity.amount, 0
        open_places = [(self._place[number], number)]
        seen = {number}
        while open_places:
            _, each = heappop(open_places)
            self._left -= 1
            dates = self._dates(each)
            self._again(each)
            if dates == self._dates(each):
                continue
            before[each] = dates
            for tie in self._computed.net.followers[each]:
                if tie.target not in seen and (among is None or tie.target in among):
                    seen.add(tie.target)
                    heappush(open_places, (self._place[tie.target], tie.target))
        end = self._end(before)
        activity.amount = amount
        for each, (start, finish) in before.items():
            self._found[each].start, self._found[each].finish = start, finish
        return end

    def _dates(self, number: int) -> tuple[int, int]:
        return _DATES(self._found[number])

    def _again(self, number: int) -> None:
        computed = self._computed
        ties = computed.net.ties[number]
        place(self._found[number], ties, self._found, computed.hours, computed.now)

    def _end(self, changed: dict[int, tuple[int, int]]) -> int:
        """The end of all tasks, those that did not change among them, or of the target."""
        if self._target is not None:
            return self._found[self._target].finish
        tasks = len(self._computed.net.tasks)
        ends = [self._found[number].finish for number in changed if number < tasks]
        same = next((number for number in self._latest if number not in changed), None)
        if same is not None:
            ends.append(self._found[same].finish)
        return max(ends)


_DATES = attrgetter("start", "finish")
