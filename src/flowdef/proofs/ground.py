"""Ground: what is asked of a process, step by step, while its runs are searched."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from flowdef.expressions.check import check_text
from flowdef.expressions.parse import template
from flowdef.expressions.tree import Arithmetic, Expression, Filter, Name, Template, children, names
from flowdef.graph.order import Order
from flowdef.model.derived import owners_of
from flowdef.model.fields import Field, Raw
from flowdef.model.process import CONTINUE, Approval, Call, Process, Stage, Step, Wait, Work
from flowdef.model.verdict import verdict_name
from flowdef.paths.variants import nodes
from flowdef.proofs.rework import Rework, aside, following, redone, reworks_of

NONE: frozenset[str] = frozenset()


class Ground(Struct, frozen=True, dict=True):
    """A process with its order, its parsed and checked conditions by id, and its fields.

    It has no circle of needs.
    """

    process: Process
    order: Order
    steps: Mapping[str, Expression]
    stages: Mapping[str, Expression]
    fields: Mapping[str, Field]

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """Each step by its id, in an order in which they can be done."""
        found = {step.id: step for step in self.process.steps}
        return {name: found[name] for name in self.order.sequence}

    @cached_property
    def stage_of(self) -> Mapping[str, Stage]:
        """The stage of each step, by the step's id."""
        return {step.id: stage for stage in self.process.stages for step in stage.steps}

    def first(self, stage: str) -> str:
        """The step of a stage that is first of all in the order."""
        return next(name for name in self.step if self.stage_of[name].id == stage)

    def openers(self, stage: str) -> tuple[str, ...]:
        """The steps of a stage that can come to its condition while no other of them has.

        Whoever is ready first decides for all, though it may itself go no further. A step that
        needs all that another needs comes no sooner than that one.
        """
        if stage not in self._openers:
            before = self.order.ancestors
            inside = [name for name in self.step if self.stage_of[name].id == stage]
            found: list[str] = []
            for name in sorted(inside, key=lambda each: len(before(each))):
                if not any(before(name).issuperset(before(each)) for each in found):
                    found.append(name)
            self._openers[stage] = (*found,)
        return self._openers[stage]

    @cached_property
    def _openers(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The step that records each field; inputs have none."""
        return owners_of(self.process)

    @cached_property
    def reworks(self) -> tuple[Rework, ...]:
        """The ways back."""
        return reworks_of(self.process, self.order)

    @cached_property
    def verdicts(self) -> Mapping[str, Step]:
        """The approvals by the names of their verdicts."""
        steps = self.step.values()
        return {verdict_name(step.id): step for step in steps if isinstance(step.deed, Approval)}

    @cached_property
    def yes_only(self) -> frozenset[str]:
        """The verdicts that are a yes for whoever comes later: a no ends the run or goes back."""
        found = self.verdicts.items()
        return frozenset(name for name, step in found if route(step) != CONTINUE)

    @cached_property
    def optional(self) -> frozenset[str]:
        """The fields that nobody has to fill in, and those that are never kept."""
        inputs = {field.name for field in self.process.inputs if field.default is None}
        work = (step.collect for step in self.step.values() if isinstance(step.deed, Work))
        asked = inputs | {field.name for collect in work for field in collect}
        kept = {name for name in asked if not self.fields[name].required}
        return frozenset(kept | {field.name for field in self.fields.values() if field.sensitive})

    def of(self, step: str) -> tuple[Expression, ...]:
        """The conditions that decide about a step, in the order in which they are read."""
        stage = self.stages.get(self.stage_of[step].id)
        own = self.steps.get(step)
        return tuple(each for each in (stage, own) if each is not None)

    def asks(self, step: str) -> tuple[Expression, ...]:
        """All that decides whether a step closes."""
        return (*self.of(step), *self.gates.get(step, ()))

    @cached_property
    def decided(self) -> frozenset[str]:
        """The steps that are not simply done: by a condition, or for want of a value."""
        found = set(self.steps) | self.gates.keys()
        if self.stages:
            found |= {name for name in self.step if self.stage_of[name].id in self.stages}
        return frozenset(found)

    @cached_property
    def gates(self) -> Mapping[str, tuple[Expression, ...]]:
        """What a step needs a value of once it is ready, where that may be unset.

        A wait needs its date; a process that is called, what it is given.
        """
        found: dict[str, tuple[Expression, ...]] = {}
        for step in self.step.values():
            if isinstance(step.deed, Work):
                continue  # most steps are
            match step.deed:
                case Wait(until=until) if until in self.fields:
                    needed: tuple[Expression, ...] = (Name(until),)
                case Call(inputs=inputs):
                    needed = tuple(_given(inputs, self.fields))
                case _:
                    continue
            unsure = tuple(each for each in needed if self._unsure(each, step.id))
            if unsure:
                found[step.id] = unsure
        return found

    def _unsure(self, expression: Expression, step: str) -> bool:
        needed = (part.name for part in _needed(expression) if isinstance(part, Name))
        return not all(self._always(name, step) for name in needed)

    def _always(self, name: str, reader: str) -> bool:
        """Whether a field has a value whatever is answered, by what is written alone."""
        if name in self.optional:
            return False
        owner = self.owners.get(name)
        if owner is None:
            return True
        stage = self.stage_of[owner].id
        conditional = owner in self.steps or stage in self.stages
        return not conditional and self.order.precedes(owner, reader)

    @cached_property
    def risky(self) -> frozenset[str]:
        """The steps that may stand still because a condition cannot be decided."""
        return frozenset(name for name in self.decided if self._may_block(name))

    def _may_block(self, step: str) -> bool:
        if step in self.gates:
            return True
        return any(not self._surely_decided(condition, step) for condition in self.of(step))

    def _surely_decided(self, condition: Expression, step: str) -> bool:
        return all(
            self.sure(part.name, step)
            if isinstance(part, Name)
            else not isinstance(part, Arithmetic | Filter)
            for part in _needed(condition)
        )

    def sure(self, name: str, reader: str) -> bool:
        """Whether a field surely has a value when a step is decided; if not, look closer."""
        return self._always(name, reader) or self._decided_alike(name, reader)

    def _decided_alike(self, name: str, reader: str) -> bool:
        """Whether a step is never decided but with the one before it that records a field.

        One decision of their stage holds for both, and what opens one again opens the other.
        """
        owner = self.owners.get(name)
        return (
            owner is not None
            and name not in self.optional
            and owner not in self.steps
            and self.stage_of[owner] is self.stage_of[reader]
            and self.order.precedes(owner, reader)
            and all((owner in each.names) is (reader in each.names) for each in self.reworks)
        )

    @cached_property
    def early(self) -> frozenset[str]:
        """The steps whose conditions read what need not be recorded before them."""
        found = {name for name in self.decided if self._reads_early(name, *self._alone(name))}
        for stage in self.process.stages:
            condition = self.stages.get(stage.id)
            steps = [step.id for step in stage.steps]
            if condition and any(self._reads_early(name, condition) for name in steps):
                found.update(steps)
        return frozenset(found)

    def _reads_early(self, step: str, *conditions: Expression) -> bool:
        owners = (self.owners.get(name.name) for name in names(*conditions))
        return any(owner and not self.order.precedes(owner, step) for owner in owners)

    def _alone(self, step: str) -> tuple[Expression, ...]:
        """What decides about a step besides its stage."""
        own = self.steps.get(step)
        gates = self.gates.get(step, ())
        return gates if own is None else (*gates, own)

    def support(self, step: str) -> frozenset[str]:
        """The fields that decide about a step, through all steps that record them."""
        if step not in self._supports:
            self._supports[step] = self.behind(name.name for name in names(*self.asks(step)))
        return self._supports[step]

    def behind(self, read: Iterable[str]) -> frozenset[str]:
        """These fields, and those that decide whether they are recorded."""
        found: set[str] = set()
        waiting = set(read)
        while waiting:
            found |= waiting
            owners = {self.owners[name] for name in waiting if name in self.owners}
            asked = names(*(each for owner in owners for each in self.asks(owner)))
            waiting = {name.name for name in asked} - found
        return frozenset(found)

    @cached_property
    def _supports(self) -> dict[str, frozenset[str]]:
        return {}

    def stale(self, step: str) -> frozenset[str]:
        """The steps that may be done anew after this one has decided, while it stays."""
        return redone(self._aside(step)) if self.reworks else NONE

    def stale_stage(self, step: str) -> frozenset[str]:
        """The same of the decision of its stage, which another of its steps may have made."""
        if not self.reworks or self.stage_of[step].id not in self.stages:
            return NONE
        if step not in self._stale_stages:
            self._stale_stages[step] = redone(self._aside_of_stage(step))
        return self._stale_stages[step]

    def _aside_of_stage(self, step: str) -> tuple[Rework, ...]:
        """The ways back that may be taken once its stage is decided, and leave the step."""
        inside = [each.id for each in self.stage_of[step].steps]
        sooner = {each.approval for name in inside for each in self._aside(name)}
        beside = [each for each in self.reworks if step not in each.names]
        active = (
            each for each in beside if each.approval in sooner or not each.names.isdisjoint(inside)
        )
        return following(active, beside)

    def _aside(self, step: str) -> tuple[Rework, ...]:
        if step not in self._asides:
            self._asides[step] = aside(step, self.reworks, self.order)
        return self._asides[step]

    @cached_property
    def _asides(self) -> dict[str, tuple[Rework, ...]]:
        return {}

    @cached_property
    def _stale_stages(self) -> dict[str, frozenset[str]]:
        return {}


def _needed(expression: Expression) -> Iterator[Expression]:
    """The parts that must have a value; one that nobody recorded need not under `default(…)`."""
    if isinstance(expression, Filter) and expression.name == "default" and expression.argument:
        yield from (part for part in nodes(expression.operand) if not isinstance(part, Name))
        yield from _needed(expression.argument)
    else:
        yield expression
        for child in children(expression):
            yield from _needed(child)


def _given(inputs: Iterable[tuple[str, Raw]], fields: Mapping[str, Field]) -> Iterator[Expression]:
    """The expressions in what a process is given, as checked; texts with faults are left out."""
    for _, raw in inputs:
        if isinstance(raw, str) and "{{" in raw:
            found = template(raw)
            if isinstance(found, Template):
                checked = check_text(found, fields)
                if not checked.faults:
                    yield from checked.template.expressions


def route(approval: Step) -> str:
    """Where a rejection leads: to a step, on, or to the end of the run (empty)."""
    return approval.deed.on_reject if isinstance(approval.deed, Approval) else CONTINUE
