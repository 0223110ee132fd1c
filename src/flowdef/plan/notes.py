"""Notes: what a plan rests on that nobody has said."""

from enum import StrEnum

from msgspec import Struct

from flowdef.plan.activities import Activity
from flowdef.plan.computed import Computed


class Note(StrEnum):
    """What is not said of a task, and what the plan takes instead."""

    NO_LENGTH = "no length"  # it counts as no time
    NOBODY = "nobody assigned"  # effort, as if one person did it with all of their time
    OPEN_ROLE = "open role"  # nobody is proposed for it; as if one person did it
    UNKNOWN = "unknown person"  # as if they were there on every workday
    LEFT = "left"  # who does it has left by then; as if somebody took over
    NO_PROGRESS = "no progress"  # begun, and counted as not done at all
    NO_NEED = "unknown need"  # as if the task did not need it


class Noted(Struct, frozen=True):
    """A note, and the task that it is about; `who` it names: a person, role or need."""

    note: Note
    task: str
    who: str = ""


def notes(computed: Computed) -> tuple[Noted, ...]:
    """What the dates rest on that nobody has said, by task; of finished ones nothing."""
    found = []
    known = {phase.id for phase in computed.project.phases} | {*computed.net.names}
    for task, activity in zip(computed.net.tasks, computed.tasks, strict=True):
        if activity.ended is not None:
            continue
        if not (task.milestone or activity.seconds or task.effort or task.duration):
            found.append(Noted(Note.NO_LENGTH, task.id))
        if activity.effort and not activity.people:
            found.append(Noted(Note.NOBODY, task.id))
        if activity.begun is not None and activity.begun < computed.now and not activity.progress:
            found.append(Noted(Note.NO_PROGRESS, task.id))
        lost = (each.to for each in task.needs or () if each.to not in known)
        found.extend(Noted(Note.NO_NEED, task.id, name) for name in lost)
        if activity.seconds:
            found.extend(_of_people(task.id, activity, computed))
    return tuple(found)


def _of_people(task: str, activity: Activity, computed: Computed) -> list[Noted]:
    hours, found = computed.hours, []
    for person, assignee in activity.people:
        known = hours.people.get(person)
        last = hours.closes(known.left) if known else None
        if not person:
            found.append(Noted(Note.OPEN_ROLE, task, assignee.role))
        elif known is None and hours.people:
            found.append(Noted(Note.UNKNOWN, task, person))
        elif last is not None and activity.finish > last:
            found.append(Noted(Note.LEFT, task, person))
    return found
