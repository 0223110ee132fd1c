"""Choices: steps or stages that part by the values of one field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flowdef.expressions.tree import Expression, Scalar
from flowdef.lint.conditions import Conditions
from flowdef.model.process import Process, Stage, Step
from flowdef.paths.judgements import choice


class Branch(NamedTuple):
    """A step or stage of a choice: the values that it is done for, and its condition.

    `group` and `position` say where it stands among its like; `needs` are what it waits for.
    """

    owner: Step | Stage
    field: str
    values: tuple[Scalar, ...]
    condition: Expression
    group: str
    position: int
    needs: tuple[str, ...] | None


def choices_of(
    process: Process, conditions: Conditions, needs: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Branch, ...]]:
    """Every choice of a process, its branches in document order.

    Two or more steps (or stages) that are consecutive or have the same needs, whose conditions
    compare one field by equality with at least two different values.
    """
    if len(conditions.stages) > 1:
        yield from _choices(_stages(process, conditions))
    if len(conditions.steps) > 1:
        yield from _choices(_steps(process, conditions, needs))


def _stages(process: Process, conditions: Conditions) -> Iterator[Branch]:
    for index, stage in enumerate(process.stages):
        condition = conditions.of(stage)
        found = choice(condition) if condition else None
        if condition and found:
            yield Branch(stage, found.field, found.values, condition, "", index, stage.needs)


def _steps(
    process: Process, conditions: Conditions, needs: Mapping[str, tuple[str, ...]]
) -> Iterator[Branch]:
    for stage in process.stages:
        for index, step in enumerate(stage.steps):
            condition = conditions.steps.get(step.id)
            found = choice(condition) if condition else None
            if condition and found:
                place = (stage.id, index, needs.get(step.id))
                yield Branch(step, found.field, found.values, condition, *place)


def _choices(branches: Iterable[Branch]) -> Iterator[tuple[Branch, ...]]:
    """The branches that belong together, where they name at least two different values."""
    groups: list[list[Branch]] = []
    for branch in branches:
        linked = [group for group in groups if any(_linked(branch, each) for each in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([*(each for group in linked for each in group), branch])
    for group in groups:
        if len({frozenset(branch.values) for branch in group}) > 1:
            yield tuple(group)


def _linked(one: Branch, other: Branch) -> bool:
    if one.field != other.field:
        return False
    if one.group == other.group and abs(one.position - other.position) == 1:
        return True
    return one.needs is not None and one.needs == other.needs
