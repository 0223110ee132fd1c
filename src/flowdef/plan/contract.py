"""Contract: what must hold before a project's results pass into daily operations."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from flowdef.model.organization import Organization, Person
from flowdef.model.process import Process
from flowdef.model.project import Deliverable, Handover, Project, Task


class Standing(StrEnum):
    """How a clause stands; `untold` where no document can say it, and a person must."""

    MET = "met"
    OPEN = "open"
    UNTOLD = "untold"


class Clause(Struct, frozen=True):
    """One thing that must hold, for one deliverable or for all (empty), how it stands, by what."""

    deliverable: str
    name: str
    standing: Standing
    said: str


class Hours(NamedTuple):
    """Hours of a week: what processes ask of a role, this one among them, and what there are."""

    own: Decimal
    asked: Decimal
    there: Decimal


class Given(Struct, frozen=True, kw_only=True):
    """What is known beside the project. `today` is an ISO day; `done` are tasks done by runs.

    Of a process that is named and cannot be read the value is None. `hours` are by process and
    role, where both are known.
    """

    organization: Organization | None = None
    processes: Mapping[str, Process | None] = {}
    today: str = ""
    done: frozenset[str] = frozenset()
    hours: Mapping[tuple[str, str], Hours] = {}


def contract(project: Project, given: Given) -> tuple[Clause, ...]:
    """Every clause, deliverable by deliverable; at last, that all is done.

    Acceptance, receiving owner, process in force and people who fit: ITIL's service transition and
    PMI's acceptance of deliverables. Without any deliverable one clause says so.
    """
    if not project.deliverables:
        none = Clause("", "deliverables", Standing.OPEN, "none: list what it hands over")
        return (none, Clause("", "tasks", *_all_done(project, given)))
    entries = {each.deliverable: each for each in reversed(project.handover)}
    found: list[Clause] = []
    for each in project.deliverables:
        entry = entries.get(each.id)
        clauses = [
            ("acceptance", _acceptance(each)),
            ("delivered", _delivered(each, project, given)),
        ]
        if entry is None:
            clauses.append(("receiver", _open("nobody: say in `handover` who has it then")))
        else:
            clauses += _received(entry, project, given)
        found += [Clause(each.id, name, *answer) for name, answer in clauses]
    return (*found, Clause("", "tasks", *_all_done(project, given)))


_Answer = tuple[Standing, str]


def _met(said: str) -> _Answer:
    return Standing.MET, said


def _open(said: str) -> _Answer:
    return Standing.OPEN, said


def _acceptance(each: Deliverable) -> _Answer:
    count = len(each.acceptance)
    if not count:
        return _open("no criteria: list what one can see as `acceptance`")
    return _met("1 criterion" if count == 1 else f"{count} criteria")


def _delivered(each: Deliverable, project: Project, given: Given) -> _Answer:
    tasks = [task for task in project.tasks if task.delivers == each.id]
    if not tasks:
        return _open("no task delivers it: name it as `delivers`")
    left = _left_of(tasks, given)
    if left:
        return _open(f"not finished: {', '.join(left)}")
    return _met(f"finished: {', '.join(task.id for task in tasks)}")


def _all_done(project: Project, given: Given) -> _Answer:
    count = len(project.tasks)
    if not count:
        return _open("none: list what is to be done")
    left = _left_of(project.tasks, given)
    if left:
        return _open(f"{len(left)} of {count} not finished: {', '.join(left)}")
    return _met("1 is finished" if count == 1 else f"all {count} are finished")


def _left_of(tasks: Iterable[Task], given: Given) -> list[str]:
    """Those that are not finished, by themselves or by their run."""
    return [
        task.id
        for task in tasks
        if not (task.finished or task.progress == 1 or task.id in given.done)
    ]


def _received(entry: Handover, project: Project, given: Given) -> Iterator[tuple[str, _Answer]]:
    yield "accepted by", _accepting(entry.accepted_by, given)
    yield "receiver", _holding(entry.to, given)
    process = given.processes.get(entry.process)
    yield "process", _process(entry, process, project, given)
    if process is None:
        return
    if process.control.qualifications:
        yield "qualified", _qualified(process.control.qualifications, entry.to, given)
    yield "capacity", _capacity(entry, given)


def _accepting(who: str, given: Given) -> _Answer:
    if not who:
        return _open("nobody: name the role or person as `accepted_by`")
    people = {each.id: each for each in given.organization.people} if given.organization else {}
    if who not in people:
        return _holding(who, given)
    person = people[who]
    if _left(person, given.today):
        return _open(f"{person.name} has left")
    return _met(person.name)


def _holding(role: str, given: Given) -> _Answer:
    if given.organization is None:
        return Standing.UNTOLD, f"{role}; there is no organization that says who that is"
    known = {each.id: each for each in given.organization.roles}
    if role not in known:
        return _open(f"there is no role '{role}' in organization.yaml")
    holders = _holders(role, given)
    if not holders:
        return _open(f"nobody holds '{role}'")
    return _met(f"{known[role].title}: {', '.join(each.name for each in holders)}")


def _process(entry: Handover, process: Process | None, project: Project, given: Given) -> _Answer:
    if not entry.process:
        if any(each.process for each in project.handover):
            return Standing.UNTOLD, "none named: right for a report, not for what is kept running"
        return _open("none named, nor for anything else that is handed over")
    if entry.process not in given.processes:
        return _open(f"there is no process '{entry.process}'")
    if process is None:
        return _open(f"'{entry.process}' cannot be read: 'flowdef lint' says why")
    control = process.control
    named = f"{entry.process} {control.version}".rstrip()
    if control.status != "effective":
        return _open(f"{named} is {control.status or 'of no status'}, and must be effective")
    if given.today and control.effective_from > given.today:
        return _open(f"{named} is effective from {control.effective_from} on")
    return _met(f"{named}, effective")


def _qualified(asked: tuple[str, ...], role: str, given: Given) -> _Answer:
    """Skills are words, and qualifications mostly sentences: equal ones are known, others not."""
    skills = {skill.casefold() for each in _holders(role, given) for skill in each.skills}
    unknown = [each for each in asked if each.casefold() not in skills]
    if not unknown:
        return _met(", ".join(asked))
    return Standing.UNTOLD, "; ".join(unknown)


def _capacity(entry: Handover, given: Given) -> _Answer:
    hours = given.hours.get((entry.process, entry.to))
    if hours is None:
        return Standing.UNTOLD, "how often it runs, or who works how long, is not said"
    own = f"{_shown(hours.own)} h a week for it" if hours.own else "it asks nothing of this role"
    every = f"{_shown(hours.asked)} of {_shown(hours.there)} h for all processes"
    said = f"{own}; {every}, deputies included"
    return _met(said) if hours.asked <= hours.there else _open(f"{said}: too much")


def _holders(role: str, given: Given) -> tuple[Person, ...]:
    people = given.organization.people if given.organization else ()
    return tuple(each for each in people if role in each.roles and not _left(each, given.today))


def _left(person: Person, today: str) -> bool:
    return bool(person.left and today and person.left < today)


def _shown(hours: Decimal) -> str:
    return f"{hours:.1f}".removesuffix(".0")
