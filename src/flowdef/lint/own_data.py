"""Own data: the names that the condition of an own rule may read, with their types and values."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from flowdef.expressions.tree import Value
from flowdef.lint.facts import Facts, ProcessFacts, ProjectFacts
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import InField
from flowdef.model.project import Estimate

_TEXT, _LIST, _DAY, _TIME = FieldType.TEXT, FieldType.CHOICES, FieldType.DATE, FieldType.DURATION
_NUMBER, _TRUTH, _CHOICE = FieldType.NUMBER, FieldType.BOOLEAN, FieldType.CHOICE


class Object(NamedTuple):
    """A part of a document, with what lies around it: stage or phase, and document."""

    itself: Any
    around: Any
    document: Any


def _own(of: Object, name: str) -> Any:
    return getattr(of.itself, name)


class Datum(NamedTuple):
    """What a name is: its type, in words, how it is read by its name, and its choices."""

    type: FieldType
    says: str
    read: Callable[[Object, str], Any] = _own
    choices: tuple[str, ...] = ()


def objects(facts: Facts, each: str) -> tuple[Object, ...]:
    """What `each` means in a document; nothing in one of another kind."""
    match facts, each:
        case (ProcessFacts(process), "process") | (ProjectFacts(project=process), "project"):
            return (Object(process, process, process),)
        case ProcessFacts(process), "stage":
            return tuple(Object(one, one, process) for one in process.stages if one.id)
        case ProcessFacts(process), "step":
            return tuple(
                Object(one, stage, process) for stage in process.stages for one in stage.steps
            )
        case ProjectFacts(project), "phase":
            return tuple(Object(one, one, project) for one in project.phases if one.id)
        case ProjectFacts(project), "task":
            return tuple(
                Object(one, phase, project) for phase in project.phases for one in phase.tasks
            )
        case _:
            return ()


@cache
def fields_of(each: str) -> Mapping[str, Field]:
    """The names that a condition over `each` may read, as fields."""
    return {
        name: Field(name=name, type=datum.type, choices=datum.choices)
        for name, datum in DATA[each].items()
    }


def value_of(each: str, name: str, of: Object) -> Value | None:
    """The value of a name of what `each` means; None where it is not set."""
    datum = DATA[each][name]
    match datum.read(of, name):
        case None:
            return None
        case "" if datum.type is not _TEXT:
            return None
        case str(day) if datum.type is _DAY:
            return date.fromisoformat(day)
        case Estimate(likely=likely):
            return likely
        case bool(truth):
            return truth
        case int(number):
            return Decimal(number)
        case value:
            return value  # type: ignore[no-any-return]  # the tables below see to it


def _of_document(of: Object, name: str) -> Any:
    return getattr(of.document, name)


def _of_control(of: Object, name: str) -> Any:
    return getattr(of.document.control, name)


def _ids(of: Object, name: str) -> tuple[str, ...]:
    """The ids of what it holds; what was written without stages or phases has one without an id."""
    return tuple(each.id for each in getattr(of.itself, name) if each.id)


def _said(of: Object, name: str) -> str:
    match _raci(of, name):
        case InField(field):
            return field
        case role:
            return role or ""


def _raci(of: Object, name: str) -> Any:
    """Who does it, with what stage and process say around it."""
    return getattr(of.itself.raci.over(of.around.raci).over(of.document.raci), name)


def _trigger(of: Object, _: str) -> str:
    trigger = of.document.trigger
    if trigger is None:
        return ""
    return "event" if trigger.event else "schedule" if trigger.schedule else "manual"


_STATUS = ("draft", "in-review", "approved", "effective", "obsolete")
_LIFE = ("proposed", "approved", "rejected", "active", "on-hold", "closed", "cancelled")
_KINDS = ("work", "approval", "automation", "wait", "call")
_NAMED = {
    "id": Datum(_TEXT, "its id"),
    "title": Datum(_TEXT, "its title"),
}
_DESCRIBED = {**_NAMED, "description": Datum(_TEXT, "its description")}
_OF_PROCESS = {
    "status": Datum(_CHOICE, "the status of the process", _of_control, _STATUS),
    "version": Datum(_TEXT, "the version of the process", _of_control),
    "owner": Datum(_TEXT, "the role that owns the process", _of_control),
}
_OF_PROJECT = {
    "status": Datum(_CHOICE, "the status of the project", _of_document, _LIFE),
    "manager": Datum(_TEXT, "the manager of the project", _of_document),
    "priority": Datum(_NUMBER, "the priority of the project", _of_document),
}
_WHO = {
    "responsible": Datum(_TEXT, "who does it", _said),
    "accountable": Datum(_TEXT, "who answers for it", _said),
    "consulted": Datum(_LIST, "who is asked", _raci),
    "informed": Datum(_LIST, "who is told", _raci),
}
DATA: Mapping[str, Mapping[str, Datum]] = {
    "process": {
        **_DESCRIBED,
        **_OF_PROCESS,
        **_WHO,
        "purpose": Datum(_TEXT, "its purpose", _of_control),
        "result": Datum(_TEXT, "what comes out"),
        "effective_from": Datum(_DAY, "since when it holds", _of_control),
        "last_review": Datum(_DAY, "when it was last reviewed", _of_control),
        "tags": Datum(_LIST, "its tags"),
        "trigger": Datum(_CHOICE, "what starts it", _trigger, ("event", "schedule", "manual")),
        "stages": Datum(_LIST, "its stages", _ids),
        "steps": Datum(_LIST, "its steps", _ids),
    },
    "stage": {
        **_DESCRIBED,
        **_OF_PROCESS,
        **_WHO,
        "process": Datum(_TEXT, "the id of the process", lambda of, _: of.document.id),
        "when": Datum(_TEXT, "its condition, as written"),
        "steps": Datum(_LIST, "its steps", _ids),
    },
    "step": {
        **_NAMED,
        **_OF_PROCESS,
        **_WHO,
        "process": Datum(_TEXT, "the id of the process", lambda of, _: of.document.id),
        "stage": Datum(_TEXT, "the id of its stage", lambda of, _: of.around.id),
        "kind": Datum(_CHOICE, "what kind of step it is", choices=_KINDS),
        "when": Datum(_TEXT, "its condition, as written"),
        "instructions": Datum(_TEXT, "its instructions"),
        "expect": Datum(_TEXT, "how one knows that it worked"),
        "effort": Datum(_TIME, "hands-on work"),
        "duration": Datum(_TIME, "until it is usually over"),
        "critical": Datum(_TRUTH, "whether nobody may skip it"),
        "hold_point": Datum(_TRUTH, "whether all after it waits"),
        "checklist": Datum(_LIST, "its checklist"),
        "collect": Datum(
            _LIST,
            "the fields it asks for",
            lambda of, _: tuple(one.name for one in of.itself.collect),
        ),
    },
    "project": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "start": Datum(_DAY, "when it begins"),
        "deadline": Datum(_DAY, "when it must be over"),
        "tags": Datum(_LIST, "its tags"),
        "supports": Datum(_LIST, "the goals it serves"),
        "phases": Datum(_LIST, "its phases", _ids),
        "tasks": Datum(_LIST, "its tasks", _ids),
        "deliverables": Datum(_LIST, "what it hands over", _ids),
        "risks": Datum(_LIST, "its risks", _ids),
    },
    "phase": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "project": Datum(_TEXT, "the id of the project", lambda of, _: of.document.id),
        "tasks": Datum(_LIST, "its tasks", _ids),
    },
    "task": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "project": Datum(_TEXT, "the id of the project", lambda of, _: of.document.id),
        "phase": Datum(_TEXT, "the id of its phase", lambda of, _: of.around.id),
        "assigned": Datum(
            _LIST,
            "people and roles that do it",
            lambda of, _: tuple(one.person or one.role for one in of.itself.assigned),
        ),
        "effort": Datum(_TIME, "its work, as is likely"),
        "duration": Datum(_TIME, "how long it takes, as is likely"),
        "milestone": Datum(_TRUTH, "whether it is a mere day"),
        "not_before": Datum(_DAY, "when it may begin"),
        "deadline": Datum(_DAY, "when it must be over"),
        "started": Datum(_DAY, "when it began"),
        "finished": Datum(_DAY, "when it was over"),
        "delivers": Datum(_TEXT, "the deliverable it makes"),
        "runs": Datum(_TEXT, "the process that it runs", lambda of, _: of.itself.process),
    },
}
