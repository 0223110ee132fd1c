"""Own data: the names that the condition of an own rule may read, with their types and values."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from flowdef.expressions.tree import Value
from flowdef.lint.facts import Facts, ProcessFacts, ProjectFacts
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Performer, Raci
from flowdef.model.project import Estimate

_TEXT, _LIST, _DAY, _TIME = FieldType.TEXT, FieldType.CHOICES, FieldType.DATE, FieldType.DURATION
_NUMBER, _TRUTH, _CHOICE = FieldType.NUMBER, FieldType.BOOLEAN, FieldType.CHOICE


class Object(NamedTuple):
    """A part of a document, with what lies around it: stage or phase, and document."""

    itself: Any
    around: Any
    document: Any


class Datum(NamedTuple):
    """A name: its type, what it is in words, how it is read, and its choices."""

    type: FieldType
    says: str
    read: Callable[[Object], Any]
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


def value_of(datum: Datum, of: Object) -> Value | None:
    """The value of a name; None where it is not set."""
    match datum.read(of):
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


def _plain(name: str) -> Callable[[Object], Any]:
    return lambda of: getattr(of.itself, name)


def _of_document(name: str) -> Callable[[Object], Any]:
    return lambda of: getattr(of.document, name)


def _of_control(name: str) -> Callable[[Object], Any]:
    return lambda of: getattr(of.document.control, name)


def _ids(name: str) -> Callable[[Object], Any]:
    return lambda of: tuple(each.id for each in getattr(of.itself, name))


def _said(performer: Performer | None) -> str:
    if performer is None:
        return ""
    return performer if isinstance(performer, str) else performer.field


def _raci(of: Object) -> Raci:
    """Who does it, with what stage and process say around it."""
    return of.itself.raci.over(of.around.raci).over(of.document.raci)  # type: ignore[no-any-return]  # idem


def _trigger(of: Object) -> str:
    trigger = of.document.trigger
    if trigger is None:
        return ""
    return "event" if trigger.event else "schedule" if trigger.schedule else "manual"


_STATUS = ("draft", "in-review", "approved", "effective", "obsolete")
_LIFE = ("proposed", "approved", "rejected", "active", "on-hold", "closed", "cancelled")
_KINDS = ("work", "approval", "automation", "wait", "call")
_NAMED = {
    "id": Datum(_TEXT, "its id", _plain("id")),
    "title": Datum(_TEXT, "its title", _plain("title")),
}
_DESCRIBED = {**_NAMED, "description": Datum(_TEXT, "its description", _plain("description"))}
_OF_PROCESS = {
    "status": Datum(_CHOICE, "the status of the process", _of_control("status"), _STATUS),
    "version": Datum(_TEXT, "the version of the process", _of_control("version")),
    "owner": Datum(_TEXT, "the role that owns the process", _of_control("owner")),
}
_OF_PROJECT = {
    "status": Datum(_CHOICE, "the status of the project", _of_document("status"), _LIFE),
    "manager": Datum(_TEXT, "the manager of the project", _of_document("manager")),
    "priority": Datum(_NUMBER, "the priority of the project", _of_document("priority")),
}
_WHO = {
    "responsible": Datum(_TEXT, "who does it", lambda of: _said(_raci(of).responsible)),
    "accountable": Datum(_TEXT, "who answers for it", lambda of: _said(_raci(of).accountable)),
    "consulted": Datum(_LIST, "who is asked", lambda of: _raci(of).consulted),
    "informed": Datum(_LIST, "who is told", lambda of: _raci(of).informed),
}
DATA: Mapping[str, Mapping[str, Datum]] = {
    "process": {
        **_DESCRIBED,
        **_OF_PROCESS,
        **_WHO,
        "purpose": Datum(_TEXT, "its purpose", _of_control("purpose")),
        "result": Datum(_TEXT, "what comes out", _plain("result")),
        "effective_from": Datum(_DAY, "since when it holds", _of_control("effective_from")),
        "last_review": Datum(_DAY, "when it was last reviewed", _of_control("last_review")),
        "tags": Datum(_LIST, "its tags", _plain("tags")),
        "trigger": Datum(_CHOICE, "what starts it", _trigger, ("event", "schedule", "manual")),
        "stages": Datum(
            _LIST, "its stages", lambda of: tuple(one.id for one in of.itself.stages if one.id)
        ),
        "steps": Datum(_LIST, "its steps", _ids("steps")),
    },
    "stage": {
        **_DESCRIBED,
        **_OF_PROCESS,
        **_WHO,
        "process": Datum(_TEXT, "the id of the process", _of_document("id")),
        "when": Datum(_TEXT, "its condition, as written", _plain("when")),
        "steps": Datum(_LIST, "its steps", _ids("steps")),
    },
    "step": {
        **_NAMED,
        **_OF_PROCESS,
        **_WHO,
        "process": Datum(_TEXT, "the id of the process", _of_document("id")),
        "stage": Datum(_TEXT, "the id of its stage", lambda of: of.around.id),
        "kind": Datum(_CHOICE, "what kind of step it is", _plain("kind"), _KINDS),
        "when": Datum(_TEXT, "its condition, as written", _plain("when")),
        "instructions": Datum(_TEXT, "its instructions", _plain("instructions")),
        "expect": Datum(_TEXT, "how one knows that it worked", _plain("expect")),
        "effort": Datum(_TIME, "hands-on work", _plain("effort")),
        "duration": Datum(_TIME, "until it is usually over", _plain("duration")),
        "critical": Datum(_TRUTH, "whether nobody may skip it", _plain("critical")),
        "hold_point": Datum(_TRUTH, "whether all after it waits", _plain("hold_point")),
        "checklist": Datum(_LIST, "its checklist", _plain("checklist")),
        "collect": Datum(
            _LIST, "the fields it asks for", lambda of: tuple(one.name for one in of.itself.collect)
        ),
    },
    "project": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "start": Datum(_DAY, "when it begins", _plain("start")),
        "deadline": Datum(_DAY, "when it must be over", _plain("deadline")),
        "tags": Datum(_LIST, "its tags", _plain("tags")),
        "supports": Datum(_LIST, "the goals it serves", _plain("supports")),
        "phases": Datum(
            _LIST, "its phases", lambda of: tuple(one.id for one in of.itself.phases if one.id)
        ),
        "tasks": Datum(_LIST, "its tasks", _ids("tasks")),
        "deliverables": Datum(_LIST, "what it hands over", _ids("deliverables")),
        "risks": Datum(_LIST, "its risks", _ids("risks")),
    },
    "phase": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "project": Datum(_TEXT, "the id of the project", _of_document("id")),
        "tasks": Datum(_LIST, "its tasks", _ids("tasks")),
    },
    "task": {
        **_DESCRIBED,
        **_OF_PROJECT,
        "project": Datum(_TEXT, "the id of the project", _of_document("id")),
        "phase": Datum(_TEXT, "the id of its phase", lambda of: of.around.id),
        "assigned": Datum(
            _LIST,
            "people and roles that do it",
            lambda of: tuple(one.person or one.role for one in of.itself.assigned),
        ),
        "effort": Datum(_TIME, "its work, as is likely", _plain("effort")),
        "duration": Datum(_TIME, "how long it takes, as is likely", _plain("duration")),
        "milestone": Datum(_TRUTH, "whether it is a mere day", _plain("milestone")),
        "not_before": Datum(_DAY, "when it may begin", _plain("not_before")),
        "deadline": Datum(_DAY, "when it must be over", _plain("deadline")),
        "started": Datum(_DAY, "when it began", _plain("started")),
        "finished": Datum(_DAY, "when it was over", _plain("finished")),
        "delivers": Datum(_TEXT, "the deliverable it makes", _plain("delivers")),
        "runs": Datum(_TEXT, "the process that it runs", _plain("process")),
    },
}
