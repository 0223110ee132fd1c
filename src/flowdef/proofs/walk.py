"""Walk: every run of a process with its ways back, until one shows what is wanted."""

from collections.abc import Iterator, Mapping

from flowdef.expressions.tree import names
from flowdef.model.derived import owned_fields
from flowdef.model.process import CONTINUE, Approval
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from flowdef.paths.regions import Domain, Region
from flowdef.paths.search import Undecided
from flowdef.proofs.answers import vague
from flowdef.proofs.ground import Ground, route
from flowdef.proofs.point import (
    AT_THE_DOOR,
    CANCELLED,
    CLOSED,
    DONE,
    FREE,
    OMITTED,
    READY,
    SKIPPED,
    STARTED,
    STUCK,
    WAITING,
    Deed,
    Point,
    Unread,
    beginning,
)
from flowdef.proofs.rework import Rework
from flowdef.proofs.settling import Settling
from flowdef.proofs.wants import Wants

MOST = 20_000  # points of one walk


class Walk:
    """The runs of a process, as far as they can bear on what is wanted."""

    def __init__(self, ground: Ground, wants: Wants, domains: Mapping[str, Domain]) -> None:
        names_ = relevant(ground, wants)
        self._ground = ground
        self._wants = wants
        self._domains = domains
        self._rules = Settling(ground, wants, domains, names_)
        self._names = names_
        self._reworks = {each.approval: each for each in ground.reworks if each.approval in names_}
        self._read = self._fields()
        self._verdicts: dict[tuple[str, str], Region] = {}

    def first(self, most: int = MOST) -> Point | Undecided | None:
        """The first point that shows it, with as few rejections as can be; None: none does."""
        seen: set[object] = set()
        level = self._begin()
        while level:
            after: list[Point] = []
            while level:
                at = level.pop()
                key = self._key(at)
                if key in seen and not at.shown:
                    continue
                seen.add(key)
                if len(seen) > most:
                    return Undecided(most, f"none of {most:,} points of its runs shows it")
                found = self._shows(at)
                if found:
                    return found
                for back, point in self._onward(at):
                    (after if back else level).append(point)
            level = after[::-1]
        return vague(self._domains[name] for name in sorted(self._read))

    def _begin(self) -> list[Point]:
        ground = self._ground
        at = beginning({name: ground.stage_of[name].id for name in self._rules.sequence})
        for field in ground.process.inputs:
            if field.name in self._read:
                at.record(field.name, FREE)
        return list(self._rules.settled(at))

    def _fields(self) -> frozenset[str]:
        """The fields whose values matter."""
        asked = (each for name in self._names for each in self._ground.asks(name))
        return frozenset({name.name for name in names(*asked)} | set(self._wants.read))

    def _onward(self, at: Point) -> Iterator[tuple[bool, Point]]:
        """Where the run can go from a point; True where work goes back."""
        if at.ended:
            return
        for name in self._rules.sequence:
            if at.status[name] in (READY, STARTED):
                for back, after in self._deeds(at, name):
                    for point in self._rules.settled(after):
                        yield back, point

    def _deeds(self, at: Point, name: str) -> Iterator[tuple[bool, Point]]:
        step = self._ground.step[name]
        if not isinstance(step.deed, Approval):
            yield False, self._done(at, name, "done")
            return
        yield False, self._done(at, name, APPROVED)
        if name in self._reworks:
            yield True, self._sent_back(at, self._reworks[name])
        elif verdict_name(name) in self._read:
            after = self._done(at, name, REJECTED)
            if route(step) != CONTINUE:
                self._end(after)
            yield False, after

    def _done(self, at: Point, name: str, word: str) -> Point:
        after = at.copy()
        after.note(Deed(name, word))
        after.status[name] = DONE
        step = self._ground.step[name]
        verdict = verdict_name(name) if isinstance(step.deed, Approval) else ""
        for field in owned_fields(step):
            if field.name in self._read:
                own = field.name == verdict
                after.record(field.name, self._verdict(verdict if own else "", word))
        return after

    def _verdict(self, name: str, word: str) -> Region:
        """What an approval records; FREE where there is no approval."""
        if not name:
            return FREE
        return self._verdicts.setdefault((name, word), Region(name, word, word))

    def _sent_back(self, at: Point, rework: Rework) -> Point:
        after = self._done(at, rework.approval, REJECTED)
        if at.rounds.get(rework.approval, 1) >= rework.rounds:
            after.status[rework.approval] = STUCK
            return after
        for stage in {self._ground.stage_of[name].id for name in rework.names}:
            after.turns[stage] += 1
        for name in rework.names:
            self._open(after, name)
        for name in self._rules.sequence:
            needs = self._ground.order.needs[name]
            if after.status[name] in AT_THE_DOOR and not rework.names.isdisjoint(needs):
                after.status[name] = WAITING
        return after

    def _open(self, at: Point, name: str) -> None:
        ended = at.status[name] in CLOSED or (name in self._reworks and at.status[name] is STUCK)
        if ended and name in self._reworks:
            at.rounds[name] = at.rounds.get(name, 1) + 1
        at.status[name] = WAITING
        at.turn[name] = at.turns[self._ground.stage_of[name].id]
        at.decided.pop(name, None)

    def _end(self, at: Point) -> None:
        at.ended = True
        for name, status in at.status.items():
            if status not in CLOSED:
                at.status[name] = CANCELLED

    def _shows(self, at: Point) -> Point | None:
        """The point, with answers that show all that is wanted; None where there are none."""
        if self._wants.ready or self._wants.asking:
            return at if at.shown else None
        if not self._stands(at):
            return None
        waiting = [at]
        while waiting:
            point = waiting.pop()
            try:
                if self._rules.values_fit(point):
                    return point
            except Unread as unread:
                for region in reversed(self._domains[unread.name].regions):
                    chosen = point.copy()
                    chosen.choose(unread.name, region)
                    waiting.append(chosen)
        return None

    def _stands(self, at: Point) -> bool:
        status, wants = at.status, self._wants
        if wants.ended and (at.ended or not all(each in CLOSED for each in status.values())):
            return False
        return (
            all(status[name] is DONE for name in wants.done)
            and all(status[name] in (SKIPPED, OMITTED) for name in wants.skipped)
            and all(status[name] is OMITTED for name in wants.omitted)
            and all(self._entered(at, name) is True for name in wants.entered)
            and all(self._entered(at, name) is False for name in wants.left)
        )

    def _entered(self, at: Point, stage: str) -> bool | None:
        """What the condition of a stage has said to its first step."""
        return at.deciders.get((stage, at.turn[self._ground.first(stage)]))

    def _key(self, at: Point) -> object:
        """What is to come rests on this, and on nothing else of a point."""
        return (
            at.ended,
            tuple(at.status.values()),
            tuple(at.decided.get(name) for name in self._rules.sequence),
            tuple(at.rounds.get(name, 1) for name in self._reworks),
            tuple(id(at.values.get(name)) for name in sorted(self._read)),
            self._turns(at) if self._ground.stages and self._reworks else (),
        )

    def _turns(self, at: Point) -> object:
        """Which steps of a stage share a decision, and what it was."""
        found: list[object] = []
        for name in self._rules.sequence:
            stage = self._ground.stage_of[name].id
            if stage in self._ground.stages:
                turn = at.turn[name]
                found.append((at.turns[stage] - turn, at.deciders.get((stage, turn))))
        return tuple(found)


def relevant(ground: Ground, wants: Wants) -> frozenset[str]:
    """The steps that can bear on what is wanted, with all that is before them."""
    named = set(wants.named(ground))
    named |= {ground.owners[name] for name in wants.read if name in ground.owners}
    found = _with_before(ground, named | ground.risky if wants.ended else named)
    while True:
        more = set(found)
        more |= {each.approval for each in ground.reworks if not each.names.isdisjoint(found)}
        read = names(*(each for name in found for each in ground.asks(name)))
        more |= {ground.owners[name.name] for name in read if name.name in ground.owners}
        stages = (ground.stage_of[name] for name in found)
        more |= {step.id for stage in stages if stage.id in ground.stages for step in stage.steps}
        if more == found:
            return frozenset(found)
        found = _with_before(ground, more)


def _with_before(ground: Ground, named: set[str] | frozenset[str]) -> set[str]:
    return set(named).union(*(ground.order.ancestors(name) for name in named))
