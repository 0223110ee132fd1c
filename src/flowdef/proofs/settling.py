"""Settling: what follows by itself in a run: steps become ready, conditions decide."""

from collections.abc import Iterator, Mapping

from flowdef.expressions.evaluate import Failed, Unset, evaluate, truth
from flowdef.expressions.tree import Expression
from flowdef.model.derived import owned_fields
from flowdef.model.process import Call, Wait
from flowdef.paths.regions import Domain
from flowdef.proofs.ground import Ground
from flowdef.proofs.point import (
    BLOCKED,
    CLOSED,
    DATELESS,
    OMITTED,
    READY,
    SKIPPED,
    STARTED,
    STUCK,
    WAITING,
    Point,
    Unread,
)
from flowdef.proofs.recorded import Recorded
from flowdef.proofs.wants import Wants


class Settling:
    """The rules by which a run moves by itself; the meaning is that of `run.readiness`."""

    def __init__(
        self,
        ground: Ground,
        wants: Wants,
        domains: Mapping[str, Domain],
        names: frozenset[str],
    ) -> None:
        self.ground = ground
        self.wants = wants
        self.domains = domains
        self.sequence = tuple(name for name in ground.step if name in names)

    def settled(self, at: Point) -> Iterator[Point]:
        """The run once nothing moves, for all answers that are read for the first time."""
        waiting = [at]
        while waiting:
            before = waiting.pop()
            after = before.copy()
            try:
                while self._pass(after):
                    pass
            except Unread as unread:
                for region in reversed(self.domains[unread.name].regions):
                    chosen = before.copy()
                    chosen.choose(unread.name, region)
                    waiting.append(chosen)
            else:
                yield after

    def _pass(self, at: Point) -> bool:
        """Each step once; whether any has moved."""
        moved = False
        for name in self.sequence:
            status = at.status[name]
            if status is WAITING or status is BLOCKED:
                if all(at.status[need] in CLOSED for need in self.ground.order.needs[name]):
                    self._reach(at, name)
            elif status is DATELESS:
                self._begin(at, name)
            moved = moved or at.status[name] is not status
        return moved

    def _reach(self, at: Point, name: str) -> None:
        staged = self._staged(at, name)
        if staged is False:
            self._skip(at, name, SKIPPED)
        elif staged:
            holds = self._owned(at, name)
            if holds is False:
                self._skip(at, name, OMITTED)
            elif holds:
                at.status[name] = READY
                if name == self.wants.ready:
                    self._look(at)
                self._begin(at, name)

    def _staged(self, at: Point, name: str) -> bool | None:
        stage = self.ground.stage_of[name].id
        condition = self.ground.stages.get(stage)
        if condition is None:
            return True
        key = stage, at.turn[name]
        if key not in at.deciders:
            holds = _holds(condition, at)
            if holds is None:
                self._block(at, name, stage=True)
                return None
            at.deciders[key] = holds
        return at.deciders[key]

    def _owned(self, at: Point, name: str) -> bool | None:
        condition = self.ground.steps.get(name)
        if condition is None:
            return True
        if name not in at.decided:
            holds = _holds(condition, at)
            if holds is None:
                self._block(at, name, stage=False)
                return None
            at.decided[name] = holds
        return at.decided[name]

    def _block(self, at: Point, name: str, *, stage: bool) -> None:
        at.status[name] = BLOCKED
        if name == self.wants.asking and stage is self.wants.stage:
            self._look(at)

    def _skip(self, at: Point, name: str, status: object) -> None:
        at.status[name] = SKIPPED if status is SKIPPED else OMITTED
        for field in owned_fields(self.ground.step[name]):
            at.values.pop(field.name, None)

    def _begin(self, at: Point, name: str) -> None:
        """What a step does by itself once it is ready: wait, or call a process."""
        deed = self.ground.step[name].deed
        if not isinstance(deed, Wait | Call):
            return
        there = all(_is_set(gate, at) for gate in self.ground.gates.get(name, ()))
        if there:
            at.status[name] = STARTED
        else:
            at.status[name] = DATELESS if isinstance(deed, Wait) else STUCK

    def _look(self, at: Point) -> None:
        """Whether all that is wanted is so at this very moment."""
        at.shown = at.shown or self.values_fit(at)

    def values_fit(self, at: Point) -> bool:
        """Whether the recorded values are as they are wanted."""
        return all(at.read(name) is None for name in self.wants.unset) and all(
            _holds(condition, at) is wanted for condition, wanted in self.wants.goals
        )


def _holds(condition: Expression, at: Point) -> bool | None:
    found = truth(condition, Recorded(at.read))
    return found if isinstance(found, bool) else None


def _is_set(expression: Expression, at: Point) -> bool:
    return not isinstance(evaluate(expression, Recorded(at.read)), Unset | Failed)
