"""Asked: the work of projects, week by week, by the dates of their plan."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Leave, Organization, Person
from flowdef.model.process import Process, Raci, Stage, Step
from flowdef.model.project import Assignee, Estimate, Phase, Project, Task
from flowdef.plan.asked import by_project
from flowdef.plan.booking import Booking
from flowdef.plan.demand import demand_of
from flowdef.plan.outlook import Doing, followed
from flowdef.plan.schedule import schedule
from flowdef.plan.weeks import Weeks
from flowdef.times import duration

ANN = Person(id="ann", name="Ann", leave=(Leave("2027-01-07", "2027-01-08"),))
IDLE = Person(id="eve", name="Eve", leave=(Leave("2027-01-01", "2027-01-31"),))
ORGANIZATION = Organization(id="org", title="Org", people=(ANN, IDLE))


def effort(text: str) -> Estimate:
    found = duration(text)
    assert found
    return Estimate(found, found, found)


def asked(
    task: Task, first: date = date(2027, 1, 4), weeks: int = 3
) -> list[tuple[int, str, float]]:
    """The weeks, people and hours of a project of one task that begins on 5 January, a Tuesday."""
    phase = Phase(id="", title="", tasks=(task,))
    project = Project(id="move", title="Move", phases=(phase,), start="2027-01-05")
    plan = schedule(project, ORGANIZATION, date(2027, 1, 1))
    view = Weeks(ORGANIZATION, first, weeks)
    found = by_project("move", plan, view, WorkingTime(ORGANIZATION.calendar))
    return [(each.week, each.person, each.seconds / 3600) for each in found]


def a_task(text: str, *people: str, **more: object) -> Task:
    assigned = tuple(Assignee(person=each) for each in people)
    return Task(id="pack", title="Pack", effort=effort(text), assigned=assigned, **more)  # type: ignore[arg-type]


def test_work_is_spread_over_the_days_on_which_a_person_works() -> None:
    assert asked(a_task("6d", "ann")) == [(0, "ann", 16), (1, "ann", 32)]


def test_what_lies_outside_of_the_view_is_left_out() -> None:
    assert asked(a_task("6d", "ann"), weeks=1) == [(0, "ann", 16)]
    assert asked(a_task("6d", "ann"), date(2027, 1, 11), 1) == [(0, "ann", 32)]


def test_a_task_of_nobody_is_work_all_the_same_until_it_is_done() -> None:
    assert asked(a_task("6d")) == [(0, "", 32), (1, "", 16)]
    assert asked(a_task("1d", finished="2027-01-05")) == []


def test_of_a_task_of_nobody_whose_run_goes_on_what_is_left_is_asked() -> None:
    phase = Phase(id="", title="", tasks=(a_task("4d"),))
    project = Project(id="move", title="Move", phases=(phase,), start="2027-01-05")
    run = Doing(("pack-1",), closed=1, steps=2, began="2027-01-05")
    (task,) = followed(project, {"pack": run}).tasks
    assert asked(task) == [(0, "", 16)]


def test_work_of_somebody_who_is_never_there_falls_on_the_calendar() -> None:
    task = Task(id="a", title="A", duration=effort("4d"), assigned=(Assignee(person="eve"),))
    assert sum(hours for _, _, hours in asked(task)) in (0, 32)


def test_a_process_that_does_a_task_asks_for_its_work_over_the_task() -> None:
    step = Step(id="do", title="Do", effort=duration("3h"), raci=Raci(responsible="clerk"))
    process = Process(id="pack", title="Pack", stages=(Stage(id="", title="", steps=(step,)),))
    doing = {"a": demand_of(process)}
    task = Task(id="a", title="A", duration=effort("5d"), process="pack", progress=Decimal("0.5"))
    phase = Phase(id="", title="", tasks=(task,))
    project = Project(id="move", title="Move", phases=(phase,), start="2027-01-05")
    plan = schedule(project, ORGANIZATION, date(2027, 1, 1))
    view = Weeks(ORGANIZATION, date(2027, 1, 4), 3)
    found = list(by_project("move", plan, view, WorkingTime(ORGANIZATION.calendar), doing))
    assert {(each.role, each.person, each.part) for each in found} == {("clerk", "", "a")}
    assert sum(each.seconds for each in found) == 1.5 * 3600


def test_work_between_two_moments_at_which_nobody_works_falls_on_the_first() -> None:
    saturday = datetime(2027, 1, 9, 10, tzinfo=UTC)
    booking = Booking(
        person="", role="", task="a", start=saturday, finish=saturday + timedelta(days=1), seconds=9
    )
    phase = Phase(id="", title="", tasks=(Task(id="a", title="A"),))
    project = Project(id="move", title="Move", phases=(phase,), start="2027-01-05")
    plan = schedule(project, ORGANIZATION, date(2027, 1, 1))
    plan = replace(plan, tasks=(replace(plan.tasks[0], bookings=(booking,)),))
    view = Weeks(ORGANIZATION, date(2027, 1, 4), 3)
    found = list(by_project("move", plan, view, WorkingTime(ORGANIZATION.calendar)))
    assert [(each.week, each.seconds) for each in found] == [(0, 9)]
