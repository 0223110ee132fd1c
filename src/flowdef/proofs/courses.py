"""Courses: the ways that a run of a process can take, asked for by what is to happen on them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from flowdef.expressions.tree import Expression
from flowdef.graph.order import Order
from flowdef.model.derived import owners_of
from flowdef.model.fields import Field
from flowdef.model.process import Process, Stage, Step
from flowdef.paths.search import Goal, Undecided, Witness
from flowdef.proofs.answers import domains_of
from flowdef.proofs.straight import Straight, Want


class Courses(Struct, frozen=True, dict=True):
    """The runs of a process in which people only do what is asked, with any answers of the fields.

    `steps` and `stages` are the parsed and checked conditions, by id; `fields` are those of the
    process. Answers lie within the limits of their fields.
    """

    process: Process
    order: Order
    steps: Mapping[str, Expression]
    stages: Mapping[str, Expression]
    fields: Mapping[str, Field]

    def run_where(
        self,
        done: Iterable[str] = (),
        skipped: Iterable[str] = (),
        goals: Sequence[Goal] = (),
    ) -> Witness | Undecided | None:
        """Answers of one run with a moment at which all this is so; None: there is no such run.

        At that moment all of `done` and `skipped` stand so, and the recorded values meet the
        goals, which hold of what is recorded alone: one that reads an unset value is not met.
        """
        wants = (
            *(Want(step=name, done=True) for name in done),
            *(Want(step=name, done=False) for name in skipped),
            *(Want(condition=condition, holds=holds) for condition, holds in goals),
        )
        domains = domains_of(
            (*self.steps.values(), *self.stages.values(), *(each for each, _ in goals)),
            self.process,
            self.fields,
        )
        return Straight(self, domains).find(wants)

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """Each step by its id."""
        return {step.id: step for step in self.process.steps}

    @cached_property
    def stage_of(self) -> Mapping[str, Stage]:
        """The stage of each step, by the step's id."""
        return {step.id: stage for stage in self.process.stages for step in stage.steps}

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The step that records each field; inputs have none."""
        return owners_of(self.process)

    def of(self, step: str) -> tuple[Expression, ...]:
        """The conditions that decide about a step, in the order in which they are read."""
        found = self.stages.get(self.stage_of[step].id), self.steps.get(step)
        return tuple(each for each in found if each is not None)
