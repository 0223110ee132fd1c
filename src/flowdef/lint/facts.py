"""Facts: what several rules need to know of a document, each worked out once, when asked."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from flowdef.expressions.tree import Fault
from flowdef.graph.order import Order, order_of, order_of_project
from flowdef.lint import mentions
from flowdef.lint.choices import Branch, choices_of
from flowdef.lint.conditions import Conditions, conditions_of
from flowdef.lint.english.words import OURS, Words
from flowdef.lint.mentions import Mention
from flowdef.lint.named_fields import NamedField, named_fields
from flowdef.lint.parsed import Parsed, faults_of, parsed, plain
from flowdef.lint.planned import Planned
from flowdef.lint.prose import Prose
from flowdef.lint.reads import Read, reads_by_name, reads_in
from flowdef.lint.seats import Seat, seats_of
from flowdef.lint.texts import (
    decisions_of_process,
    prose_of_process,
    texts_of_project,
)
from flowdef.model.derived import fields_of, fields_of_project, in_use, owners_of
from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import Process, Stage, Step, Work
from flowdef.model.project import Project, Task
from flowdef.plan.under_way import OVER
from flowdef.proofs.courses import Courses
from flowdef.proofs.staffing_people import People
from flowdef.proofs.walk import MOST


class ProcessFacts(Struct, frozen=True, dict=True):
    """A process, and what follows from it. `path` is its file, from the root of the workspace.

    `english` are the words that its texts are judged by. So many `points` of its runs are walked
    for one question that needs that; then it is not decided.
    """

    process: Process
    path: str = ""
    english: Words = OURS
    points: int = MOST

    @cached_property
    def prose(self) -> Prose:
        """The texts for people."""
        return Prose(self.process)

    @property
    def kept(self) -> bool:
        """Whether the document is still looked after."""
        return in_use(self.process)

    def leaves_out(self, *parts: str) -> bool:
        """Whether the document says that one of these parts is left out on purpose."""
        return not set(parts).isdisjoint(self.process.control.not_applicable)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in document order."""
        return self.process.steps

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """Each step by its id; of two with one id the first."""
        return _firsts(self.steps)

    @cached_property
    def stage(self) -> Mapping[str, Stage]:
        """Each stage by its id; empty where the process has plain steps."""
        return _firsts(self.process.stages) if self.process.staged else {}

    @cached_property
    def stage_of(self) -> Mapping[str, Stage]:
        """The stage of each step, by the step's id."""
        return {step.id: stage for stage in self.process.stages for step in stage.steps}

    def conditional(self, step: Step) -> bool:
        """Whether a condition decides about a step: its own, or that of its stage."""
        return bool(step.when or self.stage_of[step.id].when)

    @cached_property
    def order(self) -> Order:
        """Who waits for whom."""
        return order_of(self.process)

    @cached_property
    def cyclic(self) -> bool:
        """Whether some steps wait for each other."""
        return self.order.cyclic

    @cached_property
    def has_runs(self) -> bool:
        """Whether each id is used once and no steps wait for each other: then there are runs."""
        named = len(self.step) + len(self.stage)
        once = len({*self.step, *self.stage}) == named and len(self.step) == len(self.steps)
        stages = len(self.stage) == len(self.process.stages) or not self.process.staged
        return once and stages and not self.cyclic

    def precedes(self, first: str, second: str) -> bool:
        """Whether one step is closed before another can be ready; of no use in a circle."""
        return self.order.precedes(first, second)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field by name."""
        return fields_of(self.process)

    @cached_property
    def described(self) -> tuple[Field, ...]:
        """Every field that the process describes, inputs first; verdicts are not described."""
        collected = [step.collect for step in self.steps if step.collect]
        return tuple(chain(self.process.inputs, *collected))

    @cached_property
    def not_work(self) -> tuple[Step, ...]:
        """The steps of other kinds than a person's work, which are few."""
        return tuple(step for step in self.steps if not isinstance(step.deed, Work))

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Who does each step, and who answers for it."""
        return tuple(seats_of(self.process))

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The step that records each field; inputs have none."""
        return owners_of(self.process)

    @cached_property
    def expressions(self) -> tuple[Parsed, ...]:
        """Every text with expressions, parsed and checked; prose only where it is not plain."""
        decisions = parsed(decisions_of_process(self.process), self.fields)
        if plain(self.prose.whole, self.fields):
            return tuple(decisions)
        return (*decisions, *parsed(prose_of_process(self.process), self.fields))

    def faults(self, *kinds: str) -> tuple[tuple[Parsed, Fault], ...]:
        """The faults of these kinds, each with the text that it was found in."""
        return faults_of(self.expressions, kinds)

    @cached_property
    def conditions(self) -> Conditions:
        """The conditions of steps and stages, for the solver."""
        return conditions_of(self.process, self.expressions, self.fields, self.stage_of)

    @cached_property
    def courses(self) -> Courses:
        """The ways that a run can take; of no use where it `has_runs` not."""
        conditions = self.conditions
        steps, stages = conditions.steps, conditions.stages
        return Courses(self.process, self.order, steps, stages, self.fields, points=self.points)

    @cached_property
    def deviating(self) -> Courses:
        """The same, where values outside of the limits count: people record them with a reason."""
        return replace(self.courses, within=False)

    @cached_property
    def staff(self) -> dict[int, People]:
        """Who can do what here, once worked out, by the identity of the roster."""
        return {}

    @cached_property
    def choices(self) -> tuple[tuple[Branch, ...], ...]:
        """The choices: branches that part by the values of one field."""
        return tuple(choices_of(self.process, self.conditions, self.order.needs))

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        """The places that need the value of a field."""
        return (*reads_in(self.expressions), *reads_by_name(self.named_fields))

    @cached_property
    def named_fields(self) -> tuple[NamedField, ...]:
        """The fields that are named outside of expressions."""
        return tuple(named_fields(self.process))

    @property
    def roles(self) -> Iterator[Mention]:
        """Every place that names a role."""
        return mentions.roles_in_process(self.process)

    @property
    def role_words(self) -> set[str]:
        """Every role that is named, without its places."""
        return mentions.role_words(self.process)

    @property
    def people(self) -> Iterator[Mention]:
        """Every place that names a person."""
        return mentions.people_in_process(self.process)


class ProjectFacts(Struct, frozen=True, dict=True):
    """A project, and what follows from it. `path` is its file, from the root of the workspace."""

    project: Project
    path: str = ""

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in document order."""
        return self.project.tasks

    @cached_property
    def order(self) -> Order:
        """Who waits for whom."""
        return order_of_project(self.project)

    @cached_property
    def plan(self) -> Planned | None:
        """Its plan; None where it is over."""
        return None if self.ended else Planned(self.project)

    @property
    def ended(self) -> bool:
        """Whether nothing is done for it any more."""
        return self.project.status in OVER

    @property
    def cyclic(self) -> bool:
        """Whether some tasks wait for each other."""
        return self.order.cyclic

    @property
    def described(self) -> tuple[Field, ...]:
        """Every field that the project describes."""
        return self.project.inputs

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every input by name."""
        return fields_of_project(self.project)

    @cached_property
    def expressions(self) -> tuple[Parsed, ...]:
        """Every text with expressions, parsed and checked against the inputs."""
        return tuple(parsed(texts_of_project(self.project), self.fields))

    def faults(self, *kinds: str) -> tuple[tuple[Parsed, Fault], ...]:
        """The faults of these kinds, each with the text that it was found in."""
        return faults_of(self.expressions, kinds)

    @property
    def roles(self) -> Iterator[Mention]:
        """Every place that names a role."""
        return mentions.roles_in_project(self.project)

    @property
    def people(self) -> Iterator[Mention]:
        """Every place that names a person."""
        return mentions.people_in_project(self.project)


class OrganizationFacts(Struct, frozen=True, dict=True):
    """An organization. `path` is its file, from the root of the workspace."""

    organization: Organization
    path: str = ""

    @property
    def roles(self) -> Iterator[Mention]:
        """Every place that names a role."""
        return mentions.roles_in_organization(self.organization)

    @property
    def people(self) -> Iterator[Mention]:
        """Every place that names a person."""
        return mentions.people_in_organization(self.organization)


class _Named(Protocol):
    @property
    def id(self) -> str:
        """The name that it is called by."""
        ...


_T = TypeVar("_T", bound=_Named)


def _firsts(several: tuple[_T, ...]) -> Mapping[str, _T]:
    """Each by its id, in document order; of two with one id the first."""
    found = {each.id: each for each in several}
    if len(found) < len(several):
        found.update({each.id: each for each in reversed(several)})
    return found


Facts = ProcessFacts | ProjectFacts | OrganizationFacts
