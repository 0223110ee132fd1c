"""Course: how a run goes by the answers so far, as one of its branches sees it."""

from collections.abc import Callable, Sequence
from functools import partial

from flowdef.expressions.evaluate import truth
from flowdef.expressions.tree import Expression, Value
from flowdef.model.process import CONTINUE
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.run.definition import APPROVAL, Definition, StepDef
from flowdef.scenarios.branches import DONE, REJECTED_END, Branch, Way, ends, sends_back
from flowdef.scenarios.levers import Levers, Option, rejections

# A lever, and who sees it answered so; ALL where everybody in the run does. In loose ways, what
# can be answered anew is seen by one step as it was decided, on the way back from one branch.
Key = tuple[str, tuple[str, ...]]
Chosen = dict[Key, Option]
ALL: tuple[str, ...] = ()


class Needed(Exception):  # noqa: N818 (a question of the search, no error)
    """A lever is asked for that has no answer yet."""

    def __init__(self, key: Key) -> None:
        self.key = key
        super().__init__(key)


class Course(dict[str, Value]):
    """How a run goes by the answers so far, as one of the wanted branches sees it.

    What it is asked for by name are the recorded values.
    """

    def __init__(self, levers: Levers, chosen: Chosen, at: int, *, loose: bool) -> None:
        super().__init__()
        self._levers = levers
        self._loose = loose
        self._definition: Definition = levers.definition
        self._chosen = chosen
        self._seer: tuple[str, ...] = (str(at),) if loose else ALL
        self._known: dict[tuple[str, ...], tuple[bool, frozenset[Key]]] = {}
        self._all_set = False
        self.read: frozenset[Key] = frozenset()  # on which what was found last rests

    def takes(self, branch: Branch) -> bool:
        """Whether the run takes a branch."""
        if branch.way is Way.END:
            return self._ends(branch)
        if branch.way is Way.STOP:
            return self._stops(self._definition.steps[branch.of])
        self._seer = self._as_seen_by(branch.of)
        if branch.way in (Way.TRUE, Way.FALSE):
            return self._decides(branch.of, wanted=branch.way is Way.TRUE)
        approval = self._definition.steps[branch.of]
        return self._every(lambda: self._votes(branch, approval), lambda: self._is_done(approval))

    def done(self, step: str) -> bool:
        """Whether a step is done, or decided where it is an approval."""
        before, self._seer = self._seer, self._as_seen_by(step)
        key = (*self._seer, step)
        if key not in self._known:
            read, self.read = self.read, frozenset()
            found = self._is_done(self._definition.steps[step])
            self._known[key] = found, self.read
            self.read = read
        self._seer = before
        found, read = self._known[key]
        self.read |= read
        return found

    def _every(self, *parts: Callable[[], bool]) -> bool:
        """Whether all parts are so. Where one is not, that rests on what it read, and no more."""
        before, gathered = self.read, self.read
        for part in parts:
            self.read = frozenset()
            if not part():
                self.read |= before
                return False
            gathered |= self.read
        self.read = gathered
        return True

    def _as_seen_by(self, owner: str) -> tuple[str, ...]:
        """What is decided once sees one state of things; what is done anew, one each time."""
        if not self._loose:
            return ALL
        return (*self._seer, owner) if owner in self._levers.again else (owner,)

    def _is_done(self, plan: StepDef) -> bool:
        return self._every(
            lambda: self._says(plan.when),
            lambda: self._in_stage(plan) is True,
            lambda: self._reached(plan),
        )

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]  # by name
        """A recorded value; `default` where the step that records it is skipped."""
        owner = self._definition.owners.get(name)
        value = self._lever(name)  # first, for most conditions fail by it
        unset = owner is not None and not self._all_set and not self.done(owner)
        if value is None or unset:
            return default
        if owner is not None and self._definition.steps[owner].kind == APPROVAL:
            return APPROVED if value is True else REJECTED
        return value

    def _votes(self, branch: Branch, approval: StepDef) -> bool:
        """Whether an approval that is come to goes the way of a branch."""
        approved = self._approved(approval)
        if branch.way is Way.APPROVED or not approved:
            return approved is (branch.way is Way.APPROVED)
        if branch.way is Way.ROUND and self._comes_again(approval):
            return True
        return self._rejections(approval) >= max(branch.round - 1, 1)

    def _decides(self, owner: str, *, wanted: bool) -> bool:
        """Whether a condition is decided, and as wanted."""
        stage = self._definition.stages.get(owner)
        if stage is not None:
            entries = [self._definition.steps[name] for name in self._levers.entries[owner]]
            return self._every(
                lambda: self._is(stage.when, wanted=wanted),
                lambda: any(map(self._reached, entries)),
            )
        plan = self._definition.steps[owner]
        return self._every(
            lambda: self._is(plan.when, wanted=wanted),
            lambda: self._in_stage(plan) is True,
            lambda: self._reached(plan),
        )

    def _ends(self, branch: Branch) -> bool:
        approvals = self._definition.of_kind[APPROVAL]
        if branch == DONE:
            return self._goes_on(approvals, self._levers.halting)
        stops = ends if branch == REJECTED_END else sends_back
        return any(stops(each) and self._stops(each) for each in approvals)

    def _reached(self, plan: StepDef) -> bool:
        levers = self._levers
        return self._goes_on(levers.approvals_above[plan.id], levers.halting_above[plan.id])

    def _goes_on(self, approvals: Sequence[StepDef], halting: Sequence[StepDef]) -> bool:
        return self._every(
            *(partial(self._passed, each) for each in approvals),
            *(partial(self._open, each) for each in halting),
        )

    def _passed(self, approval: StepDef) -> bool:
        """Whether an approval lets the run go on; one that comes again does at some time."""
        if self._comes_again(approval) or approval.approving.on_reject == CONTINUE:
            return True
        return self._approved(approval) or not self.done(approval.id)

    def _stops(self, approval: StepDef) -> bool:
        """Whether a run ends, or stays open, at an approval."""
        if approval.approving.on_reject == CONTINUE or not self.done(approval.id):
            return False
        return self._comes_again(approval) or not self._approved(approval)

    def _comes_again(self, approval: StepDef) -> bool:
        return self._loose and approval.verdict in self._levers.unsteady

    def _open(self, plan: StepDef) -> bool:
        """Whether a step is not come to, or reads nothing that nobody recorded."""
        before, self._seer = self._seer, self._as_seen_by(plan.id)
        blocked = self._reads_unset(plan) and self._reached(plan)
        self._seer = before
        return not blocked

    def _reads_unset(self, plan: StepDef) -> bool:
        for said in (self._in_stage(plan), self._applies(plan)):
            if said is not True:
                return said is None
        until = plan.deed.get("until", "")
        return bool(until) and self._lacks(until, plan.id)

    def _in_stage(self, plan: StepDef) -> bool | None:
        """What the condition of a step's stage says: decided when its first step was come to."""
        condition = self._definition.stages[plan.stage].when
        if condition is None:
            return True
        before, self._seer = self._seer, self._as_seen_by(plan.stage)
        said = truth(condition, self)
        self._seer = before
        return said if isinstance(said, bool) else None

    def _applies(self, plan: StepDef) -> bool | None:
        said = True if plan.when is None else truth(plan.when, self)
        return said if isinstance(said, bool) else None

    def _lacks(self, name: str, waiting: str) -> bool:
        """Whether what a step waits for is surely not recorded when it is come to."""
        owner = self._definition.owners.get(name, "")
        if owner in self._levers.below(waiting):
            return True
        if owner and waiting not in self._levers.below(owner):
            return False
        if name in self._levers.fields:
            return self.get(name) is None
        return bool(owner) and not self.done(owner)

    def _says(self, condition: Expression | None) -> bool:
        return condition is None or self._is(condition, wanted=True)

    def _is(self, condition: Expression | None, *, wanted: bool) -> bool:
        """Whether a condition comes out as wanted.

        It is tried first as if nothing were unset: what fails then, fails also where something is.
        """
        if condition is None:
            return False
        if not self._levers.guarded(condition):
            self._all_set = True
            said = truth(condition, self)
            self._all_set = False
            if said is not wanted:
                return False
        return truth(condition, self) is wanted

    def _approved(self, approval: StepDef) -> bool:
        """Whether it is approved in the end."""
        return self._lever(approval.verdict) is True

    def _rejections(self, approval: StepDef) -> int:
        """How often it is rejected before it is approved."""
        if not sends_back(approval):
            return 0
        found = self._lever(rejections(approval))
        assert isinstance(found, int)  # noqa: S101 (the options of it are numbers)
        return found

    def _lever(self, name: str) -> Option:
        key = (name, self._seer if self._loose and name in self._levers.unsteady else ALL)
        if key not in self._chosen:
            raise Needed(key)
        self.read |= {key}
        return self._chosen[key]
