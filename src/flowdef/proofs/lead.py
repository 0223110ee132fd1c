"""Lead: how long the runs of a process take that end done, at the least and at the most.

Every step takes its time from the moment at which it becomes ready (`duration`, else `effort`; a
wait its time), and whoever does it is there. What is bounded are all runs with all answers, with as
many rejections as `rounds` allow, that begin at any second of a week without holidays.
"""

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from flowdef.calendar.scale import scale_of
from flowdef.calendar.week import week_of
from flowdef.expressions.tree import names
from flowdef.model.organization import Calendar
from flowdef.model.process import Approval, Scenario
from flowdef.proofs.answers import domains_of
from flowdef.proofs.courses import Courses
from flowdef.proofs.lead_answers import Answers
from flowdef.proofs.lead_measure import Measure
from flowdef.proofs.lead_needed import Find
from flowdef.proofs.lead_network import Network, members, network
from flowdef.proofs.lead_replay import replayed
from flowdef.proofs.lead_search import BUDGET, Found, fastest, slowest
from flowdef.proofs.lead_walk import Walk
from flowdef.proofs.lead_witness import scenario_of
from flowdef.times import SECONDS, Unit


class Edge(Struct, frozen=True):
    """The fastest or the slowest run: its time, in seconds, lies between `least` and `most`.

    None is a bound that was not looked for. `run` takes as long as the nearer one of them, and
    begins `start` seconds after Monday, midnight; None: at any time. `way` are the steps, with a
    time of their own, of the chain below which no run comes.
    """

    least: int | None = None
    most: int | None = None
    run: Scenario | None = None
    start: int | None = None
    way: tuple[str, ...] = ()


class Lead(Struct, frozen=True):
    """The lead time of a process; seconds of work, or by the `clock`, with so many in a `day`.

    `target` is what is promised. `untold` steps say nothing of their time, `dated` ones wait for a
    date, and both count as none. `called` ones are done by other processes, which are counted
    between bounds of their own. `otherwise` go by the clock among working hours, or the other way
    round: what they count depends on when they begin. A run goes one of `size` ways at the most.
    """

    fastest: Edge
    slowest: Edge
    clock: bool
    day: int
    target: int | None = None
    untold: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    size: int = 0

    @property
    def impossible(self) -> bool:
        """Whether no run at all keeps what is promised."""
        least = self.fastest.least
        return self.target is not None and least is not None and least > self.target

    @property
    def at_risk(self) -> bool:
        """Whether some run misses what is promised."""
        least = self.slowest.least
        return self.target is not None and least is not None and least > self.target

    @property
    def kept(self) -> bool:
        """Whether every run keeps what is promised."""
        most = self.slowest.most
        return self.target is not None and most is not None and most <= self.target


def lead_times(
    courses: Courses, calendar: Calendar, find: Find, *, budget: int = BUDGET
) -> Lead | None:
    """The fastest and the slowest run, as exactly as so many cases allow; None without any run.

    `find` gives a process by its id, for steps that are done by another one.
    """
    if courses.order.cyclic:
        return None
    timed = _Timed(courses, calendar, find)
    quick, slow = fastest(timed.walk, budget=budget), slowest(timed.walk, budget=budget)
    if quick.bound is None or slow.bound is None:
        return None
    return timed.lead(timed.fast(quick), timed.slow(slow), timed.size())


def promised(courses: Courses, calendar: Calendar, find: Find) -> Lead | None:
    """The same, as far as it takes to tell whether the promised lead time is kept.

    None where none is promised, or there is no run. Cases are tried only where the bounds of the
    whole process leave it open.
    """
    if courses.order.cyclic or courses.process.targets.lead_time is None:
        return None
    timed = _Timed(courses, calendar, find)
    net, target = timed.net, timed.target
    (least, way), most = net.least(), net.most()
    fast, slow = Edge(least, way=way), Edge(most=most)
    if target is None or least > target or most <= target:
        return timed.lead(fast, slow)
    if net.plain() > target:
        found = fastest(timed.walk, target=target)
        if found.bound is None:
            return None
        fast = timed.fast(found)
        if found.bound > target:
            return timed.lead(fast, slow)
    return timed.lead(fast, timed.slow(slowest(timed.walk, target=target)))


class _Timed:
    """A process with its times."""

    def __init__(self, courses: Courses, calendar: Calendar, find: Find) -> None:
        process = courses.process
        lead = process.targets.lead_time
        clock = process.always or (lead is not None and lead.elapsed)
        self.measure = Measure(scale_of(calendar), week_of(calendar), clock)
        net = network(process, courses.order, self.measure, find)
        self.net: Network = net if _settled(courses, net) else replace(net, loose=True)
        self.target = self.measure.seconds(lead, always=process.always)[0] if lead else None
        self._courses, self._find = courses, find

    @cached_property
    def walk(self) -> Walk:
        owners = {**self._courses.stages, **self._courses.steps}
        conditions = tuple(owners.values())
        domains = domains_of(conditions, self._courses)
        numbers = {name: at for at, name in enumerate(owners)}
        return Walk(
            self._courses.process, self.net, Answers(conditions, domains), numbers, self._find
        )

    def fast(self, found: Found) -> Edge:
        """The edge that a search for the fastest run has shown."""
        least, way = self.net.least()
        if found.bound is not None and self._sound:
            least = found.bound
        run, most, start = self._witness(found, "The fastest run", longest=False)
        return Edge(least, most, run, start, way)

    def slow(self, found: Found) -> Edge:
        """The edge that a search for the slowest run has shown."""
        most = self.net.most()
        if found.bound is not None and self._sound:
            most = found.bound
        run, least, start = self._witness(found, "The slowest run", longest=True)
        return Edge(least, most, run, start)

    def lead(self, fast: Edge, slow: Edge, size: int = 0) -> Lead:
        """Both, and what they rest on."""
        net = self.net
        clock = self.measure.clock
        day = SECONDS[Unit.DAYS] if clock else self.measure.scale.day
        rests_on = net.untold, net.dated, net.called, net.otherwise
        return Lead(fast, slow, clock, day, self.target, *rests_on, size)

    def size(self) -> int:
        """The ways of a run: two for each condition, stage and vote of a step in each round."""
        rounds = [1] * len(self.net.names)
        for rework in self.net.reworks.values():
            for step in members(rework.opens):
                rounds[step] += rework.rounds - 1
        decided = (
            count * (len(self._courses.of(name)) + isinstance(step.deed, Approval))
            for step, name, count in zip(self.walk.steps, self.net.names, rounds, strict=True)
        )
        return 1 << sum(decided)

    @property
    def _sound(self) -> bool:
        """Whether what was found with bounds of times bounds every run.

        Where a rejection interrupts what has begun, a step that takes longer can make a run
        shorter.
        """
        return self.net.even or self.net.orderly

    def _witness(
        self, found: Found, name: str, *, longest: bool
    ) -> tuple[Scenario | None, int | None, int | None]:
        """The run that was found, what it takes, and when it begins where that matters."""
        if found.run is None or (self.net.called and not self._sound):
            return None, None, None
        scenario = scenario_of(self.walk, found.run, name)
        if self.net.even:
            return scenario, found.run.now, None
        again = replayed(self.walk, found.run, self.measure, longest=longest)
        return (scenario, again.time, again.start) if again else (None, None, None)


def _settled(courses: Courses, net: Network) -> bool:
    """Whether no step stands still until a rework records what its condition reads.

    Where one does, its time does not pass beside that of others.
    """
    if net.orderly or net.loose:
        return True
    return not any(
        courses.owners.get(name.name) in way.names
        for step in courses.risky
        for way in courses.reworks
        if step != way.approval and not courses.order.precedes(step, way.approval)
        for name in names(*courses.asks(step))
    )
