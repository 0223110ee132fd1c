"""Facts: what has begun, what is finished, and how far it is, move the rest of a plan."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.model.organization import Calendar, Organization, Person
from flowdef.model.project import Assignee, Link, LinkType, Phase, Project, Task
from flowdef.plan.computed import Known, compute
from flowdef.plan.notes import Note, notes
from flowdef.plan.outlook import Doing, followed
from flowdef.plan.schedule import Schedule, dated, schedule
from flowdef.plan.why import Cause, why
from plan_networks import FIRST, day, estimate, hours, organizations, projects

WEDNESDAY = date(2027, 3, 3)


def project(*tasks: Task, **more: Any) -> Project:
    phase = Phase(id="", title="", tasks=tasks)
    return Project(id="move", title="Move", phases=(phase,), **{"start": day(0), **more})


def task(identifier: str, **more: Any) -> Task:
    given = {"duration": estimate(hours(16)), **more}
    return Task(id=identifier, title=identifier, **given)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2027-03-{text}").replace(tzinfo=UTC)


def on_wednesday(*tasks: Task, **more: Any) -> Schedule:
    return schedule(project(*tasks, **more), None, WEDNESDAY)


def test_what_has_not_begun_is_planned_from_the_day_on() -> None:
    found = on_wednesday(task("pack"))
    assert (found.start, found.finish) == (at("03 09:00"), at("04 17:00"))


def test_the_rest_of_what_has_begun_is_planned_from_the_day_on() -> None:
    found = on_wednesday(task("pack", started=day(0), progress=Decimal("0.25")))
    assert (found.start, found.finish) == (at("01 09:00"), at("04 13:00"))


def test_progress_of_the_run_counts_where_the_task_says_none() -> None:
    tasks = task("pack", started=day(0)), task("own", progress=Decimal("0.5"))
    run = Doing(("do-1",), closed=3, steps=4, began=day(0))
    found = schedule(followed(project(*tasks), {"pack": run, "own": run}), None, WEDNESDAY)
    assert [each.finish for each in found.tasks] == [at("03 13:00"), at("03 17:00")]


def test_what_is_finished_lies_where_it_was_and_cannot_slip() -> None:
    found = on_wednesday(
        task("pack", finished=day(1)), task("drive", needs=(Link(to="pack", lag=hours(8)),))
    )
    pack, drive = found.tasks
    assert (pack.start, pack.finish) == (at("01 09:00"), at("02 17:00"))
    assert (pack.late_start, pack.late_finish) == (pack.start, pack.finish)
    assert not pack.critical
    assert drive.start == at("04 09:00")


def test_what_has_begun_waits_no_more_but_ends_as_its_links_say() -> None:
    found = on_wednesday(
        task("pack"),
        task(
            "drive",
            started=day(1),
            needs=(
                Link(to="pack"),
                Link(to="pack", type=LinkType.FINISH_TO_FINISH, lag=hours(2)),
            ),
        ),
    )
    assert (found.tasks[1].start, found.tasks[1].finish) == (at("02 09:00"), at("05 11:00"))


def test_a_task_that_is_done_but_not_called_finished_takes_no_more_time() -> None:
    found = on_wednesday(task("pack", started=day(0), progress=Decimal(1)))
    assert found.finish == at("03 09:00")


@pytest.mark.parametrize("status", ["closed", "cancelled", "rejected"])
def test_what_is_over_is_not_planned_anew(status: str) -> None:
    found = on_wednesday(task("pack"), status=status)
    assert (found.start, found.finish) == (at("01 09:00"), at("02 17:00"))
    assert found.tasks[0].bookings == ()


@given(projects(), organizations(), st.integers(0, 20))
def test_nothing_open_is_planned_before_the_day(
    given_project: Project, organization: Organization, offset: int
) -> None:
    today = date.fromisoformat(day(offset))
    found = dated(compute(given_project, organization, today))
    floor = datetime(today.year, today.month, today.day, tzinfo=UTC)
    assert all(each.start >= floor for each in found.tasks)


def test_the_start_a_project_does_not_say_is_the_day() -> None:
    assert on_wednesday(task("pack"), start="").start == at("03 09:00")


def test_what_nobody_says_is_told() -> None:
    organization = Organization(
        id="o", title="O", people=(Person(id="ann", name="Ann", left=day(1)),)
    )
    effort = {"duration": None, "effort": estimate(hours(16))}
    found = compute(
        project(
            task("short", duration=None),
            task("alone", **effort),
            task("begun", started=day(0)),
            task("role", assigned=(Assignee(role="painter"),), **effort),
            task("who", assigned=(Assignee(person="zoe"),), **effort),
            task("gone", assigned=(Assignee(person="ann"),), **effort),
            task("lost", needs=(Link(to="shrot"), Link(to="short"))),
            task("over", assigned=(Assignee(person="zoe"),), finished=day(0)),
        ),
        organization,
        WEDNESDAY,
    )
    assert [(each.note, each.task, each.who) for each in notes(found)] == [
        (Note.NO_LENGTH, "short", ""),
        (Note.NOBODY, "alone", ""),
        (Note.NO_PROGRESS, "begun", ""),
        (Note.OPEN_ROLE, "role", "painter"),
        (Note.UNKNOWN, "who", "zoe"),
        (Note.LEFT, "gone", "ann"),
        (Note.NO_NEED, "lost", "shrot"),
    ]


def test_reasons_that_are_no_links() -> None:
    found = compute(
        project(
            task("first"),
            task("later", not_before=day(7)),
            task("begun", started=day(1)),
            task("over", finished=day(1)),
            task("busy"),
        ),
        None,
        WEDNESDAY,
        Known(starts={"busy": at("05 09:00")}),
    )
    causes = [why(found, number)[0].cause for number in range(5)]
    assert causes == [
        Cause.TODAY,
        Cause.NOT_BEFORE,
        Cause.STARTED,
        Cause.FINISHED,
        Cause.LEVELLED,
    ]
    assert why(compute(project(task("a")), None, FIRST), 0)[0].cause is Cause.PROJECT_START


def test_a_person_who_is_proposed_for_a_role_does_it_with_their_hours() -> None:
    organization = Organization(
        id="o",
        title="O",
        calendar=Calendar(),
        people=(
            Person(id="ann", name="Ann", roles=("painter",)),
            Person(id="bo", name="Bo", roles=("painter",), joined=day(7)),
        ),
    )
    paint = task(
        "paint", duration=None, effort=estimate(hours(8)), assigned=(Assignee(role="painter"),)
    )
    known = Known(people={"paint": {"painter": "bo"}})
    found = dated(compute(project(paint), organization, FIRST, known))
    assert found.tasks[0].start == at("08 09:00")
    assert [each.person for each in found.tasks[0].bookings] == ["bo"]
