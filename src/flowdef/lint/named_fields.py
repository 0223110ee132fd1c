"""Named fields: every place, expressions apart, where a process names one of its fields."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.lint.mentions import Mention
from flowdef.model.fields import FieldType
from flowdef.model.process import Approval, InField, Process, Raci, Scenario, Step, Wait

PERSON = (FieldType.PERSON,)
DAY = (FieldType.DATE, FieldType.DATETIME)
AMOUNT = (FieldType.INTEGER, FieldType.NUMBER)

_NAMING = (Wait, Approval)  # deeds that may name a field


class NamedField(NamedTuple):
    """A field's name, who names it, and the types that can stand there (empty: any).

    `step` is the one that cannot go on without the value, where one does not.
    """

    mention: Mention
    said: str
    types: tuple[FieldType, ...] = ()
    step: Step | None = None


def named_fields(process: Process) -> Iterator[NamedField]:
    """The fields that a process names outside of expressions; scenarios apart."""
    for name, _ in process.outputs:
        yield NamedField(Mention(name, process.at, ("outputs", name), of_key=True), "`outputs`")
    yield from _performers(process.raci, "the process", Mention("", process.at, ()))
    for stage in process.stages:
        if stage.id:
            yield from _performers(stage.raci, f"stage '{stage.id}'", Mention("", stage.at, ()))
        for step in stage.steps:
            raci, due = step.raci, step.due
            if isinstance(raci.responsible, InField) or raci.accountable:
                yield from _performers(raci, f"step '{step.id}'", Mention("", step.at, ()))
            if isinstance(step.deed, _NAMING) or (due and (due.before or due.after)):
                yield from _of_step(step, f"step '{step.id}'")


def _of_step(step: Step, said: str) -> Iterator[NamedField]:
    match step.deed:
        case Wait(until=name) if name:
            mention = Mention(name, step.at, ("wait", "until"))
            yield NamedField(mention, f"the wait of {said}", DAY, step)
        case Approval(authority=authority) if authority and authority.amount:
            mention = Mention(authority.amount, step.at, ("approve", "authority", "amount"))
            yield NamedField(mention, f"the authority of {said}", AMOUNT, step)
        case _:
            pass
    if step.due:
        for key, name in (("before", step.due.before), ("after", step.due.after)):
            if name:
                mention = Mention(name, step.at, ("due", key))
                yield NamedField(mention, f"the due date of {said}", DAY, step)


def _performers(raci: Raci, said: str, place: Mention) -> Iterator[NamedField]:
    for key, who in (("responsible", raci.responsible), ("accountable", raci.accountable)):
        if isinstance(who, InField):
            mention = Mention(who.field, place.at, (key, "field"))
            yield NamedField(mention, f"`{key}` of {said}", PERSON)


class Given(NamedTuple):
    """A value that a scenario gives to a field; `step` is empty for an input."""

    mention: Mention
    raw: object
    step: str = ""

    def value(self) -> Mention:
        """Where the value stands."""
        return self.mention._replace(of_key=False)


def given_values(scenario: Scenario) -> Iterator[Given]:
    """Every value that a scenario gives."""
    for name, raw in scenario.given:
        yield Given(Mention(name, scenario.at, ("given", name), of_key=True), raw)
    for step, rounds in scenario.answers:
        for place, answer in enumerate(rounds):
            for name, raw in () if isinstance(answer, str) else answer:
                yield Given(
                    Mention(
                        name, scenario.at, ("answers", step, *_round(rounds, place), name), True
                    ),
                    raw,
                    step,
                )


def _round(rounds: tuple[object, ...], place: int) -> tuple[int, ...]:
    """The index of a round; an only one is written without a list, or with one."""
    return (place,) if len(rounds) > 1 else ()
