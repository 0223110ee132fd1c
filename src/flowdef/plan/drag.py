"""Drag: how much sooner the project would end if a task took no time.

Source: Stephen Devaux, Total Project Control (1999), who gives it for tasks on the critical path
by comparing with the floats of those beside them. Here it is found by doing it: the work that is
left of the task is taken away, what follows is planned anew, and the ends are compared in working
time of the calendar. So it is exact with leave, part time and lags of any kind too. Where a task's
finish drives its start, taking its work away can delay others: the drag is below zero then.
"""

from flowdef.model.project import LinkType
from flowdef.plan.binding import driving, last
from flowdef.plan.computed import Computed
from flowdef.plan.without import Without


def drag(computed: Computed, target: int | None = None) -> dict[int, int | None]:
    """The drag of each task that has any, by number; None where the work would be too much.

    `target`: what the finish of this task, not the end of the project, would gain.
    """
    without = Without(computed, target)
    ends = last(computed) if target is None else [target]
    pulled = _pulled(computed)
    return {
        number: without.gained(number, monotone=number not in pulled)
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
