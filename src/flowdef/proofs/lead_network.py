"""Lead network: the steps of a process with their times, and what bounds every run of it.

Steps are numbers in an order in which all can be done; sets of them are bits.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from flowdef.calendar.week import Span
from flowdef.graph.order import Order, order_of
from flowdef.model.derived import steps_of, time_of
from flowdef.model.process import Approval, Automation, Call, Process, Step, Wait, Work
from flowdef.proofs.lead_measure import Measure
from flowdef.proofs.lead_needed import Find, loose
from flowdef.proofs.rework import Rework, reworks_of

Told = tuple[int, bool]  # the seconds of a step, and whether they are by the clock
_NONE, _NO_TIME = Span(), (0, True)


class TimedRework(Struct, frozen=True):
    """The steps that a rejection opens, in how many rounds, and what one costs at the most.

    `exits` are the steps outside that may have begun when it is rejected, and rest on one within.
    """

    opens: int
    rounds: int
    exits: tuple[int, ...]
    cost: int


class Network(Struct, frozen=True):
    """The steps of a process, ready to be walked.

    `optional` are those that a condition may skip; `lasting` those that go on once they have begun,
    whatever is opened before them: waits, machines and sub-processes. `reworks` are by the number
    of the approval. `untold` say nothing of their time, `dated` wait for a date: they count as
    none. `called` are sub-processes that do not say it either: they count between their own bounds.
    `loose`: a step is to work with what another one records beside it, whenever that is done.
    """

    names: tuple[str, ...]
    needs: tuple[int, ...]
    spans: tuple[Span, ...]
    optional: int
    lasting: int
    reworks: Mapping[int, TimedRework]
    untold: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    loose: bool = False

    @property
    def even(self) -> bool:
        """Whether every step takes the same time whenever it begins."""
        return all(span.least == span.most for span in self.spans)

    @property
    def otherwise(self) -> tuple[str, ...]:
        """The steps whose own time counts more or less, by when in the week they begin."""
        each = zip(self.names, self.spans, self.told, strict=True)
        return tuple(name for name, span, (told, _) in each if told and span.least != span.most)

    @property
    def orderly(self) -> bool:
        """Whether nothing outside of a rework begins before the approval that may ask for it.

        Then no rejection interrupts what has begun, and no step reads what is being done anew.
        """
        return not any(each.exits for each in self.reworks.values())

    def least(self) -> tuple[int, tuple[str, ...]]:
        """Less no run can take; and the steps that make it so. All optional work is left out.

        The forward pass of the critical path method (Kelley and Walker, 1959).
        """
        return self._longest(
            [0 if self.optional >> at & 1 else span.least for at, span in enumerate(self.spans)]
        )

    def most(self) -> int:
        """More no run can take: all is done, and all that may is rejected."""
        again = (self.again(at) * (each.rounds - 1) for at, each in self.reworks.items())
        return self.plain() + sum(again)

    def again(self, approval: int) -> int:
        """What a rejection adds to a run at the most."""
        rework = self.reworks[approval]
        if not self.loose:
            return rework.cost
        return self._in_turn(rework.opens | _bits(rework.exits))

    def plain(self) -> int:
        """More no run takes in which nothing is rejected."""
        if self.loose:
            return self._in_turn(-1)
        return self._longest([span.most for span in self.spans])[0]

    def _in_turn(self, steps: int) -> int:
        """The time of some steps (-1: of all) one after the other: longer it cannot take."""
        return sum(span.most for at, span in enumerate(self.spans) if steps >> at & 1)

    def _longest(self, times: Sequence[int]) -> tuple[int, tuple[str, ...]]:
        ends: list[int] = []
        before: list[int] = []
        for needs, time in zip(self.needs, times, strict=True):
            last = needs.bit_length() - 1  # most steps need one other, or none
            if needs & (needs - 1):
                last = max(members(needs), key=ends.__getitem__)
            before.append(last)
            ends.append((ends[last] if last >= 0 else 0) + time)
        at = max(range(len(ends)), key=ends.__getitem__, default=-1)
        whole, way = ends[at] if ends else 0, []
        while at >= 0:
            if times[at]:
                way.append(self.names[at])
            at = before[at]
        return whole, tuple(reversed(way))


def network(
    process: Process, order: Order, measure: Measure, find: Find, path: tuple[str, ...] = ()
) -> Network:
    """The network of a process whose steps do not wait for each other in a circle.

    A step takes its `duration`, else its `effort`; a wait its time; a machine that does not say it,
    none; a sub-process that does not, between the least and the most of its own. `path` are the
    processes that have called it.
    """
    index = {name: at for at, name in enumerate(order.sequence)}
    timing = _Timing(process, measure, find, (*path, process.id))
    step = {each.id: each for each in reversed(process.steps)}
    needs = tuple(_bits(index[need] for need in order.needs[name]) for name in order.sequence)
    times = [timing.of(step[name]) for name in order.sequence]
    spans = tuple(span for span, _ in times)
    lasting = [
        at
        for at, name in enumerate(order.sequence)
        if not isinstance(step[name].deed, Work | Approval)
    ]
    once = {at for at in lasting if step[order.sequence[at]].idempotent is False}
    return Network(
        order.sequence,
        needs,
        spans,
        _bits(index[each.id] for stage, each in steps_of(process) if stage.when or each.when),
        _bits(lasting),
        dict(_reworks(process, order, needs, spans, set(lasting) - once)),
        tuple(timing.untold),
        tuple(timing.dated),
        tuple(timing.called),
        tuple(told for _, told in times),
        loose(process, order, find),
    )


def members(bits: int) -> Iterator[int]:
    """The numbers in a set, from the first on."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


class _Timing:
    """The times of the steps of one process, and which of them are not told."""

    def __init__(
        self, process: Process, measure: Measure, find: Find, path: tuple[str, ...]
    ) -> None:
        self.process, self.measure, self.find, self.path = process, measure, find, path
        self.untold: list[str] = []
        self.dated: list[str] = []
        self.called: list[str] = []

    def of(self, step: Step) -> tuple[Span, Told]:
        """What a step counts, and the seconds that it says."""
        told = time_of(step)
        if told is not None:
            seconds, clock = self.measure.seconds(told, always=self.process.always)
            return self.measure.span(seconds, clock=clock), (seconds, clock)
        match step.deed:
            case Automation():  # over in a moment
                pass
            case Wait():
                self.dated.append(step.id)
            case Call(process=name):
                return self._call(step.id, name), _NO_TIME
            case _:
                self.untold.append(step.id)
        return _NONE, _NO_TIME

    def _call(self, step: str, name: str) -> Span:
        called = None if name in self.path else self.find(name)
        order = order_of(called) if called else None
        if called is None or order is None or order.cyclic:
            self.untold.append(step)
            return Span()
        net = network(called, order, self.measure, self.find, self.path)
        self.called.append(step)
        self.untold += [f"{step}.{inner}" for inner in net.untold]
        self.dated += [f"{step}.{inner}" for inner in net.dated]
        if net.optional and not net.orderly:  # what is not decided may stand still until a rework
            net = replace(net, loose=True)
        return Span(net.least()[0], net.most())


def _reworks(
    process: Process,
    order: Order,
    needs: Sequence[int],
    spans: Sequence[Span],
    lasting: Container[int],
) -> Iterator[tuple[int, TimedRework]]:
    index = {name: at for at, name in enumerate(order.sequence)}
    ways = reworks_of(process, order)
    for way in ways:
        opens = _bits(index[name] for name in way.names)
        within = any(way.approval in other.names for other in ways if other is not way)
        exits = tuple(index[name] for name in _exits(way, order, within=within))
        again = [each for each in exits if each not in lasting]
        cost = _cost(opens, again, needs, spans)
        yield index[way.approval], TimedRework(opens, way.rounds, exits, cost)


def _cost(opens: int, again: Iterable[int], needs: Sequence[int], spans: Sequence[Span]) -> int:
    """What a rejection adds to a run at the most.

    The longest way from where it goes back to, through what it opens; and on to a step outside that
    had begun already, and begins anew.
    """
    ends: dict[int, int] = {}
    for each in members(opens):
        before = max((ends[need] for need in members(needs[each] & opens)), default=0)
        ends[each] = before + spans[each].most
    found = max(ends.values())
    for each in again:
        before = max(ends[need] for need in members(needs[each] & opens))
        found = max(found, before + spans[each].most)
    return found


def _exits(way: Rework, order: Order, *, within: bool) -> Iterator[str]:
    """The steps outside of a rework that need one within, and need not wait for its approval.

    What comes after the approval has not begun while that is open, where nothing else opens it:
    where it does not stand `within` another rework.
    """
    inner = way.names - {way.approval}
    for name in order.sequence:
        beside = name not in way.names and not inner.isdisjoint(order.needs[name])
        if beside and (within or not order.precedes(way.approval, name)):
            yield name


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for each in numbers:
        found |= 1 << each
    return found
