"""Views: what the steps of a run come out as by the values chosen so far, as each one saw them."""

from collections.abc import Mapping
from typing import NamedTuple

from flowdef.expressions.evaluate import Failed, Unset, evaluate, truth
from flowdef.expressions.tree import Expression, Value
from flowdef.model.process import Wait
from flowdef.model.verdict import REJECTED
from flowdef.paths.regions import Domain, Region
from flowdef.proofs.ground import NONE, Ground, route
from flowdef.proofs.recorded import Recorded
from flowdef.proofs.wants import Wants


class Eye(NamedTuple):
    """Whoever reads at one moment: a condition, of a step or its stage, or what a step needs.

    One of the `steps` does, the questioner by none. `stale` are the steps that it may have seen
    as they were in an earlier round.
    """

    label: str
    steps: tuple[str, ...]
    stale: frozenset[str]


Path = tuple[Eye, ...]
Key = tuple[str, tuple[str, ...]]  # a field, and whose view of it; empty where all see the same

Known = dict[Key, bool | None]  # whether a step is done, and as whose view of it

CLOSED = "closed "  # before a step's id: whether it has closed, where that is not said


class Needed(Exception):  # noqa: N818 (a question of the search, no error)
    """Something is read that has no value yet: what, and which it may have."""

    def __init__(self, key: Key, regions: tuple[Region, ...]) -> None:
        self.key = key
        self.regions = regions
        super().__init__(key)


class Never(Exception):  # noqa: N818 (an answer of the search, no error)
    """What was chosen cannot be."""


class View:
    """The steps of a run by the values chosen so far.

    By default a run in which nothing is done twice. Where it is `loose`, each step that an
    earlier round may have decided has values of its own: then more is possible than in any run.
    """

    def __init__(
        self,
        ground: Ground,
        wants: Wants,
        domains: Mapping[str, Domain],
        *,
        loose: bool,
    ) -> None:
        self.ground = ground
        self.wants = wants
        self.loose = loose
        self._domains = domains
        self._cone = wants.cone(ground)
        self._chosen: Mapping[Key, Region] = {}
        self._known: Known = {}
        self._open: set[Key] = set()  # being worked out
        self._redone = frozenset(name for each in ground.reworks for name in each.names)

    def at(self, chosen: Mapping[Key, Region], known: Known | None = None) -> "View":
        """The view with these values; `known` is what some of them said already."""
        self._chosen = chosen
        self._known = {} if known is None else {**known}
        return self

    @property
    def known(self) -> Known:
        """Which steps are done by the values chosen so far; more values change nothing of it."""
        return self._known

    def done(self, step: str, path: Path = ()) -> bool | None:
        """Whether a step is done, as seen from there; None where it can never close."""
        if step not in self.ground.decided:
            return True
        seen = self._seen(step, path)
        key = step, tuple(eye.label for eye in seen)
        if key in self._open:
            return None  # what reads itself has no value yet
        if key not in self._known:
            self._open.add(key)
            try:
                self._known[key] = self._decided(step, seen)
            finally:
                self._open.remove(key)
        return self._known[key]

    def applies(self, step: str, path: Path = ()) -> bool | None:
        """Whether a step is to be done; None where that cannot be decided."""
        staged = self.staged(step, path)
        return self.owned(step, path) if staged else staged

    def staged(self, step: str, path: Path = ()) -> bool | None:
        """What the condition of its stage says to a step."""
        condition = self.ground.stages.get(self.ground.stage_of[step].id)
        return True if condition is None else self._holds(condition, self._of_stage(step), path)

    def owned(self, step: str, path: Path = ()) -> bool | None:
        """What its own condition says to a step."""
        condition = self.ground.steps.get(step)
        return True if condition is None else self._holds(condition, self._of_step(step), path)

    def path(self, step: str) -> Path:
        """How a step sees the steps before it."""
        return (self._of_step(step),) if self.loose else ()

    def path_of_stage(self, step: str) -> Path:
        """How whoever decides for a step about its stage sees the steps before."""
        return (self._of_stage(step),) if self.loose else ()

    def meets(self, condition: Expression) -> bool | None:
        """What a condition says of what is recorded at the moment in question."""
        found = truth(condition, Recorded(self.recorded))
        return found if isinstance(found, bool) else None

    def recorded(self, name: str) -> Value | None:
        """The value that is recorded at the moment in question; None: it is unset."""
        owner = self.ground.owners.get(name)
        if owner is None:
            return self.value(name, ())
        if self.loose and owner in self._redone and not self._stands(owner):
            # It may be open, and hold what an earlier round recorded.
            path = (Eye(f"at {owner}", (), self._redone),)
            return self.value(name, path, may_be_unset=True) if self.done(owner, path) else None
        if owner not in self._cone and not self._is_closed(owner):
            return None
        done = self.done(owner)
        if done is None and self.wants.helped:
            raise Never  # it stands still itself, and is to be told of first
        return self.value(name, ()) if done else None

    def seen(self, name: str, path: Path) -> Value | None:
        """The value of a field as a condition reads it; None: it is unset."""
        owner = self.ground.owners.get(name)
        if owner is None:
            return self.value(name, ())
        precedes = self.ground.order.precedes
        if self.loose and not all(precedes(owner, step) for step in path[-1].steps):
            return self.value(name, path, may_be_unset=True)
        return self.value(name, self._seen(owner, path)) if self.done(owner, path) else None

    def value(self, name: str, path: Path, *, may_be_unset: bool = False) -> Value | None:
        """The value chosen for a field; what has none yet is asked for."""
        key = name, tuple(eye.label for eye in path)
        if key not in self._chosen:
            regions = self._regions(name, path)
            if may_be_unset and regions[-1:] and regions[-1].witness is not None:
                regions = (*regions, Region(name, None, "not recorded"))
            raise Needed(key, regions)
        return self._chosen[key].witness

    def check(self) -> None:
        """Never, where two rejections would end the run, or something would happen after one."""
        if not self.ground.verdicts:
            return
        ended = [
            self.ground.verdicts[name].id
            for (name, _), region in self._chosen.items()
            if region.witness == REJECTED
            and name in self.ground.verdicts
            and not route(self.ground.verdicts[name])
        ]
        closed = {*self._cone, *self._said_closed(is_so=True)} if ended else set[str]()
        after = any(
            self.ground.order.precedes(each, name)
            for each in ended
            if not self.loose or each not in self._redone  # else it may have been a yes before
            for name in closed
        )
        if after or len(set(ended)) > 1:
            raise Never

    def _regions(self, name: str, path: Path) -> tuple[Region, ...]:
        regions = self._domains[name].regions
        if name not in self.ground.yes_only or self._may_be_a_no(name, path):
            return regions
        return tuple(each for each in regions if each.witness != REJECTED)

    def _may_be_a_no(self, name: str, path: Path) -> bool:
        """Whether a rejection that does not go on is still there to be read."""
        approval = self.ground.verdicts[name]
        if route(approval):
            return bool(path)  # while the approval is open again
        if self.wants.moving or name not in self.wants.read:
            return False
        return not path or not path[-1].steps

    def _decided(self, step: str, path: Path) -> bool | None:
        holds = self.applies(step, path)
        if holds:
            read = Recorded(self.seen, (*path, self._of_needs(step)))
            for gate in self.ground.gates.get(step, ()):
                if isinstance(evaluate(gate, read), Unset | Failed):
                    return None
        return holds

    def _holds(self, condition: Expression, eye: Eye, path: Path) -> bool | None:
        found = truth(condition, Recorded(self.seen, (*path, eye)))
        return found if isinstance(found, bool) else None

    def _of_step(self, step: str) -> Eye:
        return Eye(step, (step,), self.ground.stale(step) if self.loose else NONE)

    def _of_stage(self, step: str) -> Eye:
        if not self.loose:
            return self._of_step(step)
        openers = self.ground.openers(self.ground.stage_of[step].id)
        return Eye(f"stage of {step}", openers, self.ground.stale_stage(step))

    def _of_needs(self, step: str) -> Eye:
        """A wait may get its date long after its condition was decided; calls read at once."""
        eye = self._of_step(step)
        late = isinstance(self.ground.step[step].deed, Wait)
        return eye._replace(label=f"needs of {step}") if late else eye

    def _seen(self, step: str, path: Path) -> Path:
        """As much of a path as may have seen a step in another round than all others."""
        while path and step not in path[-1].stale:
            path = path[:-1]
        return path

    def _stands(self, owner: str) -> bool:
        """Whether a step is surely closed at the moment in question."""
        named = self.wants.ready or self.wants.asking
        if named:
            return self.ground.order.precedes(owner, named)
        return self.wants.ended or owner in self.wants.closed

    def _is_closed(self, step: str) -> bool:
        """Whether a step that nothing is said of has closed; then all before it have, too."""
        key, precedes = (f"{CLOSED}{step}", ()), self.ground.order.precedes
        if any(precedes(step, each) for each in self._said_closed(is_so=True)):
            return True
        if key not in self._chosen:
            yes, no = Region(key[0], True, "yes"), Region(key[0], False, "no")
            raise Needed(key, (yes, no))
        if not self._chosen[key].witness:
            return False
        if any(precedes(each, step) for each in self._said_closed(is_so=False)):
            raise Never
        before = self.ground.order.ancestors(step) & self.ground.risky
        if any(self.done(each) is None for each in (*before, step)):
            raise Never
        return True

    def _said_closed(self, *, is_so: bool) -> list[str]:
        """The steps that were said to have closed, or not to have."""
        return [
            name.removeprefix(CLOSED)
            for (name, _), region in self._chosen.items()
            if name.startswith(CLOSED) and region.witness is is_so
        ]
