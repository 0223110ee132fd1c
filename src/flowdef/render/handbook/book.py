"""Book: what the pages of a handbook say about more than one document, worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from flowdef.model.control import Reference
from flowdef.model.derived import in_use, processes_used
from flowdef.model.organization import Person, Role
from flowdef.model.process import Approval, Automation, Call, Process
from flowdef.model.project import Project
from flowdef.render.handbook.parts import Part, StepLine, lines_of, parts_of
from flowdef.render.handbook.shelf import Shelf, process_page
from flowdef.render.words import Names

Document = TypeVar("Document", Process, Project, Role)
Key = TypeVar("Key")
Value = TypeVar("Value")


class Book(Struct, frozen=True, kw_only=True):
    """The documents by id, in the order of their titles, and what follows from them together.

    What people do, decide and leave to machines is told without obsolete processes.

    Attributes:
        shelf: The documents as they were read.
        names: What roles and people are called.
        processes: The processes.
        projects: The projects.
        roles: The roles of the organization, and those that only documents name.
        unknown: The latter.
        holders: Who holds a role.
        parts: What a role does, step by step.
        taking_part: Which roles have a part in a process.
        approvals: The steps that somebody decides.
        machines: The steps that a machine does.
        calls: The steps of a process that follow another process.
        callers: The steps of other processes that follow a process.
        users: The projects that use a process, for a task or for what they hand over.
        beside: The page of each process as seen from that of another process.
        above: The same as seen from a page of another kind, in a folder of its own.
    """

    shelf: Shelf
    names: Names
    processes: Mapping[str, Process]
    projects: Mapping[str, Project]
    roles: Mapping[str, Role]
    unknown: frozenset[str]
    holders: Mapping[str, tuple[Person, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    taking_part: Mapping[str, tuple[str, ...]]
    approvals: tuple[StepLine, ...]
    machines: tuple[StepLine, ...]
    calls: Mapping[str, tuple[StepLine, ...]]
    callers: Mapping[str, tuple[StepLine, ...]]
    users: Mapping[str, tuple[Project, ...]]
    beside: Mapping[str, Reference]
    above: Mapping[str, Reference]

    @property
    def documents(self) -> tuple[Process | Project, ...]:
        """Processes, then projects."""
        return (*self.processes.values(), *self.projects.values())


def book_of(shelf: Shelf) -> Book:
    """The book of what stands on a shelf."""
    processes = {each.id: each for each in by_title(shelf.processes)}
    projects = {each.id: each for each in by_title(shelf.projects)}
    known = {each.id: each for each in shelf.organization.roles} if shelf.organization else {}
    names = Names(shelf.organization)
    lines = [line for process in processes.values() for line in lines_of(process)]
    used = [line for line in lines if in_use(line.process)]
    parts = grouped((part.role, part) for line in used for part in parts_of(line))
    named = {*parts, *_named(shelf)} - known.keys() - {""}
    others = [Role(id=each, title=names.role(each)) for each in named]
    roles = {each.id: each for each in by_title((*known.values(), *others))}
    called = [(line, line.step.deed.process) for line in lines if isinstance(line.step.deed, Call)]
    return Book(
        shelf=shelf,
        names=names,
        processes=processes,
        projects=projects,
        roles=roles,
        unknown=frozenset(each.id for each in others),
        holders=_holders(shelf),
        parts=parts,
        taking_part=grouped(
            (part.line.process.id, role) for role in roles for part in parts.get(role, ())
        ),
        approvals=tuple(each for each in used if isinstance(each.step.deed, Approval)),
        machines=tuple(each for each in used if isinstance(each.step.deed, Automation)),
        calls=grouped((line.process.id, line) for line, _ in called),
        callers=grouped((process, line) for line, process in called),
        users=grouped((name, each) for each in projects.values() for name in processes_used(each)),
        beside={
            name: Reference(title=each.title, file=f"{name}.md") for name, each in processes.items()
        },
        above={
            name: Reference(title=each.title, file=f"../{process_page(name)}")
            for name, each in processes.items()
        },
    )


def by_title(documents: Iterable[Document]) -> list[Document]:
    """In the order of their titles, as a person looks them up."""
    return sorted(documents, key=lambda each: (each.title.casefold(), each.id))


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """The values of each key, in order; one that follows itself counts once."""
    found: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        if not found[key] or found[key][-1] is not value:
            found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _named(shelf: Shelf) -> Iterator[str]:
    """The roles that are named elsewhere than in steps; empty where none is."""
    people = {each.id for each in shelf.organization.people} if shelf.organization else set()
    for process in shelf.processes:
        yield process.control.owner
        yield from (role for role, _ in process.control.responsibilities)
    for project in shelf.projects:
        yield from (each.role for task in project.tasks for each in task.assigned)
        receivers = {name for each in project.handover for name in (each.to, each.accepted_by)}
        yield from receivers - people  # a person too may accept something
    if shelf.organization:
        yield from (each.deputy for each in shelf.organization.roles)
        yield from (role for person in shelf.organization.people for role in person.roles)


def _holders(shelf: Shelf) -> dict[str, tuple[Person, ...]]:
    people = shelf.organization.people if shelf.organization else ()
    by_name = sorted(people, key=lambda each: (each.name.casefold(), each.id))
    return grouped((role, person) for person in by_name for role in person.roles)
