"""Laws of a plan, over small projects, beside a plain planner."""

from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.model.organization import Organization
from flowdef.model.project import LinkType, Project, Task
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.drag import drag
from flowdef.plan.hours import moment
from flowdef.plan.schedule import Schedule, dated
from plan_networks import FIRST, organizations, projects
from plan_oracle import Plain


def planned(project: Project, organization: Organization, known: Known | None = None) -> Computed:
    return compute(project, organization, FIRST, known)


def with_task(project: Project, task: Task) -> Project:
    phases = tuple(
        replace(phase, tasks=tuple(task if each.id == task.id else each for each in phase.tasks))
        for phase in project.phases
    )
    return replace(project, phases=phases)


@given(projects(), organizations())
def test_dates_are_those_of_a_plain_planner(project: Project, organization: Organization) -> None:
    found = planned(project, organization)
    dates = {
        task.id: (each.start, each.finish)
        for task, each in zip(project.tasks, found.tasks, strict=True)
    }
    assert dates == Plain(project, organization).dates()


@given(projects(), organizations())
def test_every_link_holds(project: Project, organization: Organization) -> None:
    plain = Plain(project, organization)
    found = planned(project, organization)
    dates = dict(zip((task.id for task in project.tasks), found.tasks, strict=True))
    for task in project.tasks:
        for link in plain.links(task):
            source, target = dates[link.to], dates[task.id]
            ended = link.type in (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
            begins = link.type in (LinkType.FINISH_TO_START, LinkType.START_TO_START)
            end = plain.later(source.finish if ended else source.start, link.lag)
            if begins:
                assert target.start >= end
            else:
                assert target.finish >= plain.ended(task, end)


@given(projects(), organizations())
def test_early_is_before_late_where_all_deadlines_hold(
    project: Project, organization: Organization
) -> None:
    found = dated(planned(project, organization), dragging=False)
    holds = not found.conflicts
    assert holds == all(
        each.start <= each.late_start and each.finish <= each.late_finish for each in found.tasks
    )
    assert not holds or all(each.total_float >= 0 for each in found.tasks)


@given(projects(), organizations(), st.data())
def test_a_task_may_slip_by_its_float_and_not_by_more(
    project: Project, organization: Organization, data: st.DataObject
) -> None:
    found = planned(project, organization)
    schedule = dated(found, dragging=False)
    assume(not schedule.conflicts)
    task = data.draw(st.sampled_from(schedule.tasks))

    def slipping(until: datetime) -> Schedule:
        known = Known(starts={task.task.id: until})
        return dated(planned(project, organization, known), dragging=False)

    slipped = slipping(task.late_start)
    assert slipped.finish == schedule.finish
    assert not slipped.conflicts
    beyond = slipping(task.late_start + timedelta(minutes=2))
    assert beyond.finish > schedule.finish or beyond.conflicts


@given(projects(), organizations(), st.data())
def test_removing_a_link_never_delays(
    project: Project, organization: Organization, data: st.DataObject
) -> None:
    bound = [task for task in project.tasks if task.needs]
    assume(bound)
    task = data.draw(st.sampled_from(bound))
    gone = data.draw(st.sampled_from(task.needs or ()))
    free = replace(task, needs=tuple(each for each in task.needs or () if each is not gone))
    before = planned(project, organization)
    after = planned(with_task(project, free), organization)
    for old, new in zip(before.tasks, after.tasks, strict=True):
        assert new.start <= old.start
        assert new.finish <= old.finish


@given(projects(), organizations())
def test_drag_is_what_the_end_gains_where_a_task_takes_no_time(
    project: Project, organization: Organization
) -> None:
    found = planned(project, organization)
    drags = drag(found)
    done = found.hours.plain.done
    for number, task in enumerate(project.tasks):
        short = replace(task, milestone=True)
        without = planned(with_task(project, short), organization)
        gained = done(found.end) - done(without.end)
        assert drags.get(number, 0) == gained, moment(without.end)
