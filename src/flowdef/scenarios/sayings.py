"""Sayings: why a scenario cannot go on, in sentences that say what to do."""

from flowdef.expressions.shown import shown
from flowdef.model.fields import Field, FieldType
from flowdef.run.definition import Definition, StepDef
from flowdef.run.refusal import listed
from flowdef.run.state import DONE, SKIPPED, State
from flowdef.scenarios.played import Wrong

_SHOWN = 10  # choices
_KINDS = {
    FieldType.TEXT: "a text",
    FieldType.LONG_TEXT: "a text",
    FieldType.INTEGER: "a whole number",
    FieldType.NUMBER: "a number",
    FieldType.BOOLEAN: "true or false",
    FieldType.DATE: "a date like 2027-03-01",
    FieldType.DATETIME: "a date with time like 2027-03-01 09:00",
    FieldType.DURATION: "a duration like 20m, 4h, 2d or 1w",
    FieldType.EMAIL: "an e-mail address",
    FieldType.URL: "a web address",
    FieldType.FILE: "the name of a file",
    FieldType.PERSON: "a person",
}

_KEPT_BY = {"condition": "unread", "date": "date", "rounds": "rounds"}


def takes(field: Field) -> str:
    """What a field takes, to go on after 'answer it with': `good or poor`, `a number from 1`."""
    if field.choices:
        more = [*field.choices[:_SHOWN], *(["…"] if field.choices[_SHOWN:] else [])]
        several = field.type is FieldType.CHOICES
        return f"some of {listed(more)}" if several else listed(more, "or")
    said = _KINDS[field.type]
    if field.pattern:
        said += f" of the form {field.pattern}"
    if field.min is not None:
        said += f" from {shown_raw(field.min)}"
    if field.max is not None:
        said += f" up to {shown_raw(field.max)}"
    return said


def shown_raw(raw: object) -> str:
    """A value as the document has it: `yes` would be another text than `true`."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case tuple() | list():
            return shown(tuple(map(str, raw)))
        case _:
            return str(raw)


def where(at: Wrong) -> str:
    """Where in a run something is: `check-credit, round 2`; the first round is not told."""
    return f"{at.step}, round {at.round}" if at.round > 1 else at.step


def missing(field: Field, at: Wrong, readers: tuple[str, ...]) -> str:
    """An answer is missing, and nothing else can stand for it."""
    what = f"{field.title} ({field.name})"
    if readers:
        one = len(readers) == 1
        what_reads = "the condition of {} reads it" if one else "the conditions of {} read it"
        why = what_reads.format(listed(readers))
    else:
        why = "no value of its form was found to fill it with"
    if at.step:
        said = f"{where(at)}: {what} is not answered, and {why}"
    else:
        said = f"the input {what} is not given, and {why}"
    return f"{said}; say what it is: {takes(field)}"


def refused(at: Wrong, reason: str) -> str:
    """An answer, or an input, was refused."""
    return f"{where(at)}: {reason}" if at.step else f"the run cannot start: {reason}"


def stuck(definition: Definition, state: State, plan: StepDef) -> Wrong:
    """Why nobody can go on with a step that is blocked or has failed."""
    step = state.steps[plan.id]
    name = step.names[0] if step.names else ""
    at = Wrong(_KEPT_BY.get(step.cause, "failed"), "", plan.id, step.round, name)
    place: tuple[str | int, ...] = ("answers",)
    if at.kind == "rounds":
        instead = f"approve it in round {step.round} at the latest"
        place = ("answers", plan.id)
    elif name:
        owner = definition.owners.get(name, "")
        instead = _recorded_by(state, owner, name)
        place = ("answers", owner) if owner else ("given",)
    else:
        instead = "give it what it needs"
    said = f"{where(at)}: nobody can go on: {step.reason}; {instead}"
    return at._replace(message=said, place=place)


def _recorded_by(state: State, owner: str, name: str) -> str:
    """What must come about for a value to be recorded."""
    if not owner:
        return f"give {name}"
    match state.steps[owner].status:
        case status if status is DONE:
            return f"let {owner} answer {name}"
        case status if status is SKIPPED:
            return f"{owner}, which records it, was skipped"
        case _:
            return f"{owner} records it, and was not done before"
