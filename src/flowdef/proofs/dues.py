"""Dues: steps that are late in every run, for they cannot be over by the time that they are due."""

from functools import cached_property

from msgspec import Struct

from flowdef.calendar.scale import scale_of
from flowdef.calendar.week import week_of
from flowdef.graph.order import Order
from flowdef.model.derived import owners_of, steps_of, time_of
from flowdef.model.fields import FieldType
from flowdef.model.organization import Calendar
from flowdef.model.process import Due, Process, Stage, Step, Wait
from flowdef.proofs.lead_measure import Measure
from flowdef.proofs.lead_network import Network, network
from flowdef.proofs.rework import reworks_of
from flowdef.times import SECONDS, Unit

_DAY = SECONDS[Unit.DAYS]
_WEEKDAYS = range(7)


class Late(Struct, frozen=True):
    """A step that is late in every run.

    By its own time; or because it comes after a `wait` until the day from which its due date
    counts.
    """

    step: Step
    due: Due
    wait: str = ""


def late_steps(process: Process, order: Order, calendar: Calendar) -> list[Late]:
    """The steps that cannot be over in time, on whatever day of a week without holidays.

    Whatever their dates are. Of a date that a rework may record anew while nobody waits for it
    anew, nothing is said; nor of one with an hour.
    """
    if order.cyclic:
        return []
    dues = _Dues(process, order, calendar)
    return [late for stage, step in steps_of(process) if (late := dues.late(stage, step))]


class _Dues:
    """A process and its due dates."""

    def __init__(self, process: Process, order: Order, calendar: Calendar) -> None:
        self.process, self.order = process, order
        self.measure = Measure(scale_of(calendar), week_of(calendar), process.always)

    def late(self, stage: Stage, step: Step) -> Late | None:
        """How a step is late in every run; None where it is not, or it is not known."""
        due = step.due
        if due is None:
            return None
        if not (due.before or due.after):
            return Late(step, due) if self._too_short(step, due) else None
        for other, wait in self.waits:
            if self._certain(other, wait, stage, step, due) and self._past(wait, step, due):
                return Late(step, due, wait.id)
        return None

    @cached_property
    def waits(self) -> list[tuple[Stage, Step]]:
        """The waits, each with its stage."""
        several = steps_of(self.process)
        return [(stage, step) for stage, step in several if isinstance(step.deed, Wait)]

    @cached_property
    def net(self) -> Network:
        """The steps with their times; built where more than the times of one step is asked."""
        return network(self.process, self.order, self.measure, _unknown)

    def _too_short(self, step: Step, due: Due) -> bool:
        """Whether a step takes longer than until it is due, whenever it begins."""
        limit, by_clock = self._seconds(due)
        time = time_of(step)
        if time is None:
            return False
        taken, clock = self.measure.seconds(time, always=self.process.always)
        if clock is by_clock:
            return taken > limit
        if by_clock:
            return self.measure.week.of_work(taken).least > limit
        return taken > self.measure.week.of_work(limit).most

    def _certain(self, other: Stage, wait: Step, stage: Stage, step: Step, due: Due) -> bool:
        """Whether a step always comes after a wait until the date by which it is due."""
        name = due.before or due.after
        if not (isinstance(wait.deed, Wait) and wait.deed.until == name):
            return False
        always = not wait.when and (not other.when or other is stage)
        return always and self.order.precedes(wait.id, step.id) and self._kept(name, wait.id)

    def _kept(self, name: str, wait: str) -> bool:
        """Whether a date is a day, and is waited for again wherever it is recorded again."""
        fields = (*self.process.inputs, *(f for s in self.process.steps for f in s.collect))
        if not any(each.name == name and each.type is FieldType.DATE for each in fields):
            return False
        owner = owners_of(self.process).get(name)
        ways = reworks_of(self.process, self.order)
        opened = [each.names for each in ways if owner in each.names]
        again = all(wait in names for names in opened)
        return not opened or (again and self.net.orderly)

    def _past(self, wait: Step, step: Step, due: Due) -> bool:
        """Whether what comes after a wait is over too late, on whatever day it ends."""
        return all(
            self._end(wait.id, step.id, day * _DAY) > self._due(due, day) for day in _WEEKDAYS
        )

    def _end(self, wait: str, step: str, begun: int) -> int:
        """The earliest moment at which a step is over that comes after a wait."""
        net, order = self.net, self.order
        ends = {wait: begun}
        for at, name in enumerate(net.names):
            if not order.precedes(wait, name):
                continue
            begin = max(ends.get(need, begun) for need in order.needs[name])
            certain = name == step or not net.optional >> at & 1
            ends[name] = self._over(at, begin) if certain else begin
            if name == step:
                break
        return ends[step]

    def _over(self, at: int, begun: int) -> int:
        seconds, clock = self.net.told[at]
        return begun + seconds if clock else self.measure.week.after(begun, seconds)

    def _due(self, due: Due, day: int) -> int:
        """When a step is due that counts from a day of the week."""
        seconds, clock = self._seconds(due)
        week = self.measure.week
        anchor = (day + 1) * _DAY if self.process.always else week.end_of_day(day)
        if due.before:
            seconds = -seconds
        return anchor + seconds if clock else week.after(anchor, seconds)

    def _seconds(self, due: Due) -> tuple[int, bool]:
        return self.measure.seconds(due.by, always=self.process.always)


def _unknown(_: str) -> None:
    """What other processes take at the least does not count."""
