"""Brute force, values: every answer that could make a difference, tried one by one.

A field that no condition compares has one value; where somebody needs it all the same, it is
also left unset. Nothing here asks the solver what values there are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations, product
from typing import Any

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Automation, Call, Command, InField, Process, Wait
from run.oracle_conditions import names_in

Answers = dict[str, Any]

_NUMBER = re.compile(r"(?<![\w.\"-])\d+(?:\.\d+)?(?![\w.\"-])")
_NAME = re.compile(r"\{\{\s*(\w+)[^}]*\}\}")
_NUMBERS = (FieldType.INTEGER, FieldType.NUMBER)


class Values:
    """What can be answered in runs of a process."""

    def __init__(self, process: Process, people: Sequence[str] = ()) -> None:
        self.people = [*people, "somebody outside"]
        self.conditions = conditions_of(process)
        self.compared = {name for each in self.conditions for name in names_in(each)}
        self.compared |= amounts(process) | named(process)
        self.needed = set(chain.from_iterable(needed(process).values()))
        self.needed |= {name for name, _ in process.outputs}
        self.numbers = {Decimal(each) for text in self.conditions for each in _NUMBER.findall(text)}

    def beginnings(self, process: Process) -> Iterator[Answers]:
        """Every set of inputs that a run may start with."""
        for given in self.answers(process.inputs):
            yield {name: value for name, value in given.items() if value is not None}

    def answers(self, fields: Iterable[Field], *, always: bool = False) -> Iterator[Answers]:
        """Every answer of some fields; None: unset, or taken back, unless one is there always."""
        several = [self._of(field, always=always or field.required) for field in fields]
        names = [field.name for field in fields]
        for chosen in product(*several):
            yield dict(zip(names, chosen, strict=True))

    def _of(self, field: Field, *, always: bool) -> list[Any]:
        if field.name in self.compared:
            values = self.every(field)
        else:
            values = self.every(field)[:1]
            always = always or field.name not in self.needed
        return values if always else [*values, None]

    def every(self, field: Field) -> list[Any]:
        """Every value of a field that conditions could tell apart."""
        match field.type:
            case FieldType.BOOLEAN:
                return [True, False]
            case FieldType.CHOICE:
                return list(field.choices)
            case FieldType.CHOICES:
                sizes = range(len(field.choices) + 1)
                return [list(some) for size in sizes for some in combinations(field.choices, size)]
            case FieldType.DATE:
                return [day.isoformat() for day in _days(str(field.min), str(field.max))]
            case FieldType.PERSON:
                return self.people
            case each if each in _NUMBERS:
                return self._numbers(field)
            case _:
                return ["text"]

    def _numbers(self, field: Field) -> list[Any]:
        """All integers; of numbers, those that are named and four between each two."""
        known = sorted(self.numbers)
        low = Decimal(str(field.min)) if field.min is not None else min(known, default=Decimal(0))
        high = Decimal(str(field.max)) if field.max is not None else max(known, default=Decimal(0))
        low -= 2 * (field.min is None)
        high += 2 * (field.max is None)
        if field.type is FieldType.INTEGER:
            return list(range(int(low), int(high) + 1))
        quarters = range(int(low * 4), int(high * 4) + 1)
        return [float(Decimal(each) / 4) for each in quarters]


def conditions_of(process: Process) -> list[str]:
    """The conditions of stages and steps, as they are written."""
    of_stages = [stage.when for stage in process.stages if stage.when]
    return of_stages + [step.when for step in process.steps if step.when]


def amounts(process: Process) -> set[str]:
    """The fields whose amounts approvals ask a right for."""
    found = (step.deed.authority for step in process.steps if isinstance(step.deed, Approval))
    return {each.amount for each in found if each and each.amount}


def named(process: Process) -> set[str]:
    """The fields that say who does something."""
    several = [process.raci, *(stage.raci for stage in process.stages)]
    several += [step.raci for step in process.steps]
    seats = [seat for each in several for seat in (each.responsible, each.accountable)]
    return {seat.field for seat in seats if isinstance(seat, InField)}


def needed(process: Process) -> Mapping[str, frozenset[str]]:
    """The fields that each step needs where it becomes ready, besides its condition."""
    found = {}
    for step in process.steps:
        names: set[str] = set()
        if step.due:
            names |= {step.due.before, step.due.after}
        match step.deed:
            case Wait(until=until):
                names.add(until)
            case Call(inputs=inputs):
                names |= _in_texts(text for _, text in inputs if isinstance(text, str))
            case Automation(action=Command(arguments=arguments)):
                names |= _in_texts(arguments)
            case Approval(authority=authority) if authority:
                names.add(authority.amount)
            case _:
                pass
        found[step.id] = frozenset(names - {""})
    return found


def _in_texts(texts: Iterable[str]) -> set[str]:
    named = (match for text in texts for match in _NAME.finditer(text))
    return {match[1] for match in named if "default" not in match[0]}


@lru_cache(maxsize=100)
def _days(first: str, last: str) -> list[date]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [begin + timedelta(days=each) for each in range((end - begin).days + 1)]
