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

_LEAST = 20_000  # activities to plan anew, at the least, until one stops looking
_EACH = 4  # and as many for each activity


def drag(computed: Computed, target: int | None = None) -> dict[int, int | None]:
    """The drag of each task that has any, by number; None where the work would be too much.

    `target`: what the finish of this task, not the end of the project, would gain.
    """
    looking = _Looking(computed, target)
    ends = last(computed) if target is None else [target]
    return {
        number: looking.without(number)
        for number in dict.fromkeys([*driving(computed, ends), *_pulled(computed)])
        if number < len(computed.net.tasks) and computed.found[number].amount
    }


def _pulled(computed: Computed) -> list[int]:
    """Tasks that begin later because of what binds their finish."""
    kinds = (LinkType.FINISH_TO_FINISH, LinkType.START_TO_FINISH)
    return [
        number
        for number, ties in enumerate(computed.net.ties)
        if any(tie.type in kinds for tie in ties)
        and any(tie.type not in kinds[:1] for tie in computed.net.followers[number])
    ]


class _Looking:
    """Takes the work of one task away after the other, and puts it back."""

    def __init__(self, computed: Computed, target: int | None) -> None:
        self._computed = computed
        self._target = target
        self._found = computed.found
        self._place = {number: at for at, number in enumerate(computed.net.sequence)}
        tasks = range(len(computed.net.tasks))
        self._latest = sorted(tasks, key=lambda number: -self._found[number].finish)
        self._left = max(_LEAST, _EACH * len(self._found))

    def without(self, number: int) -> int | None:
        """How much sooner the end would be in working time, without a task's work."""
        if self._left < 0:
            return None
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
                if tie.target not in seen:
                    seen.add(tie.target)
                    heappush(open_places, (self._place[tie.target], tie.target))
        done = self._computed.hours.plain.done
        end = self._end(before)
        activity.amount = amount
        for each, (start, finish) in before.items():
            self._found[each].start, self._found[each].finish = start, finish
        planned = self._computed.end if self._target is None else self._found[self._target].finish
        return done(planned) - done(end)

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
