"""Binding: which links give an activity its dates."""

from collections.abc import Iterable

from flowdef.plan.computed import Computed
from flowdef.plan.network import TO_START, Tie
from flowdef.plan.passes import allowed, closed, started


def driving(computed: Computed, ends: Iterable[int]) -> list[int]:
    """The activities on whose dates those of `ends` rest, these among them, by number."""
    open_ends = list(ends)
    seen = set(open_ends)
    for number in open_ends:  # grows while it is walked
        for tie in binding(computed, number):
            if tie.source not in seen:
                seen.add(tie.source)
                open_ends.append(tie.source)
    return open_ends


def last(computed: Computed) -> list[int]:
    """The tasks that finish when the project does, by number."""
    return [number for number, each in enumerate(computed.tasks) if each.finish == computed.end]


def binding(computed: Computed, number: int) -> list[Tie]:
    """The links that keep an activity from being earlier; none where something else does."""
    activity = computed.found[number]
    if activity.ended is not None:
        return []
    bound = [tie for tie in computed.net.ties[number] if tie.type not in TO_START]
    bound = [tie for tie in bound if _end(computed, tie) >= activity.finish]
    if activity.begun is not None:
        return bound
    starts = [tie for tie in computed.net.ties[number] if tie.type in TO_START]
    return bound + [
        tie for tie in starts if started(activity, _end(computed, tie)) >= activity.start
    ]


def _end(computed: Computed, tie: Tie) -> int:
    end = allowed(tie, computed.found, computed.hours)
    if tie.type in TO_START:
        return end
    return closed(computed.found[tie.target], end, computed.hours)
