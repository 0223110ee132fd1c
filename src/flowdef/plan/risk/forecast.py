"""Forecast: what comes of a project's end when it is planned many times with other luck."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np

from flowdef.plan.computed import Computed
from flowdef.plan.hours import moment
from flowdef.plan.risk.criticality import critical, ends
from flowdef.plan.risk.draws import Flags, batches
from flowdef.plan.risk.estimates import Drawn
from flowdef.plan.risk.moments import Moments, Whole
from flowdef.plan.risk.outcome import Asked, Cost, Forecast, Leads, Reached, Spread
from flowdef.plan.risk.register import counted, held_up, left_out
from flowdef.plan.risk.sampled import Sampled


def forecast(planned: Computed, wide: Computed, asked: Asked) -> Forecast:
    """Plan a project as often as is asked; `wide` is the `widest` of it, computed alike.

    Method: Monte Carlo over the network (Van Slyke 1963). Each task that has three points and is
    not finished is drawn by PERT-beta, independent of the others; what is told by one point stays
    as it is. People are not levelled: who is asked for two tasks at once does both.
    """
    return _Luck(planned, wide, asked).forecast()


class _Luck:
    """All samples of a project."""

    def __init__(self, planned: Computed, wide: Computed, asked: Asked) -> None:
        self.planned, self.asked = planned, asked
        self.plain = Moments(planned.hours.plain)
        self.drawn = Drawn(planned, wide)
        self.risks = counted(planned.project, planned.hours)
        self.target = _number(planned, asked.target) if asked.target else None
        self.counts = np.zeros(len(planned.net.ties), np.int64)
        finishes: list[Whole] = []
        strikes: list[Flags] = []
        self.watched = self._watched()
        for batch in batches(asked.seed, asked.samples):
            sampled = Sampled(wide, self.drawn.amounts(batch))
            self.counts += critical(sampled, batch.size, self.target)
            finishes.append(ends(sampled, batch.size, self.watched))
            strikes.append(np.array([risk.strikes(batch) for risk in self.risks], np.bool_))
        self.finishes = np.concatenate(finishes, axis=1)
        self.strikes = np.concatenate(strikes, axis=-1)

    def forecast(self) -> Forecast:
        planned, found = self.planned, self.finishes[0]
        struck = self._struck(0)
        task = None if self.target is None else planned.net.tasks[self.target]
        deadline = task.deadline if task else planned.project.deadline
        before = planned.end if self.target is None else planned.found[self.target].finish
        done = planned.hours.plain.done
        return Forecast(
            asked=self.asked,
            planned=moment(before),
            estimated=self._spread(found, deadline),
            struck=self._spread(struck, deadline),
            buffer=max(0, done(_percentile(np.sort(struck), 80)) - done(before)),
            days=self._days(struck),
            milestones=tuple(map(self._milestone, range(1, len(self.watched)))),
            tasks=tuple(self._leads()),
            costs=tuple(self._costs(struck)) if self._open(0) else (),
            left_out=tuple(
                (risk, why) for risk in planned.project.risks if (why := left_out(risk))
            ),
        )

    def _watched(self) -> tuple[int | None, ...]:
        """What is looked at: the end or the target, then the open milestones, by number."""
        if self.target is not None:
            return (self.target,)
        found = zip(self.planned.net.tasks, self.planned.found, strict=False)
        milestones = [
            number
            for number, (task, activity) in enumerate(found)
            if task.milestone and activity.ended is None
        ]
        return None, *milestones

    def _open(self, place: int) -> bool:
        """Whether something can still hold up what is looked at."""
        number = self.watched[place]
        if number is not None:
            return self.planned.found[number].ended is None
        return any(each.ended is None for each in self.planned.tasks)

    def _struck(self, place: int, without: int | None = None) -> Whole:
        """The finishes with risks, all or all but one; those of what is over stay."""
        found: Whole = self.finishes[place]
        if not self._open(place):
            return found
        kept = [number for number in range(len(self.risks)) if number != without]
        risks = tuple(self.risks[number] for number in kept)
        return held_up(found, risks, tuple(self.strikes[number] for number in kept), self.plain)

    def _milestone(self, place: int) -> Reached:
        number = self.watched[place]
        assert number is not None  # noqa: S101 (only the first place can be the end)
        task = self.planned.net.tasks[number]
        estimated = self._spread(self.finishes[place], task.deadline)
        return Reached(task, estimated, self._spread(self._struck(place), task.deadline))

    def _leads(self) -> Iterator[Leads]:
        tasks = zip(self.planned.net.tasks, self.planned.found, strict=False)
        for number, (task, activity) in enumerate(tasks):
            if activity.ended is None:
                share = int(self.counts[number]) / self.asked.samples
                yield Leads(task, share, number in self.drawn.points)

    def _costs(self, struck: Whole) -> Iterator[Cost]:
        worked = np.sort(self.plain.done(struck))
        for number, each in enumerate(self.risks):
            without = np.sort(self.plain.done(self._struck(0, number)))
            expected = round(float((worked - without).mean()))
            yield Cost(each.risk, expected, _percentile(worked, 80) - _percentile(without, 80))

    def _spread(self, found: Whole, deadline: str) -> Spread:
        ordered = np.sort(found)
        hours = self.planned.hours
        # Between the two nobody works; what goes by the clock has until midnight, as in the plan.
        last, midnight = hours.closes(deadline), hours.ends(deadline)
        return Spread(
            p50=moment(_percentile(ordered, 50)),
            p80=moment(_percentile(ordered, 80)),
            p90=moment(_percentile(ordered, 90)),
            first=moment(int(ordered[0])),
            last=moment(int(ordered[-1])),
            deadline=None if last is None else moment(last),
            chance=None if midnight is None else float((ordered <= midnight).mean()),
        )

    def _days(self, found: Whole) -> tuple[tuple[date, int], ...]:
        zone = self.planned.hours.working.zone
        days: Counter[date] = Counter()
        for second, count in zip(*np.unique(found, return_counts=True), strict=True):
            days[moment(int(second)).astimezone(zone).date()] += int(count)
        return tuple(sorted(days.items()))


def _percentile(ordered: Whole, percent: int) -> int:
    """The first moment by which so many of 100 samples have come; of samples in order."""
    return int(ordered[-(-len(ordered) * percent // 100) - 1])


def _number(planned: Computed, target: str) -> int:
    return next(number for number, task in enumerate(planned.net.tasks) if task.id == target)
