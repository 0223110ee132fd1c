"""Load words: hours, marks and reasons of the load of people, as a reader sees them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from flowdef.plan.asked import PROCESS, RUN
from flowdef.plan.load import Load, PersonWeek, Reason, RoleWeek

FULL = 85  # percent from which waiting grows fast


class Mark(StrEnum):
    """What stands out of a week, told without colour; the worst of what holds."""

    OVER = "!"
    SQUEEZED = "^"
    FULL = "*"
    AWAY = "–"
    NONE = ""


MEANT = {
    Mark.OVER: "more than can be done",
    Mark.SQUEEZED: "projects take hours that are kept for operations",
    Mark.FULL: f"{FULL} % or more: waiting grows fast",
    Mark.AWAY: "not at work",
}


def mark(week: PersonWeek) -> Mark:
    """What stands out of a person's week."""
    if week.over:
        return Mark.OVER
    if week.squeezed:
        return Mark.SQUEEZED
    if not week.time.capacity:
        return Mark.AWAY
    return Mark.FULL if _full(week.work, week.time.capacity) else Mark.NONE


def mark_of_role(week: RoleWeek) -> Mark:
    """What stands out of all holders of a role together."""
    if week.work >= week.capacity + 60:
        return Mark.OVER
    if not week.capacity:
        return Mark.AWAY
    return Mark.FULL if _full(week.work, week.capacity) else Mark.NONE


def hours(seconds: int) -> str:
    """Seconds as hours with one digit at most: `7.5`; some work is never 0: `<0.1`."""
    if 0 < seconds < 180:
        return "<0.1"
    tenths = (Decimal(seconds) / 3600).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{tenths:f}".removesuffix(".0")


def whole(seconds: int) -> str:
    """Seconds as whole hours, and `<1` for less than half of one, so that work is never 0."""
    if 0 < seconds < 1800:
        return "<1"
    return f"{(Decimal(seconds) / 3600).quantize(Decimal(1), ROUND_HALF_UP):f}"


def cell(week: PersonWeek) -> str:
    """A person's week as `34/40`, with its mark."""
    if not week.time.capacity and not week.work:
        return Mark.AWAY.value
    sign = mark(week)
    return f"{whole(week.work)}/{whole(week.time.capacity)}{sign if sign is not Mark.AWAY else ''}"


def cell_of_role(week: RoleWeek) -> str:
    """A role's week: the hours that it is asked for, and how full its holders are, `6 85%*`."""
    if not week.capacity:
        return f"{whole(week.asked)} {Mark.AWAY}"
    return f"{whole(week.asked)} {percent(week.work, week.capacity)}{mark_of_role(week)}"


def percent(work: int, capacity: int) -> str:
    """How much of the time there is is filled."""
    return f"{(Decimal(100 * work) / capacity).quantize(Decimal(1), ROUND_HALF_UP):f}%"


def source(reason: Reason) -> str:
    """What asks for work: `project erp, task migrate`, `open run pay-invoice-3`."""
    part = f", task {reason.part}" if reason.part else ""
    match reason.kind:
        case kind if kind == PROCESS:
            said = f"process {reason.document}"
        case kind if kind == RUN:
            said = f"open run {reason.part} of process {reason.document}"
        case _:
            said = f"project {reason.document}{part}"
    return f"{said} (as {reason.role})" if reason.role else said


def of_weeks(weeks: Sequence[date]) -> str:
    """`week of 2027-01-04`, `weeks of 2027-01-04 to 2027-01-18`, or each of them by its Monday."""
    if len(weeks) == 1:
        return f"week of {weeks[0]}"
    if (weeks[-1] - weeks[0]).days == 7 * (len(weeks) - 1):
        return f"weeks of {weeks[0]} to {weeks[-1]}"
    return f"weeks of {', '.join(map(str, weeks))}"


def uncarried(load: Load) -> Iterator[tuple[str, str]]:
    """Hours that nobody can carry, in all weeks together, and what they are, why, and when."""
    found: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for week, _, why, reason in load.uncarried:
        found.setdefault((source(reason), why), []).append((week, reason.seconds))
    for (said, why), weeks in found.items():
        total = sum(seconds for _, seconds in weeks)
        some = sorted({week for week, _ in weeks})
        when = "" if some == list(load.weeks) else f", {of_weeks(some)}"
        yield f"{hours(total)} h", f"{said}{when}: {why}"


def _full(work: int, capacity: int) -> bool:
    return 100 * work >= FULL * capacity
