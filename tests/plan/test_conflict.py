"""Conflict: a smallest set of demands that cannot all be met."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import assume, given, settings
from msgspec.structs import replace

from flowdef.model.organization import Leave, Organization, Person
from flowdef.model.project import Assignee, Link, LinkType, Phase, Project, Task
from flowdef.plan.computed import compute
from flowdef.plan.conflict import Demand, Kind, smallest
from flowdef.plan.schedule import missed
from flowdef.plan.why import Absence, Cause
from plan_networks import FIRST, day, estimate, hours, organizations, projects

LONG_AGO = "2026-10-05"


def misses(demands: Sequence[Demand], project: Project, organization: Organization) -> bool:
    """Whether a project that has these demands alone misses its deadline."""
    asked = {(each.kind, each.task.id if each.task else "") for each in demands}
    links = {each.task.id: each.hop.tie for each in demands if each.task and each.hop}
    phases = []
    for phase in project.phases:
        tasks = []
        for task in phase.tasks:
            tie = links.get(task.id)
            source = next((each.source for each in demands if each.hop and each.task is task), "")
            link = tie.link if tie and tie.link else Link(to=source)
            due = (Kind.DEADLINE, task.id) in asked
            tasks.append(
                replace(
                    task,
                    needs=(link,) if tie else (),
                    milestone=task.milestone or (Kind.LENGTH, task.id) not in asked,
                    not_before=task.not_before if (Kind.FLOOR, task.id) in asked else "",
                    deadline=task.deadline if due else "",
                    assigned=tuple(
                        replace(each, person=f"{each.person}.{task.id}") for each in task.assigned
                    ),
                )
            )
        phases.append(Phase(id=phase.id, title="P", tasks=tuple(tasks)))
    short = replace(
        project,
        phases=tuple(phases),
        start=project.start if (Kind.FLOOR, "") in asked else LONG_AGO,
        deadline=project.deadline if (Kind.DEADLINE, "") in asked else "",
    )
    people = tuple(
        replace(
            person,
            id=f"{person.id}.{task.id}",
            leave=person.leave if (Kind.AWAY, task.id) in asked else (),
            joined=person.joined if (Kind.AWAY, task.id) in asked else "",
        )
        for person in organization.people
        for task in project.tasks
    )
    start = date.fromisoformat(LONG_AGO)
    return bool([*missed(compute(short, replace(organization, people=people), start))])


@settings(max_examples=25)  # each is planned anew for each of its demands
@given(projects(most=5), organizations())
def test_demands_conflict_together_and_not_without_any_one(
    project: Project, organization: Organization
) -> None:
    found = compute(project, organization, FIRST)
    late = [*missed(found)]
    assume(late)
    for each in late:
        demands = smallest(found, each.task)
        assert misses(demands, project, organization)
        for gone in demands:
            rest = [other for other in demands if other is not gone]
            assert not misses(rest, project, organization)


def test_the_beginning_of_a_chain_that_is_too_long_without_it_is_no_part() -> None:
    tasks = (
        Task(id="a", title="A", duration=estimate(hours(8))),
        Task(
            id="b", title="B", duration=estimate(hours(80)), needs=(Link(to="a"),), deadline=day(4)
        ),
    )
    project = Project(
        id="p", title="P", start=day(0), phases=(Phase(id="", title="", tasks=tasks),)
    )
    demands = smallest(compute(project, None, FIRST), "b")
    assert kinds(demands) == [
        (Kind.FLOOR, ""),
        (Kind.LENGTH, "b"),
        (Kind.DEADLINE, "b"),
    ]
    assert demands[0].cause is Cause.PROJECT_START


def kinds(demands: Sequence[Demand]) -> list[tuple[Kind, str]]:
    return [(each.kind, each.task.id if each.task else "") for each in demands]


def test_what_follows_a_task_that_misses_the_end_by_itself_is_no_part() -> None:
    long = Task(id="a", title="A", duration=estimate(hours(80)))
    after = Task(id="b", title="B", duration=estimate(hours(8)), needs=(Link(to="a"),))
    phases = (Phase(id="", title="", tasks=(long, after)),)
    project = Project(id="p", title="P", start=day(0), deadline=day(4), phases=phases)
    demands = smallest(compute(project, None, FIRST))
    assert kinds(demands) == [(Kind.FLOOR, ""), (Kind.LENGTH, "a"), (Kind.DEADLINE, "")]


def test_what_a_phase_waits_for_besides_is_no_part() -> None:
    long = Task(id="a", title="A", duration=estimate(hours(80)))
    after = Task(id="b", title="B", duration=estimate(hours(1)), needs=(Link(to="a"),))
    due = Task(id="c", title="C", milestone=True, deadline=day(4))
    phases = (Phase(id="x", title="X", tasks=(long, after)), Phase(id="y", title="Y", tasks=(due,)))
    project = Project(id="p", title="P", start=day(0), phases=phases)
    demands = smallest(compute(project, None, FIRST), "c")
    assert kinds(demands) == [
        (Kind.FLOOR, ""),
        (Kind.LENGTH, "a"),
        (Kind.LINK, "c"),
        (Kind.DEADLINE, "c"),
    ]


def test_leave_is_named_where_it_alone_is_too_much() -> None:
    away = Absence("ann", day(1), day(4))
    organization = Organization(
        id="o",
        title="O",
        people=(Person(id="ann", name="Ann", leave=(Leave(away.first, away.last),)),),
    )
    task = Task(
        id="a",
        title="A",
        effort=estimate(hours(16)),
        assigned=(Assignee(person="ann", share=Decimal(1)),),
        deadline=day(4),
    )
    project = Project(
        id="p", title="P", start=day(0), phases=(Phase(id="", title="", tasks=(task,)),)
    )
    demands = smallest(compute(project, organization, FIRST), "a")
    assert [each.kind for each in demands] == [Kind.FLOOR, Kind.LENGTH, Kind.AWAY, Kind.DEADLINE]
    assert demands[2].away == (away,)


def test_where_a_deadline_holds_or_nothing_is_known_there_is_no_conflict() -> None:
    task = Task(id="a", title="A", milestone=True, deadline=day(4))
    gate = Link(to="a", type=LinkType.START_TO_START)
    circle = Task(id="b", title="B", milestone=True, needs=(Link(to="b"), gate))
    project = Project(
        id="p", title="P", start=day(0), phases=(Phase(id="", title="", tasks=(task,)),)
    )
    found = compute(project, None, FIRST)
    assert smallest(found, "a") == smallest(found, "no") == smallest(found) == ()
    around = replace(project, phases=(Phase(id="", title="", tasks=(task, circle)),))
    assert smallest(compute(around, None, FIRST), "a") == ()


def test_days_before_which_nothing_begins_and_links_between_ends_conflict_too() -> None:
    late = Task(id="a", title="A", duration=estimate(hours(8)), not_before=day(7))
    over = Task(id="o", title="O", duration=estimate(hours(8)), finished=day(4))
    ends = Link(to="a", type=LinkType.FINISH_TO_FINISH, lag=hours(8))
    due = Task(id="b", title="B", duration=estimate(hours(2)), needs=(ends,), deadline=day(7))
    after = Task(id="c", title="C", milestone=True, needs=(Link(to="o"),), deadline=day(3))
    project = Project(
        id="p",
        title="P",
        start=day(0),
        phases=(Phase(id="", title="", tasks=(late, over, due, after)),),
    )
    found = compute(project, None, FIRST)
    demands = smallest(found, "b")
    assert [(each.kind, each.cause) for each in demands] == [
        (Kind.FLOOR, Cause.NOT_BEFORE),
        (Kind.LENGTH, None),
        (Kind.LINK, None),
        (Kind.DEADLINE, None),
    ]
    assert [(each.kind, each.cause, each.source) for each in smallest(found, "c")] == [
        (Kind.FLOOR, Cause.FINISHED, ""),
        (Kind.LINK, None, "o"),
        (Kind.DEADLINE, None, ""),
    ]


def test_a_project_without_tasks_misses_no_deadline() -> None:
    empty = Project(id="move", title="Move", phases=(), deadline=LONG_AGO)
    assert smallest(compute(empty, None, FIRST)) == ()
