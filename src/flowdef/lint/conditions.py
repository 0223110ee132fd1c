"""Conditions: which steps are done under which conditions, for whoever asks the solver."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Expression, names
from flowdef.lint.parsed import Parsed
from flowdef.lint.texts import Use
from flowdef.model.fields import Field
from flowdef.model.process import CONTINUE, Approval, Process, Stage, Step
from flowdef.model.verdict import APPROVED, verdict_name
from flowdef.paths.judgements import constant
from flowdef.paths.regions import Region
from flowdef.paths.search import Goal, Witness, satisfiable
from flowdef.proofs.course import Course


class Conditions(Struct, frozen=True, dict=True):
    """The conditions of steps and stages by id, as far as they have no faults.

    `fields` are those of the process, but a verdict that others can read is `approved` alone
    where a rejection ends the run or goes back: nobody comes to read the other one.
    """

    owners: tuple[Step | Stage, ...]
    steps: Mapping[str, Expression]
    stages: Mapping[str, Expression]
    fields: Mapping[str, Field]
    stage_of: Mapping[str, Stage]
    doubtful: tuple[Step | Stage, ...] = ()  # whose conditions may always come out the same

    def of(self, owner: Step | Stage) -> Expression | None:
        """The condition of a step or stage; None where it has none, or a faulty one."""
        return (self.steps if isinstance(owner, Step) else self.stages).get(owner.id)

    def always(self, owner: Step | Stage) -> bool:
        """Whether the condition is true whatever the answers are."""
        return self._constants.get(id(owner)) is True

    def never(self, owner: Step | Stage) -> bool:
        """Whether the condition is false whatever the answers are."""
        return self._constants.get(id(owner)) is False

    def varies(self, owner: Step | Stage) -> bool:
        """Whether it surely comes out both ways, and that of its stage besides."""
        if not self.doubtful:
            return True
        stage = self.stage_of[owner.id] if isinstance(owner, Step) else owner
        return not any(each is owner or each is stage for each in self.doubtful)

    def never_within(self, step: Step) -> bool:
        """Whether the condition is false wherever that of the step's stage is true."""
        goals = self.met(step)
        shared = len(goals) > 1 and _names(goals[0]) & _names(goals[1])
        return bool(shared) and satisfiable(goals, self.fields) is None

    @cached_property
    def _constants(self) -> Mapping[int, bool]:
        """What conditions always come out as, by the identity of their owners."""
        judged = {id(owner): self._constant(owner) for owner in self.doubtful}
        return {owner: found for owner, found in judged.items() if isinstance(found, bool)}

    def _constant(self, owner: Step | Stage) -> bool | None:
        condition = self.of(owner)
        if condition is None:
            return None
        found = constant(condition, self.fields)
        return found if isinstance(found, bool) else None

    def met(self, owner: Step | Stage) -> tuple[Goal, ...]:
        """What holds where a step is done, or a step of a stage."""
        if isinstance(owner, Stage):
            return _wanted(self.stages.get(owner.id))
        stage = self.stage_of[owner.id]
        return (*_wanted(self.stages.get(stage.id)), *_wanted(self.steps.get(owner.id)))


def conditions_of(
    process: Process,
    expressions: Sequence[Parsed],
    fields: Mapping[str, Field],
    stage_of: Mapping[str, Stage],
) -> Conditions:
    """The conditions of a process."""
    verdicts = _as_read(process, fields)
    read = {**fields, **verdicts} if verdicts else fields
    owners: list[Step | Stage] = []
    doubtful: list[Step | Stage] = []
    steps: dict[str, Expression] = {}
    stages: dict[str, Expression] = {}
    for parsed in expressions:
        owner = parsed.text.owner
        if parsed.text.use is Use.CONDITION and not parsed.faults and owner is not None:
            condition = parsed.expressions[0]
            found = steps if isinstance(owner, Step) else stages
            found.setdefault(owner.id, condition)
            owners.append(owner)
            if not parsed.varies or (verdicts and _reads(condition, verdicts)):
                doubtful.append(owner)
    return Conditions(tuple(owners), steps, stages, read, stage_of, tuple(doubtful))


def _reads(condition: Expression, fields: Mapping[str, Field]) -> bool:
    return any(name.name in fields for name in names(condition))


def in_words(witness: Witness, fields: Collection[str] | None = None) -> str:
    """The values that show something, of these fields: `plan = starter, amount = 5`.

    Where work is sent back, and answered otherwise then, it says how it was before.
    """
    earlier = {each.field: each for each in witness.earlier} if isinstance(witness, Course) else {}
    before = {name: f" ({_value(each)} in a round before)" for name, each in earlier.items()}
    return ", ".join(
        f"{region.field} = {_value(region)}{before.get(region.field, '')}"
        for region in witness.regions
        if fields is None or region.field in fields
    )


def _value(region: Region) -> str:
    return region.words if region.witness is None else shown(region.witness)


def _as_read(process: Process, fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """The verdicts that others can read in one way only, as they read them."""
    read: dict[str, Field] = {}
    for stage in process.stages:
        for step in stage.steps:
            if isinstance(step.deed, Approval) and step.deed.on_reject != CONTINUE:
                name = verdict_name(step.id)
                read[name] = replace(fields[name], choices=(APPROVED,))
    return read


def _names(goal: Goal) -> set[str]:
    return {name.name for name in names(goal[0])}


def _wanted(condition: Expression | None) -> tuple[Goal, ...]:
    return () if condition is None else ((condition, True),)
