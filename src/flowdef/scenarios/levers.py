"""Levers: what is answered in a run and decides how it goes, each with its few options."""

from collections.abc import Iterator
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from flowdef.expressions.tree import Expression, Value, names
from flowdef.expressions.values import deviation
from flowdef.model.fields import Field
from flowdef.paths.limits import limits_of
from flowdef.paths.regions import Domain, regions
from flowdef.paths.variants import guarded
from flowdef.run.definition import APPROVAL, Definition, StepDef
from flowdef.run.reopening import rework_set
from flowdef.scenarios.branches import Branch, Way, sends_back

# Of a field: one value of each region, None for unset. Of an approval, by the name of its verdict:
# whether it is approved in the end. Of one that sends back also how often it is rejected before.
Option = Value | int | None


class Levers:
    """What decides how the runs of a process go: the fields that conditions read, the votes.

    `vague` says why the values of some field cannot be told apart exactly; empty where they can.
    """

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        conditions = tuple(self.conditions())
        limits = limits_of(definition.fields[name.name] for name in names(*conditions))
        found = regions((*conditions, *limits), definition.fields)
        self._verdicts = {step.verdict: step for step in definition.of_kind[APPROVAL]}
        self._counts = {rejections(step): step for step in self._verdicts.values()}
        self._domains = {
            name: domain for name, domain in found.items() if name not in self._verdicts
        }
        self.vague = next((each.vague for each in self._domains.values() if each.vague), "")
        self._below: dict[str, frozenset[str]] = {}
        self._guarded: dict[int, bool] = {}
        self._options: dict[str, tuple[Option, ...]] = {}

    def conditions(self) -> Iterator[Expression]:
        """The conditions of all stages and steps."""
        stages, steps = self.definition.stages.values(), self.definition.steps.values()
        for condition in (*(each.when for each in stages), *(each.when for each in steps)):
            if condition is not None:
                yield condition

    @cached_property
    def circular(self) -> bool:
        """Whether a condition reads what is recorded after it, as on a way back: no order tells."""
        steps, owners = self.definition.steps, self.definition.owners
        above = TopologicalSorter[str]()
        for step in steps.values():
            read = (*_read(self.definition.stages[step.stage].when), *_read(step.when))
            above.add(step.id, *step.needs, *(owners[name] for name in read if name in owners))
        try:
            above.prepare()
        except CycleError:
            return True
        return False

    def guarded(self, condition: Expression) -> bool:
        """Whether a condition says what holds where a value is unset."""
        if id(condition) not in self._guarded:
            self._guarded[id(condition)] = bool(guarded(condition))
        return self._guarded[id(condition)]

    def options(self, lever: str) -> tuple[Option, ...]:
        """What a lever can be, what is usual first."""
        if lever not in self._options:
            self._options[lever] = self._found(lever)
        return self._options[lever]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields among the levers, in the order in which conditions read them."""
        return tuple(self._domains)

    def behind(self, branch: Branch) -> Iterator[str]:
        """The levers that a branch rests on at first hand; `rests_on` tells of the others."""
        steps = self.definition.steps
        if branch.way is Way.END:
            for approval in self.definition.of_kind[APPROVAL]:
                yield approval.verdict
            for step in self.halting:
                yield from self._of_step(step)
        elif branch.of in self.definition.stages:
            yield from _read(self.definition.stages[branch.of].when)
            for name in self.entries[branch.of]:
                yield from self._before(name)
        else:
            yield from self._of_step(steps[branch.of])

    def rests_on(self, lever: str) -> Iterator[str]:
        """The levers that decide whether this one is asked for."""
        owner = self.definition.owners.get(lever, "")
        step = self._counts.get(lever) or self.definition.steps.get(owner)
        if step:
            yield from self._of_step(step)

    def _of_step(self, step: StepDef) -> Iterator[str]:
        if step.kind == APPROVAL:
            yield step.verdict
            yield rejections(step)
        yield from _read(self.definition.stages[step.stage].when)
        yield from _read(step.when)
        yield from self._before(step.id)

    def _before(self, step: str) -> Iterator[str]:
        """What must have gone well before a step is come to."""
        yield from (each.verdict for each in self.approvals_above[step])
        for each in self.halting_above[step]:
            yield from _read(self.definition.stages[each.stage].when)
            yield from _read(each.when)
            yield from filter(None, (each.deed.get("until"),))

    @cached_property
    def reopened(self) -> frozenset[str]:
        """The steps that a rejection can open again."""
        return frozenset[str]().union(*self.opened.values())

    @cached_property
    def again(self) -> frozenset[str]:
        """Those of them, and their stages, about which can be decided otherwise then."""
        steps = self.definition.steps
        both = self.reopened | {steps[each].stage for each in self.reopened}
        return frozenset(
            each for each in both if not self.unsteady.isdisjoint(self.cone(Branch(each, Way.TRUE)))
        )

    def cone(self, branch: Branch) -> frozenset[str]:
        """The levers that can play a part in whether a run takes a branch."""
        found: set[str] = set()
        waiting = [*self.behind(branch)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.rests_on(name)
        return frozenset(found)

    @cached_property
    def unsteady(self) -> frozenset[str]:
        """The levers that may be answered otherwise in another round of the same run."""
        owners = self.definition.owners
        fields = {name for name in self._domains if owners.get(name) in self.reopened}
        return frozenset(fields) | {
            lever
            for levers in (self._verdicts, self._counts)
            for lever, approval in levers.items()
            if self._opened_by_others(approval)
        }

    def _opened_by_others(self, approval: StepDef) -> bool:
        return any(
            approval.id in opened for name, opened in self.opened.items() if name != approval.id
        )

    @cached_property
    def opened(self) -> dict[str, frozenset[str]]:
        """What each approval opens again when it is rejected."""
        approvals = self.definition.of_kind[APPROVAL]
        return {
            each.id: rework_set(self.definition, each) for each in approvals if sends_back(each)
        }

    def below(self, step: str) -> frozenset[str]:
        """A step, and all that rest on it."""
        if step not in self._below:
            self._below[step] = self.definition.below(step)
        return self._below[step]

    @cached_property
    def approvals_above(self) -> dict[str, tuple[StepDef, ...]]:
        """The approvals that each step rests on, first come first."""
        return self._above({each.id for each in self.definition.of_kind[APPROVAL]})

    @cached_property
    def halting_above(self) -> dict[str, tuple[StepDef, ...]]:
        """The halting steps that each step rests on."""
        return self._above({each.id for each in self.halting})

    def _above(self, wanted: set[str]) -> dict[str, tuple[StepDef, ...]]:
        found: dict[str, tuple[StepDef, ...]] = {}
        for step in self.definition.ordered:
            above = {each.id: each for need in step.needs for each in found[need]}
            above |= {each: self.definition.steps[each] for each in step.needs if each in wanted}
            found[step.id] = tuple(above.values())
        return found

    @cached_property
    def halting(self) -> tuple[StepDef, ...]:
        """The steps that may be blocked because a value that they need was never recorded."""
        return tuple(step for step in self.definition.ordered if self._may_halt(step))

    def _may_halt(self, step: StepDef) -> bool:
        stage = self.definition.stages[step.stage]
        until = step.deed.get("until", "")
        needed = [(name, True) for name in (*_read(step.when), *([until] if until else []))]
        needed += [(name, False) for name in _read(stage.when)]
        return any(self._may_lack(name, step if inside else None) for name, inside in needed)

    def _may_lack(self, name: str, reader: StepDef | None) -> bool:
        """Whether a field may be unset; a step of the stage it is recorded in is in it, too."""
        if name in self._domains and None in self.options(name):
            return True
        owner = self.definition.steps.get(self.definition.owners.get(name, ""))
        if owner is None:
            return False
        if reader is not None and owner.id in self.below(reader.id):
            return True
        beside = reader is not None and reader.stage == owner.stage
        staged = self.definition.stages[owner.stage].when is not None and not beside
        return staged or owner.when is not None

    @cached_property
    def entries(self) -> dict[str, tuple[str, ...]]:
        """The steps of each stage before which the fewest approvals must have passed."""
        return {name: self._entries(name) for name in self.definition.stages}

    def _entries(self, stage: str) -> tuple[str, ...]:
        above = {
            step.id: frozenset(
                each.id for each in (*self.approvals_above[step.id], *self.halting_above[step.id])
            )
            for step in self.definition.ordered
            if step.stage == stage
        }
        least: dict[frozenset[str], str] = {}
        for name, needed in above.items():
            if not any(other < needed for other in above.values()):
                least.setdefault(needed, name)
        return tuple(least.values())

    def _found(self, lever: str) -> tuple[Option, ...]:
        if lever in self._verdicts:
            return (True, False)
        if lever in self._counts:
            return tuple(range(self._counts[lever].approving.rounds))
        return self._values(lever)

    def _values(self, name: str) -> tuple[Option, ...]:
        field, domain = self.definition.fields[name], self._domains[name]
        return tuple(_within(field, domain, required=self._given(field)))

    def _given(self, field: Field) -> bool:
        """Whether a field is never left unset by whoever is asked for it."""
        proposed = field.default is not None and field.name not in self.definition.owners
        return field.required or proposed


def _read(condition: Expression | None) -> Iterator[str]:
    if condition is not None:
        yield from (name.name for name in names(condition))


def rejections(approval: StepDef) -> str:
    """The lever that tells how often an approval is rejected before it is approved."""
    return f"{approval.verdict}:rejections"


def _within(field: Field, domain: Domain, *, required: bool) -> Iterator[Option]:
    for region in domain.regions:
        value = region.witness
        if value is None:
            if not required:
                yield None
        elif not deviation(field, value):
            yield value
