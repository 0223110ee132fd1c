"""Without: when a project, or one of its tasks, would end if another task took no time."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from flowdef.plan.computed import Computed
from flowdef.plan.network import OF_FINISH, Tie
from flowdef.plan.passes import limit_of, place, place_late

_LEAST = 20_000  # activities to plan anew, at the least, until one stops looking
_EACH = 4  # and as many for each activity
_STEP = 4 * 3600  # seconds of work by which an end is thought to be sooner, if it is at all


class Without:
    """Takes the work of one task away after the other, and puts it back.

    Whatever could be as late as it is planned and still let the end come at a given moment does
    not decide an end after that moment. So what follows is planned anew only among what is `late`
    for an end that is nearly as much sooner as it can become; where the end comes out before
    that, once more for an earlier one, at last among all.
    """

    def __init__(self, computed: Computed, target: int | None) -> None:
        """Take a plan, and the task whose finish is in question; None for the end of all."""
        self._computed, self._found = computed, computed.found
        self._target = target
        self._end = computed.end if target is None else self._found[target].finish
        self._place = [0] * len(self._found)
        for at, number in enumerate(computed.net.sequence):
            self._place[number] = at
        ends = range(len(computed.net.tasks)) if target is None else (target,)
        self._ends = sorted(ends, key=lambda number: -self._found[number].finish)
        self._left = max(_LEAST, _EACH * len(self._found))
        self._late: dict[int, tuple[int, set[int]]] = {}
        self._members: dict[int, list[Tie]] = {}

    def gained(self, number: int, *, monotone: bool) -> int | None:
        """How much sooner the end would be in working time; None where one stopped looking.

        `monotone`: whether nothing can become later without that work.
        """
        done, activity = self._computed.hours.plain.done, self._found[number]
        length = done(activity.finish) - done(activity.start)
        most = done(self._end) - done(self._computed.now)
        step = 1
        while monotone and step < most and self._left >= 0:
            limit, late = self._late_for(step)
            end = self._end_without(number, late)
            if end > limit:
                return done(self._end) - done(end)
            step = max(step * 2, _STEP)
            while step < length:
                step *= 2
        if self._left < 0:
            return None
        return done(self._end) - done(self._end_without(number, None))

    def _late_for(self, step: int) -> tuple[int, set[int]]:
        """A moment so much before the end, and what is planned too late to end by it."""
        if step not in self._late:
            plain = self._computed.hours.plain
            limit = plain.closing(plain.done(self._end) - step)
            self._late[step] = limit, self._planned_late(limit)
        return self._late[step]

    def _planned_late(self, end: int) -> set[int]:
        """The backward pass; it goes on only from what is late itself, whatever the deadlines."""
        found, hours, kept = self._found, self._computed.hours, []
        last = [number for number in self._ends if found[number].finish > end]
        open_places, seen = [(-self._place[number], number) for number in last], set(last)
        heapify(open_places)
        while open_places:
            number = heappop(open_places)[1]
            each = found[number]
            kept.append((each, each.late_start, each.late_finish))
            ties = (tie for tie in self._computed.net.followers[number] if tie.target in seen)
            place_late(each, ties, found, hours, end)
            for source in self._too_late(number):
                if source not in seen:
                    seen.add(source)
                    heappush(open_places, (-self._place[source], source))
        for each, start, finish in kept:
            each.late_start, each.late_finish = start, finish
        return seen

    def _too_late(self, number: int) -> Iterator[int]:
        """What comes too late for the latest dates of one that it leads to."""
        computed, target = self._computed, self._found[number]
        whole = number >= len(computed.net.tasks)
        for tie in self._ties(number):
            source, limit = self._found[tie.source], limit_of(tie, target, computed.hours)
            end = source.finish if tie.type in OF_FINISH else source.start
            if limit is not None and end > limit:
                yield tie.source
            elif whole:
                return

    def _end_without(self, number: int, among: set[int] | None) -> int:
        activity, before = self._found[number], dict[int, tuple[int, int]]()
        amount, activity.amount = activity.amount, 0
        open_places = [(self._place[number], number)]
        seen = {number}
        while open_places:
            each = heappop(open_places)[1]
            self._left -= 1
            start, finish = self._found[each].start, self._found[each].finish
            self._again(each, None if among is None else before)
            if (start, finish) == (self._found[each].start, self._found[each].finish):
                continue
            before[each] = start, finish
            for tie in self._computed.net.followers[each]:
                if tie.target not in seen and (among is None or tie.target in among):
                    seen.add(tie.target)
                    heappush(open_places, (self._place[tie.target], tie.target))
        end = self._last(before)
        activity.amount = amount
        for each, (start, finish) in before.items():
            self._found[each].start, self._found[each].finish = start, finish
        return end

    def _again(self, number: int, changed: dict[int, tuple[int, int]] | None) -> None:
        """Plan one anew; of a whole phase look at what `changed`, and the latest that did not."""
        computed, ties = self._computed, self._computed.net.ties[number]
        if changed is not None and number >= len(computed.net.tasks):
            members = self._ties(number)
            same = next((at for at, tie in enumerate(members) if tie.source not in changed), None)
            ties = tuple(members if same is None else members[: same + 1])
        place(self._found[number], ties, self._found, computed.hours, computed.now)

    def _ties(self, number: int) -> list[Tie] | tuple[Tie, ...]:
        """The links into one; into a whole phase, those first that come last as it is planned."""
        ties = self._computed.net.ties[number]
        if number < len(self._computed.net.tasks):
            return ties
        if number not in self._members:
            found, of_finish = self._found, ties[0].type in OF_FINISH
            self._members[number] = sorted(
                ties,
                key=lambda tie: (
                    -(found[tie.source].finish if of_finish else found[tie.source].start)
                ),
            )
        return self._members[number]

    def _last(self, changed: dict[int, tuple[int, int]]) -> int:
        """The end: the latest of those that changed, and the latest that did not."""
        if self._target is not None:
            return self._found[self._target].finish
        tasks = len(self._computed.net.tasks)
        ends = [self._found[number].finish for number in changed if number < tasks]
        same = next((number for number in self._ends if number not in changed), None)
        return max([*ends, *([] if same is None else [self._found[same].finish])])
