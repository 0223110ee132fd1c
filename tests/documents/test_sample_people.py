"""The sample organization and its projects: everybody and everything they name is there."""

from datetime import date, datetime, timedelta

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.graph.order import order_of_project
from flowdef.model.project import Project
from sample_documents import sample_organization, sample_processes, sample_projects

ORGANIZATION = sample_organization()
ROLES = {role.id: role for role in ORGANIZATION.roles}
PEOPLE = {person.id: person for person in ORGANIZATION.people}
PROJECTS = [pytest.param(each, id=each.id) for each in sample_projects().values()]


def test_thirty_people_at_most_hold_every_role() -> None:
    held = {role for person in PEOPLE.values() for role in person.roles}
    assert len(PEOPLE) <= 30
    assert held == ROLES.keys()
    assert not PEOPLE.keys() & ROLES.keys()


def test_the_people_are_plainly_samples() -> None:
    for person in PEOPLE.values():
        assert (person.id, person.email) == (person.name.lower(), f"{person.id}@example.com")


def test_every_role_has_another_role_as_its_deputy() -> None:
    for role in ROLES.values():
        assert role.deputy in ROLES, role.id
        holders = {person.id for person in PEOPLE.values() if role.deputy in person.roles}
        own = {person.id for person in PEOPLE.values() if role.id in person.roles}
        assert holders - own, role.id


@pytest.mark.parametrize("project", PROJECTS)
def test_everything_that_a_project_names_is_known(project: Project) -> None:
    assert project.manager in PEOPLE
    assert project.sponsor is not None
    assert project.sponsor.person in PEOPLE
    assert set(project.supports) <= {goal.id for goal in ORGANIZATION.goals}
    assigned = [each for task in project.tasks for each in task.assigned]
    assert {each.person for each in assigned if each.person} <= PEOPLE.keys()
    assert {each.role for each in assigned if each.role} <= ROLES.keys()
    assert {risk.owner for risk in project.risks} <= PEOPLE.keys()
    assert {each.to for each in project.handover} <= ROLES.keys()
    assert {each.accepted_by for each in project.handover} <= ROLES.keys()
    called = {task.process for task in project.tasks} | {each.process for each in project.handover}
    assert called - {""} <= sample_processes().keys()


@pytest.mark.parametrize("project", PROJECTS)
def test_every_deliverable_is_made_measured_and_handed_over(project: Project) -> None:
    deliverables = {each.id for each in project.deliverables}
    assert {task.delivers for task in project.tasks} - {""} == deliverables
    assert {each.deliverable for each in project.handover} == deliverables
    assert project.logframe is not None
    assert {each.deliverable for each in project.logframe.outputs} == deliverables
    assert all(each.acceptance for each in project.deliverables)


@pytest.mark.parametrize("project", PROJECTS)
def test_the_tasks_of_a_project_can_be_put_in_order(project: Project) -> None:
    order = order_of_project(project)
    ids = {task.id for task in project.tasks}
    phases = {phase.id for phase in project.phases}
    assert not order.cyclic
    assert {each.to for task in project.tasks for each in task.needs or ()} <= ids | phases
    for task in project.tasks:
        assert task.milestone or ((task.effort or task.duration or task.process) and task.assigned)


@pytest.mark.parametrize("project", PROJECTS)
def test_every_date_of_a_project_is_a_working_day(project: Project) -> None:
    working = WorkingTime(ORGANIZATION.calendar)
    dates = {project.start, project.deadline}
    for task in project.tasks:
        dates |= {task.not_before, task.deadline, task.started, task.finished}
    for each in sorted(dates - {""}):
        day = date.fromisoformat(each)
        begins, ends = working.start_of_day(day), working.start_of_day(day + timedelta(days=1))
        assert isinstance(begins, datetime)
        assert isinstance(ends, datetime)
        assert working.between(begins, ends), each
        assert project.start <= each <= project.deadline


@pytest.mark.parametrize("project", PROJECTS)
def test_a_project_calls_a_process_with_what_it_requires(project: Project) -> None:
    for task in project.tasks:
        if task.process:
            called = {field.name: field for field in sample_processes()[task.process].inputs}
            given = {name for name, _ in task.inputs}
            assert {name for name, field in called.items() if field.required} <= given
            assert given <= called.keys()
