"""Times: how long the steps of a run waited and took, by step and by person."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from flowdef.measure.turns import Turn, turns
from flowdef.run.events import Event
from flowdef.run.facts import Ended
from flowdef.run.moments import moment


class Counting(Protocol):
    """A calendar that measures."""

    def between(self, start: datetime, end: datetime, /) -> int:
        """Whole minutes of working time."""
        ...


class Span(NamedTuple):
    """A stretch of time in whole minutes: by the clock, and of working time.

    `some`: whether there was any, be it under a minute or outside working time.
    """

    elapsed: int = 0
    working: int = 0
    some: bool = False

    def plus(self, other: "Span") -> "Span":
        """Both together."""
        return Span(
            self.elapsed + other.elapsed, self.working + other.working, self.some or other.some
        )


class StepTimes(NamedTuple):
    """A step over all its rounds.

    `waited` from ready until somebody took it, or until it was done where nobody did; `handled`
    from taken to done; `passed` by itself: waits, sub-runs, machines; `blocked` lies within these.
    `rework` are the rounds after the first.
    """

    step: str
    rounds: int
    waited: Span
    handled: Span
    passed: Span
    blocked: Span
    people: tuple[str, ...]

    @property
    def rework(self) -> int:
        """How often it was done again."""
        return self.rounds - 1


class PersonTimes(NamedTuple):
    """What one person did: how many turns, and how long from taken to done."""

    person: str
    turns: int
    handled: Span


class Times(NamedTuple):
    """Where the time of a run went; steps in the order in which they began."""

    total: Span
    steps: tuple[StepTimes, ...]
    people: tuple[PersonTimes, ...]
    rework: int


def times(events: Iterable[Event], counting: Counting, until: str = "") -> Times:
    """The times of a run from its events; `until` (ISO 8601) ends what is still open.

    Without it, that ends with the last event.
    """
    told = tuple(events)
    if not told:
        return Times(Span(), (), (), 0)
    clock = _Clock(counting, until or told[-1].at)
    found = turns(told)
    steps, people = defaultdict(list), defaultdict(list)
    for turn in found:
        steps[turn.step].append(turn)
        if turn.person and not turn.by_itself:
            people[turn.person].append(turn)
    by_step = tuple(_of_step(name, theirs, clock) for name, theirs in steps.items())
    end = told[-1].at if isinstance(told[-1].fact, Ended) else ""
    return Times(
        clock.span(told[0].at, end),
        by_step,
        tuple(_of_person(name, theirs, clock) for name, theirs in people.items()),
        sum(step.rework for step in by_step),
    )


class _Clock:
    """Measures stretches whose end may still be open."""

    def __init__(self, counting: Counting, until: str) -> None:
        self._counting = counting
        self._until = until

    def span(self, start: str, end: str) -> Span:
        """From one moment to another; none where it has not begun."""
        if not start:
            return Span()
        first, last = moment(start), moment(end or self._until)
        if last < first:  # a clock was set back
            return Span()
        minutes = int((last - first).total_seconds()) // 60
        return Span(minutes, self._counting.between(first, last), first < last)


def _of_step(name: str, theirs: Iterable[Turn], clock: _Clock) -> StepTimes:
    waited = handled = passed = blocked = Span()
    people: dict[str, None] = {}
    rounds = 1
    for turn in theirs:
        rounds = max(rounds, turn.round)
        waited = waited.plus(clock.span(turn.ready, turn.taken or turn.closed))
        taken = clock.span(turn.taken, turn.closed)
        if turn.person and not turn.by_itself:
            handled = handled.plus(taken)
            people[turn.person] = None
        else:
            passed = passed.plus(taken)
        for stretch in turn.blocked:
            blocked = blocked.plus(clock.span(*stretch))
    return StepTimes(name, rounds, waited, handled, passed, blocked, tuple(people))


def _of_person(person: str, theirs: list[Turn], clock: _Clock) -> PersonTimes:
    handled = Span()
    for turn in theirs:
        handled = handled.plus(clock.span(turn.taken, turn.closed))
    return PersonTimes(person, len(theirs), handled)
