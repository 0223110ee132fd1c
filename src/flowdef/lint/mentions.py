"""Mentions: every place where a document names a role or a person."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.findings import Places, Span
from flowdef.model.organization import Organization
from flowdef.model.process import Approval, Call, Process, Raci
from flowdef.model.project import Project


class Mention(NamedTuple):
    """A word, and where it stands: a path below some places; `of_key` where it is a key."""

    word: str
    at: Places
    path: tuple[str | int, ...]
    of_key: bool = False

    def span(self) -> Span:
        """Where the word stands; worked out only when somebody asks."""
        return self.at.key(*self.path) if self.of_key else self.at.span(*self.path)


def roles_in_process(process: Process) -> Iterator[Mention]:
    """Every role that a process names; signatures of older versions are history."""
    yield from _roles_of_control(process)
    yield from _raci(process.raci, process.at)
    for stage in process.stages:
        yield from _raci(stage.raci, stage.at)
        for step in stage.steps:
            yield from _raci(step.raci, step.at)
            if isinstance(step.deed, Approval):
                yield Mention(step.deed.role, step.at, ("approve", "role"))
            if step.escalate:
                yield Mention(step.escalate.to, step.at, ("escalate", "to"))


def role_words(process: Process) -> set[str]:
    """The words of `roles_in_process`, each once and without its place: a quick first look."""
    words: set[object] = {mention.word for mention in _roles_of_control(process)}
    racis = {id(process.raci): process.raci}
    for stage in process.stages:
        racis[id(stage.raci)] = stage.raci
        for step in stage.steps:
            racis[id(step.raci)] = step.raci  # steps that say the same share one value
            if isinstance(step.deed, Approval):
                words.add(step.deed.role)
            if step.escalate:
                words.add(step.escalate.to)
    for raci in racis.values():
        words.update((raci.responsible, raci.accountable), raci.consulted, raci.informed)
    return {word for word in words if isinstance(word, str)}


def roles_in_project(project: Project) -> Iterator[Mention]:
    """Every role that a project names."""
    for task in project.tasks:
        for place, each in enumerate(task.assigned):
            if each.role:
                yield Mention(each.role, task.at, ("assigned", place, "role"))
    for place, handover in enumerate(project.handover):
        yield Mention(handover.to, project.at, ("handover", place, "to"))


def roles_in_organization(organization: Organization) -> Iterator[Mention]:
    """Every role that roles and people name."""
    for role in organization.roles:
        if role.deputy:
            yield Mention(role.deputy, role.at, ("deputy",))
    for person in organization.people:
        for place, word in enumerate(person.roles):
            yield Mention(word, person.at, ("roles", place))


def people_in_process(process: Process) -> Iterator[Mention]:
    """Every person that a process names; signatures of older versions are history."""
    for place, signature in enumerate(process.control.approvals):
        if signature.version in ("", process.control.version):
            yield Mention(signature.by, process.at, ("approvals", place, "by"))


def people_in_project(project: Project) -> Iterator[Mention]:
    """Every person that a project names by id."""
    at = project.at
    if project.manager:
        yield Mention(project.manager, at, ("manager",))
    if project.sponsor and project.sponsor.person:
        yield Mention(project.sponsor.person, at, ("sponsor", "person"))
    for phase in project.phases:
        if phase.gate and phase.gate.by:
            yield Mention(phase.gate.by, phase.at, ("gate", "by"))
        for task in phase.tasks:
            for place, each in enumerate(task.assigned):
                if each.person:
                    yield Mention(each.person, task.at, ("assigned", place, "person"))


def people_in_organization(organization: Organization) -> Iterator[Mention]:
    """Every person that a goal names."""
    for goal in organization.goals:
        if goal.owner:
            yield Mention(goal.owner, goal.at, ("owner",))


def either_in_project(project: Project) -> Iterator[Mention]:
    """Every word of a project that may name a role or a person."""
    for place, risk in enumerate(project.risks):
        if risk.owner:
            yield Mention(risk.owner, project.at, ("risks", place, "owner"))
    for place, handover in enumerate(project.handover):
        if handover.accepted_by:
            yield Mention(handover.accepted_by, project.at, ("handover", place, "accepted_by"))


def processes_in_process(process: Process) -> Iterator[Mention]:
    """Every other process that a process names."""
    for step in process.steps:
        if isinstance(step.deed, Call):
            yield Mention(step.deed.process, step.at, ("process",))


def processes_in_project(project: Project) -> Iterator[Mention]:
    """Every process that a project names."""
    for task in project.tasks:
        if task.process:
            yield Mention(task.process, task.at, ("process",))
    for place, handover in enumerate(project.handover):
        if handover.process:
            yield Mention(handover.process, project.at, ("handover", place, "process"))


def _roles_of_control(process: Process) -> Iterator[Mention]:
    control, at = process.control, process.at
    if control.owner:
        yield Mention(control.owner, at, ("owner",))
    for role, _ in control.responsibilities:
        yield Mention(role, at, ("responsibilities", role), of_key=True)
    for place, signature in enumerate(control.approvals):
        if signature.role and signature.version in ("", control.version):
            yield Mention(signature.role, at, ("approvals", place, "role"))


def _raci(raci: Raci, at: Places) -> Iterator[Mention]:
    if isinstance(raci.responsible, str):
        yield Mention(raci.responsible, at, ("responsible",))
    if isinstance(raci.accountable, str):
        yield Mention(raci.accountable, at, ("accountable",))
    for place, role in enumerate(raci.consulted):
        yield Mention(role, at, ("consulted", place))
    for place, role in enumerate(raci.informed):
        yield Mention(role, at, ("informed", place))
