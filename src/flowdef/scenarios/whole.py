"""Whole: a process without a fault, and what follows from it for those who look for faults."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Expression, Fault, Literal, Value, names
from flowdef.expressions.values import deviation
from flowdef.graph.order import Order, order_of
from flowdef.model.derived import fields_of, owners_of
from flowdef.model.fields import Field
from flowdef.model.process import CONTINUE, Approval, Process, Stage, Step
from flowdef.model.verdict import REJECTED, verdict_name
from flowdef.paths.limits import limits_of
from flowdef.paths.regions import Region, regions
from flowdef.paths.search import Case, cases
from flowdef.paths.variants import guarded


class Whole(Struct, frozen=True, dict=True):
    """A process that can be run, and what follows from it."""

    process: Process

    @cached_property
    def order(self) -> Order:
        """Who waits for whom."""
        return order_of(self.process)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field by name."""
        return fields_of(self.process)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Which step records each field."""
        return owners_of(self.process)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each step stands in the document."""
        return {step.id: number for number, step in enumerate(self.process.steps)}

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """Each step by its id."""
        return {step.id: step for step in self.process.steps}

    @cached_property
    def part(self) -> Mapping[str, Step | Stage]:
        """Each stage and step by its id; they share one namespace."""
        return {**{stage.id: stage for stage in self.process.stages}, **self.step}

    @cached_property
    def stage_of(self) -> Mapping[str, Stage]:
        """The stage of each step."""
        return {step.id: stage for stage in self.process.stages for step in stage.steps}

    @cached_property
    def reworked(self) -> Mapping[str, frozenset[str]]:
        """What a rejection of each approval that goes back opens again."""
        return {
            step.id: _between(self.order, step.deed.on_reject, step.id)
            for step in self.process.steps
            if isinstance(step.deed, Approval) and step.deed.on_reject not in ("", CONTINUE)
        }

    @cached_property
    def rounds(self) -> Mapping[str, int]:
        """How many rounds each approval has."""
        deeds = ((step.id, step.deed) for step in self.process.steps)
        return {name: deed.rounds for name, deed in deeds if isinstance(deed, Approval)}

    def conditional(self, step: str) -> bool:
        """Whether a condition decides about a step: its own, or that of its stage."""
        return bool(self.step[step].when or self.stage_of[step].when)

    def reads(self, step: Step) -> frozenset[str]:
        """The fields that decide about a step."""
        return frozenset(name.name for name in names(*self._conditions(step)))

    def guarded(self, step: Step) -> frozenset[str]:
        """Those of them of which a condition says what counts where they are unset."""
        return guarded(*self._conditions(step))

    def _conditions(self, step: Step) -> tuple[Expression, ...]:
        texts = (text for text in (step.when, self.stage_of[step.id].when) if text)
        return tuple(map(self._condition, texts))

    @cached_property
    def read(self) -> frozenset[str]:
        """The fields that any condition reads."""
        return frozenset(name for step in self.process.steps for name in self.reads(step))

    @cached_property
    def recorded(self) -> frozenset[str]:
        """The inputs that the start records."""
        return frozenset(
            field.name
            for field in self.process.inputs
            if (field.required or field.default is not None) and not field.sensitive
        )

    def told_apart(self, one: str, other: str) -> tuple[Case, ...] | None:
        """Answers for which two conditions differ; None where that could not be decided.

        Answers lie within the limits of their fields; a field may be unset, but for an input that
        the start records.
        """
        first, second = self._condition(one), self._condition(other)
        read = [each.name for each in names(first, second)]
        limits = limits_of(self.fields[name] for name in read)
        found = cases((first, second, *limits), self.fields, frozenset(read) - self.recorded)
        if not isinstance(found, tuple):
            return None
        apart = (case for case in found if case.outcomes[0] is not case.outcomes[1])
        return tuple(case for case in apart if self._can_be(case))

    @cached_property
    def domains(self) -> Mapping[str, tuple[Value, ...]]:
        """The values within limits that the conditions tell apart, of each field that they read."""
        conditions = [self._condition(owner.when) for owner in self.part.values()]
        found = regions(conditions, self.fields, frozenset())
        return {
            name: tuple(
                each.witness
                for each in domain.regions
                if each.witness is not None and not self._out_of(each)
            )
            for name, domain in found.items()
        }

    def _condition(self, text: str) -> Expression:
        parsed = condition(text) if text else Literal(value=True)
        if isinstance(parsed, Fault):
            raise ValueError(parsed.message)  # noqa: TRY004 (a text, but no condition)
        return check_condition(parsed, self.fields).expression

    def _can_be(self, case: Case) -> bool:
        return not any(self._out_of(region) for region in case.regions)

    def _out_of(self, region: Region) -> bool:
        """Whether nobody reads such a value: outside the limits, or a no that ends or goes back."""
        if region.witness is None:
            return False
        if region.witness == REJECTED and region.field in self._yes_alone:
            return True
        return bool(deviation(self.fields[region.field], region.witness))

    @cached_property
    def _yes_alone(self) -> frozenset[str]:
        return frozenset(
            verdict_name(step.id)
            for step in self.process.steps
            if isinstance(step.deed, Approval) and step.deed.on_reject != CONTINUE
        )


def _between(order: Order, first: str, last: str) -> frozenset[str]:
    """Two steps, and all on a path between them."""
    inside = (step for step in order.ancestors(last) if order.precedes(first, step))
    return frozenset((first, last, *inside))
