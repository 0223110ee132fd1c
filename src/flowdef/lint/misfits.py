"""Misfits: values that a scenario gives and their field would not take."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.named_fields import given_values
from flowdef.model.fields import Field


class Misfit(NamedTuple):
    """A value that a field does not take: the field, the value and where it stands, and why not."""

    field: Field
    raw: object
    at: Mention
    said: str
    message: str


def misfits(facts: ProcessFacts) -> Iterator[Misfit]:
    """The values of scenarios that do not fit."""
    inputs = {field.name: field for field in facts.process.inputs}
    for scenario in facts.process.scenarios:
        for given in given_values(scenario):
            step = facts.step.get(given.step)
            known = {field.name: field for field in step.collect} if step else inputs
            field = known.get(given.mention.word)
            problem = read(field, given.raw) if field else None
            if field and isinstance(problem, Problem):
                said = f"the scenario gives '{field.name}'"
                yield Misfit(field, given.raw, given.value(), said, problem.message)
