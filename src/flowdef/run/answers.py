"""Answers: what people and machines give for fields and checklists, taken or refused."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from flowdef.expressions.readers import Problem
from flowdef.expressions.shown import shown
from flowdef.expressions.values import complaint, deviation, from_raw, read, to_raw
from flowdef.model.fields import Field
from flowdef.run.commands import NONE, Answers, Done
from flowdef.run.definition import Definition, StepDef
from flowdef.run.refusal import Refused, Why, listed, unknown
from flowdef.run.state import State


class Taken(NamedTuple):
    """Answers as an event keeps them: values as JSON (None: unset from now on).

    `kept` are those of an earlier round that stand.
    """

    values: Mapping[str, Any]
    kept: Mapping[str, Any] = NONE
    given: tuple[str, ...] = ()
    deviations: Mapping[str, str] = NONE


class _Sheet:
    """Answers while they are read, with what is wrong with them."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.kept: dict[str, Any] = {}
        self.given: list[str] = []
        self.deviations: dict[str, str] = {}
        self.wrong: dict[str, str] = {}

    def fill(self, field: Field, raw: Any, reason: str) -> None:
        """Take one answer; outside its limits it takes a reason."""
        value = read(field, raw)
        if isinstance(value, Problem):
            self.wrong[field.name] = f"{field.title} ({field.name}): {complaint(field, value)}"
            return
        self._limit(field, deviation(field, value), reason, "")
        if field.sensitive:
            self.given.append(field.name)
        else:
            self.values[field.name] = to_raw(value)

    def keep(self, field: Field, recorded: Any, reason: str) -> None:
        """Leave an answer of an earlier round; outside its limits it takes a reason again.

        Each round is a record of its own: whoever is done with it answers for all that stands.
        """
        self.kept[field.name] = recorded
        outside = deviation(field, from_raw(field, recorded))
        self._limit(field, outside, reason, ", and is kept from before")

    def miss(self, field: Field) -> None:
        """A required answer is missing."""
        self.wrong[field.name] = f"{field.title} ({field.name}) is required"

    def _limit(self, field: Field, outside: str, reason: str, kept: str) -> None:
        if outside and reason:
            self.deviations[field.name] = f"{outside}: {reason}"
        elif outside:
            said = f"{outside}{kept}; a reason records it as a deviation"
            self.wrong[field.name] = f"{field.title} ({field.name}): {said}"

    def taken(self) -> Taken | Refused:
        """The answers, or all that is wrong with them."""
        if self.wrong:
            reason = "; ".join(self.wrong.values())
            return Refused(Why.ANSWERS, reason, fields=tuple(self.wrong))
        return Taken(self.values, self.kept, tuple(self.given), self.deviations)


def inputs(definition: Definition, given: Answers, reason: str) -> Taken | Refused:
    """What a start is given; a default is recorded where nothing is."""
    strange = _strange("input", given, definition.inputs)
    if strange:
        return strange
    sheet = _Sheet()
    for field in definition.inputs:
        raw = given.get(field.name)
        if raw is None:
            raw = field.default
        if raw is not None:
            sheet.fill(field, raw, reason)
        elif field.required:
            sheet.miss(field)
    return sheet.taken()


def from_person(definition: Definition, state: State, plan: StepDef, act: Done) -> Taken | Refused:
    """What a person gives to finish a step; answers of an earlier round stand unless changed."""
    strange = _strange("field", act.values, plan.asked)
    if strange:
        return _of_another(definition, strange) or strange
    sheet = _Sheet()
    for field in plan.asked:
        raw, reason = act.values.get(field.name), act.reasons.get(field.name) or act.reason
        if raw is not None:
            sheet.fill(field, raw, reason)
        elif field.name in state.values and field.name not in act.values:
            sheet.keep(field, state.values[field.name], reason)
        elif field.required:
            sheet.miss(field)
        elif field.name in state.values:
            sheet.values[field.name] = None
    return sheet.taken()


def from_machine(state: State, plan: StepDef, found: Answers) -> Taken | Refused:
    """What an automation or a sub-run yields, by the source that each field names.

    What it does not yield this time is unset: nobody says that an earlier value stands.
    """
    sheet = _Sheet()
    for field in plan.asked:
        raw = found.get(field.source)
        if raw is not None:
            sheet.fill(field, raw, f"as {field.source} gave it")
        elif field.required:
            sheet.miss(field)
        elif field.name in state.values:
            sheet.values[field.name] = None
    return sheet.taken()


def unchanged(field: Field, raw: Any, recorded: Any) -> Refused | None:
    """Refused where a correction gives what is recorded already; nobody knows of a secret."""
    value = None if recorded is None or field.sensitive else read(field, raw)
    if value is None or isinstance(value, Problem) or to_raw(value) != recorded:
        return None
    said = f"{field.title} ({field.name}) is {shown(value, field)} already"
    return Refused(Why.ANSWERS, f"{said}, so nothing is corrected", (), (field.name,))


def one(field: Field, raw: Any, reason: str) -> Taken | Refused:
    """A single value, as a correction gives it."""
    sheet = _Sheet()
    sheet.fill(field, raw, reason)
    return sheet.taken()


def unchecked(plan: StepDef, act: Done) -> Refused | None:
    """Why the checklist is not complete; None where it is."""
    items = range(plan.checklist)
    named = [*act.ticks, *act.not_applicable]
    strange = [index for index in named if index not in items]
    if strange:
        return Refused(
            Why.ANSWERS,
            f"{plan.id} has no checklist item {strange[0] + 1}; {_items(plan.checklist)}",
        )
    unsaid = [index for index, reason in act.not_applicable.items() if not reason.strip()]
    if unsaid:
        return Refused(Why.REASON, f"checklist item {unsaid[0] + 1} is not applicable: say why")
    still = [str(index + 1) for index in items if index not in named]
    if still:
        return Refused(
            Why.ANSWERS,
            f"the checklist of {plan.id} is open at item {listed(still)} of {len(items)}",
        )
    return None


def _strange(kind: str, given: Iterable[str], fields: Iterable[Field]) -> Refused | None:
    known = [field.name for field in fields]
    for name in given:
        if name not in known:
            found = unknown(kind, name, known)
            return Refused(Why.ANSWERS, found.reason, found.possible, (name,))
    return None


def _of_another(definition: Definition, strange: Refused) -> Refused | None:
    (name,) = strange.fields
    owner = definition.owners.get(name)
    if owner is None:
        return None
    return Refused(Why.ANSWERS, f"{name} is recorded by {owner}", (f"correct {name}",), (name,))


def _items(count: int) -> str:
    if count == 1:
        return "its only one is 1"
    return f"they are 1 to {count}" if count else "it has no checklist"
