"""Schedule: the dates of a project, by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

from flowdef.model.project import Assignee, Estimate, Link, Phase, Project, Task
from flowdef.plan.schedule import schedule
from flowdef.times import duration

MONDAY = date(2027, 3, 1)


def length(text: str) -> Estimate:
    found = duration(text)
    assert found is not None
    return Estimate(found, found, found)


def project(*tasks: Task) -> Project:
    phase = Phase(id="", title="", tasks=tasks)
    return Project(id="move", title="Move", phases=(phase,), start="2027-03-01")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_task_follows_the_one_that_it_needs_on_the_next_working_day() -> None:
    found = schedule(
        project(
            Task(id="pack", title="Pack", duration=length("5d")),
            Task(id="drive", title="Drive", effort=length("4h"), needs=(Link(to="pack"),)),
        ),
        None,
        MONDAY,
    )
    assert [(each.start, each.finish) for each in found.tasks] == [
        (at("2027-03-01 09:00"), at("2027-03-05 17:00")),
        (at("2027-03-08 09:00"), at("2027-03-08 13:00")),
    ]
    assert [each.critical for each in found.tasks] == [True, True]


def test_two_people_share_one_effort() -> None:
    people = (Assignee(person="ann"), Assignee(person="bo", share=Decimal("0.5")))
    found = schedule(
        project(Task(id="pack", title="Pack", effort=length("3d"), assigned=people)), None, MONDAY
    )
    assert found.finish == at("2027-03-02 17:00")
    assert [each.seconds for each in found.tasks[0].bookings] == [16 * 3600, 8 * 3600]


def test_a_task_is_as_long_as_its_process() -> None:
    found = schedule(
        project(Task(id="pack", title="Pack", process="packing")),
        None,
        MONDAY,
        lengths={"pack": length("2d").likely},
    )
    assert found.finish == at("2027-03-02 17:00")


def test_what_takes_longer_than_calendars_last_still_has_a_date() -> None:
    found = schedule(
        project(Task(id="pack", title="Pack", duration=length("999999999w"))), None, MONDAY
    )
    assert found.finish == at("9000-01-01 00:00")
