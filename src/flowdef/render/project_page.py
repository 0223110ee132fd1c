"""Project page: everything that a template of a project is given, in words and in order."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from flowdef.graph.order import order_of_project
from flowdef.model.project import Logframe, LogLevel, Project, Selection
from flowdef.render import words
from flowdef.render.pictures.mermaid import drawable, mermaid
from flowdef.render.project_charter import charter, notice, person
from flowdef.render.project_parts import (
    Aim,
    Danger,
    Interest,
    Level,
    Outcome,
    Passing,
    Score,
    Stretch,
)
from flowdef.render.project_tasks import how_to_read, key_of_picture, stretches, time
from flowdef.render.sop_form import form
from flowdef.render.sop_parts import Entry, Fact
from flowdef.render.sop_setting import ALONE, Around, called
from flowdef.render.spoken import Said, link
from flowdef.render.words import Names


class ProjectPage(Struct, frozen=True, kw_only=True):
    """A project as its sponsor, its team and those who wait for it read it.

    Attributes:
        id: The document's id.
        title: Its title.
        description: What it is about, in a sentence or two; empty where it is not said.
        tags: Its tags.
        links: Pages elsewhere that help the reader, each said on its own.
        status: 'proposed', 'approved', 'rejected', 'active', 'on hold', 'closed' or 'cancelled'.
        notice: Why nobody should work on it now; empty where one should.
        charter: Sponsor, manager, dates, priority, budget, row by row.
        goals: The goals of the organization that it serves.
        outcomes: What it delivers, and how one knows that it is right.
        logframe: The logical framework, level by level; empty where there is none.
        scores: What it scored by the criteria of selection.
        decision: 'go', 'no-go', 'hold' or 'recycle'; empty where nothing is decided.
        reason: Why it was decided so.
        coaching: What its proposer should know for the next time.
        inputs: What must be known at the start.
        picture: The project as a Mermaid flowchart; empty where it is too large to be drawn.
        key: What the shapes of the picture mean.
        phased: Whether the tasks stand in phases.
        reading: How the tables of the plan are to be read; empty where they say it all.
        phases: The work, phase by phase.
        risks: What could go wrong, and the answer to it.
        stakeholders: Who has an interest in it.
        handover: How each deliverable passes into daily operations.
    """

    id: str
    title: str
    description: str
    tags: tuple[str, ...]
    links: tuple[Said, ...]
    status: str
    notice: str
    charter: tuple[Fact, ...]
    goals: tuple[Aim, ...]
    outcomes: tuple[Outcome, ...]
    logframe: tuple[Level, ...]
    scores: tuple[Score, ...]
    decision: str
    reason: str
    coaching: str
    inputs: tuple[Entry, ...]
    picture: str
    key: str
    phased: bool
    reading: str
    phases: tuple[Stretch, ...]
    risks: tuple[Danger, ...]
    stakeholders: tuple[Interest, ...]
    handover: tuple[Passing, ...]


def project_page(project: Project, around: Around = ALONE) -> ProjectPage:
    """The page of a project."""
    names = Names(around.organization)
    picture = mermaid(project, order_of_project(project), names)
    titles = words.Titles(project.deliverables)
    return ProjectPage(
        id=project.id,
        title=project.title,
        description=project.description,
        tags=project.tags,
        links=tuple((link(title, url),) for title, url in project.links),
        status=words.status(project.status),
        notice=notice(project),
        charter=charter(project, names),
        goals=_goals(project, around, names),
        outcomes=_outcomes(project),
        logframe=_logframe(project.logframe or Logframe(), titles),
        **_selection(project.selection or Selection()),
        inputs=form(project.inputs, names),
        picture=picture.rstrip() if drawable(picture) else "",
        key=key_of_picture(project),
        phased=project.phased,
        reading=how_to_read(project),
        phases=stretches(project, around, names, titles),
        risks=_risks(project, names),
        stakeholders=tuple(
            Interest(each.name, each.interest, each.communication) for each in project.stakeholders
        ),
        handover=_handover(project, around, names, titles),
    )


def _selection(selection: Selection) -> dict[str, Any]:
    return {
        "scores": tuple(
            Score(words.name_of(name), words.number(score)) for name, score in selection.criteria
        ),
        "decision": selection.decision,
        "reason": selection.reason,
        "coaching": selection.coaching,
    }


def _handover(
    project: Project, around: Around, names: Names, titles: Mapping[str, str]
) -> tuple[Passing, ...]:
    return tuple(
        Passing(
            titles[each.deliverable],
            names.role(each.to),
            called(each.process, around),
            names.role(each.accepted_by) if each.accepted_by else "",
        )
        for each in project.handover
    )


def _goals(project: Project, around: Around, names: Names) -> tuple[Aim, ...]:
    known = {each.id: each for each in around.organization.goals} if around.organization else {}
    return tuple(
        Aim(goal.title, goal.measure, person(goal.owner, names))
        if (goal := known.get(name))
        else Aim(words.name_of(name), "", "")
        for name in project.supports
    )


def _outcomes(project: Project) -> tuple[Outcome, ...]:
    made: dict[str, list[int]] = {}
    for number, task in enumerate(project.tasks, 1):
        made.setdefault(task.delivers, []).append(number)
    return tuple(
        Outcome(each.title, each.acceptance, words.numbered("task", made.get(each.id, ())))
        for each in project.deliverables
    )


def _logframe(frame: Logframe, titles: Mapping[str, str]) -> tuple[Level, ...]:
    def level(name: str, each: LogLevel) -> Level:
        statement = each.statement or titles[each.deliverable]
        return Level(name, statement, each.measure, each.verification, each.assumption)

    return tuple(
        level(name, each)
        for name, each in (
            ("Goal", frame.goal),
            ("Purpose", frame.purpose),
            *(("Output", each) for each in frame.outputs),
        )
        if each
    )


def _risks(project: Project, names: Names) -> tuple[Danger, ...]:
    return tuple(
        Danger(
            each.title,
            "" if each.probability is None else words.percent(each.probability),
            time(each.impact) if each.impact else "",
            each.response,
            each.plan,
            person(each.owner, names),
        )
        for each in project.risks
    )
