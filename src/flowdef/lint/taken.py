"""Taken: what rules over the whole library keep of a document once it is let go."""

import posixpath
from typing import NamedTuple

from flowdef.findings import Places, Span
from flowdef.lint.facts import Facts, OrganizationFacts, ProcessFacts, ProjectFacts
from flowdef.lint.links import links_of_process, links_of_project
from flowdef.lint.mentions import processes_in_process, processes_in_project
from flowdef.model.derived import next_review
from flowdef.model.organization import Calendar
from flowdef.model.process import Call


class Word(NamedTuple):
    """A word of a document, and where it stands."""

    word: str
    at: Span


class Identity(NamedTuple):
    """The id of a document with its place, and the path of its file."""

    id: Word
    path: str


class Source(NamedTuple):
    """A field that a step takes over from a called process: its name, and what it is there."""

    field: str
    output: Word


class Calling(NamedTuple):
    """A step or task that starts a process: the names that it gives, and those that it takes."""

    by: str
    process: Word
    inputs: tuple[Word, ...]
    outputs: tuple[Source, ...]


class Calls(NamedTuple):
    """What a process calls, with its own id."""

    id: str
    calls: tuple[Calling, ...]


class Replacing(NamedTuple):
    """A process that replaces others: its id, its status, and their ids."""

    id: str
    status: str
    old: tuple[Word, ...]


class Scored(NamedTuple):
    """The criteria by which a project was weighed, and where they stand."""

    names: tuple[str, ...]
    at: Span


class Links(NamedTuple):
    """The paths of files that a document points to, and the folder from which they count."""

    folder: str
    paths: tuple[Word, ...]


def identity(facts: Facts) -> Identity:
    """Who a document is."""
    own, at = _identity(facts)
    return Identity(Word(own, at.span("id")), facts.path)


def project(facts: ProjectFacts) -> Word:
    """The id of a project."""
    return Word(facts.project.id, facts.project.at.span("id"))


def manager(facts: ProjectFacts) -> Word | None:
    """Who manages a project that is not over."""
    name = facts.project.manager
    return Word(name, facts.project.at.span("manager")) if name and not facts.ended else None


def processes(facts: ProcessFacts | ProjectFacts) -> tuple[Word, ...]:
    """Every other process that a document names."""
    mentions = (
        processes_in_process(facts.process)
        if isinstance(facts, ProcessFacts)
        else processes_in_project(facts.project)
    )
    return tuple(Word(mention.word, mention.span()) for mention in mentions)


def callings(facts: ProcessFacts | ProjectFacts) -> tuple[Calling, ...]:
    """Every place where a document starts a process."""
    if isinstance(facts, ProjectFacts):
        tasks = (task for task in facts.tasks if task.process)
        return tuple(
            Calling(
                task.id,
                Word(task.process, task.at.span("process")),
                tuple(Word(name, task.at.key("with", name)) for name, _ in task.inputs),
                (),
            )
            for task in tasks
        )
    return tuple(
        Calling(
            step.id,
            Word(step.deed.process, step.at.span("process")),
            tuple(Word(name, step.at.key("with", name)) for name, _ in step.deed.inputs),
            tuple(
                Source(field.name, Word(field.source, field.at.span("from")))
                for field in step.collect
                if field.source
            ),
        )
        for step in facts.not_work
        if isinstance(step.deed, Call)
    )


def calls(facts: ProcessFacts) -> Calls:
    """The calls of a process, for whoever follows them back to itself."""
    return Calls(facts.process.id, callings(facts))


def untriggered(facts: ProcessFacts) -> Word | None:
    """The id of a process that does not say when it starts."""
    process = facts.process
    return None if process.trigger else Word(process.id, process.at.span("id"))


def replacing(facts: ProcessFacts) -> Replacing:
    """What a process replaces."""
    process, control = facts.process, facts.process.control
    return Replacing(
        process.id,
        control.status,
        tuple(
            Word(name, process.at.span("supersedes", place))
            for place, name in enumerate(control.supersedes)
        ),
    )


def next_look(facts: ProcessFacts) -> Word | None:
    """The day of the next review of a process in force; None where that is not said."""
    process = facts.process
    day = next_review(process.control) if process.control.status == "effective" else ""
    return Word(day, process.at.span("review", "last")) if day else None


def scored(facts: ProjectFacts) -> Scored | None:
    """The scores of a project; None where it was not weighed."""
    selection, at = facts.project.selection, facts.project.at
    if not selection or not selection.criteria:
        return None
    names = tuple(name for name, _ in selection.criteria)
    return Scored(names, at.key("selection", "criteria"))


def live_processes(facts: ProcessFacts | ProjectFacts) -> tuple[Word, ...]:
    """What a document in force names, or a project that is not over."""
    live = (
        facts.process.control.status == "effective"
        if isinstance(facts, ProcessFacts)
        else not facts.ended
    )
    return processes(facts) if live else ()


def without_calendar(facts: OrganizationFacts) -> Word | None:
    """The id of an organization that says nothing of when people work."""
    at = facts.organization.at
    if facts.organization.calendar != Calendar() or at.span("calendar") != at.span():
        return None
    return Word(facts.organization.id, at.span("id"))


def people(facts: OrganizationFacts) -> tuple[Word, ...]:
    """The people of an organization."""
    at = facts.organization.at
    return tuple(Word(each.id, at.key("people", each.id)) for each in facts.organization.people)


def roles(facts: OrganizationFacts) -> tuple[Word, ...]:
    """The roles of an organization."""
    at = facts.organization.at
    return tuple(Word(each.id, at.key("roles", each.id)) for each in facts.organization.roles)


def links(facts: ProcessFacts | ProjectFacts) -> Links:
    """The files that a document points to."""
    found = (
        links_of_process(facts.process)
        if isinstance(facts, ProcessFacts)
        else links_of_project(facts.project)
    )
    folder = posixpath.dirname(facts.path.replace("\\", "/"))
    return Links(folder, tuple(Word(path, link.span()) for link in found if (path := link.local)))


def _identity(facts: Facts) -> tuple[str, Places]:
    match facts:
        case ProcessFacts(process=process):
            return process.id, process.at
        case ProjectFacts(project=project):
            return project.id, project.at
        case OrganizationFacts(organization=organization):
            return organization.id, organization.at


def actual_days(facts: ProjectFacts) -> tuple[Word, ...]:
    """The days on which something of a project is said to have happened."""
    said = [
        (each, task.at, (key,))
        for task in facts.tasks
        for key, each in (("started", task.started), ("finished", task.finished))
    ]
    gates = [
        (phase.gate.date, phase.at, ("gate", "date"))
        for phase in facts.project.phases
        if phase.gate
    ]
    return tuple(Word(each, at.span(*way)) for each, at, way in (*said, *gates) if each)
