"""Projects that are levelled: nobody has more than they can do, and what is said of it is so."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.model.organization import Calendar, Organization, Person
from flowdef.model.project import Assignee, Link, Phase, Project, Task
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.levelling.project import Levelled, Moved, Proposed, level_project
from plan_networks import FIRST, estimate, hours, organizations, projects

DAY = date(2027, 3, 1)


def room(person: Person) -> Fraction:
    return (1 - Fraction(person.operations or 0)) or Fraction(1)


def overbooked(computed: Computed, organization: Organization) -> list[str]:
    """Who has more at once than they have for projects, looked at wherever a task begins."""
    found = []
    for person in organization.people:
        busy = []
        for activity in computed.tasks:
            share = sum(Fraction(one.share) for who, one in activity.people if who == person.id)
            if activity.amount:
                busy.append((activity.start, activity.finish, min(share, room(person))))
        for moment, _, _ in busy:
            if sum(share for start, end, share in busy if start <= moment < end) > room(person):
                found.append(person.id)
    return found


@st.composite
def staffed(draw: st.DrawFn) -> tuple[Project, Organization]:
    """Roles that several people have, in place of some people; some keep time for operations."""
    organization, project = draw(organizations()), draw(projects())
    people = tuple(
        replace(
            each,
            roles=tuple(draw(st.sets(st.sampled_from(("cook", "driver"))))),
            operations=draw(st.sampled_from([None, Decimal("0.6"), Decimal(1)])),
        )
        for each in organization.people
    )

    def assigned(task: Task) -> tuple[Assignee, ...]:
        return tuple(
            replace(each, person="", role=draw(st.sampled_from(("cook", "driver"))))
            if draw(st.integers(0, 3)) == 0
            else each
            for each in task.assigned
        )

    phases = tuple(
        replace(phase, tasks=tuple(replace(task, assigned=assigned(task)) for task in phase.tasks))
        for phase in project.phases
    )
    return replace(project, phases=phases), replace(organization, people=people)


@settings(max_examples=40)
@given(staffed(), st.integers(0, 2))
def test_nobody_has_more_than_they_can_do_and_bounds_hold(
    given_: tuple[Project, Organization], seed: int
) -> None:
    project, organization = given_
    found = level_project(project, organization, FIRST, Known(), budget=12, seed=seed)
    assert not overbooked(found.computed, organization)
    done = found.computed.hours.plain.done
    assert found.length == done(found.computed.end) - done(found.computed.now)
    assert found.bound is not None
    assert found.least_late is not None
    assert found.least_late <= found.late
    assert found.late > found.least_late or found.bound <= found.length
    again = level_project(project, organization, FIRST, Known(), budget=12, seed=seed)
    assert (again.moved, again.proposed, again.known) == (found.moved, found.proposed, found.known)


ANN = Person(id="ann", name="Ann", roles=("driver",))
BO = Person(id="bo", name="Bo", roles=("driver", "cook"))
CY = Person(id="cy", name="Cy", roles=("driver",), left="2027-02-01")
ACME = Organization(
    id="acme", title="ACME", calendar=Calendar(hours=hours(8)), people=(ANN, BO, CY)
)


def task(name: str, length: int, *people: str, **more: str) -> Task:
    """A task of so many hours of work; people by id, or `:role`, or `id@share`."""
    assigned = []
    for each in people:
        who, _, share = each.partition("@")
        share_of = Decimal(share or 1)
        if who.startswith(":"):
            assigned.append(Assignee(role=who[1:], share=share_of))
        else:
            assigned.append(Assignee(person=who, share=share_of))
    return Task(
        id=name,
        title=name.title(),
        effort=estimate(hours(length)),
        assigned=tuple(assigned),
        **more,  # type: ignore[arg-type]
    )


def levelled(*tasks: Task, organization: Organization = ACME) -> Levelled:
    phases = (Phase(id="", title="", tasks=tasks),)
    project = Project(id="move", title="Move", phases=phases, start="2027-03-01")
    return level_project(project, organization, DAY, Known())


def days(found: Levelled) -> dict[str, tuple[int, int]]:
    """The first and last hour of work on each task, from the beginning of the plan."""
    computed = found.computed
    zero = computed.hours.plain.done(computed.now)
    return {
        task.id: tuple(  # type: ignore[misc]
            (computed.hours.plain.done(each) - zero) // 3600
            for each in (activity.start, activity.finish)
        )
        for task, activity in zip(computed.net.tasks, computed.tasks, strict=True)
    }


def test_one_person_does_one_after_the_other_and_it_is_told_why() -> None:
    pack, drive = task("pack", 8, "ann"), task("drive", 4, "ann", deadline="2027-03-01")
    found = levelled(pack, replace(drive, effort=estimate(hours(8))))
    assert days(found) == {"pack": (8, 16), "drive": (0, 8)}
    assert (found.optimal, found.late, found.gap) == (True, 0, 0)
    (moved,) = found.moved
    assert (moved.task, moved.person, [each.id for each in moved.busy_with]) == (
        pack,
        "ann",
        ["drive"],
    )


def test_shares_go_side_by_side_as_far_as_there_is_time_besides_operations() -> None:
    tasks = [task(name, 4, "ann@0.5") for name in ("pack", "drive", "unpack")]
    assert sorted(days(levelled(*tasks)).values()) == [(0, 8), (0, 8), (8, 16)]
    busy = replace(ACME, people=(replace(ANN, operations=Decimal("0.5")),))
    found = days(levelled(*tasks, organization=busy))
    assert sorted(found.values()) == [(0, 8), (8, 16), (16, 24)]


def test_a_role_is_proposed_to_whoever_finishes_first_and_has_not_left() -> None:
    pack, drive = task("pack", 8, "ann"), task("drive", 8, ":driver")
    found = levelled(pack, drive, task("cook", 2, ":cook"))
    assert found.proposed == (Proposed(drive, "driver", "bo"),)
    assert found.known.people == {"drive": {"driver": "bo"}}
    assert days(found) == {"pack": (0, 8), "drive": (2, 10), "cook": (0, 2)}


def test_what_has_begun_stays_even_if_it_is_too_much() -> None:
    begun = [task(name, 8, "ann", started="2027-03-01") for name in ("pack", "drive")]
    found = levelled(*begun, task("unpack", 8, "ann"))
    assert days(found) == {"pack": (0, 8), "drive": (0, 8), "unpack": (8, 16)}
    assert [each.task.id for each in found.moved] == ["unpack"]
    assert [(one.person, [each.id for each in one.tasks]) for one in found.crowded] == [
        ("ann", ["pack", "drive"])
    ]


def test_who_follows_what_moved_is_told_too() -> None:
    tasks = (task("pack", 8, "ann"), task("drive", 8, "ann"), task("unpack", 4, "bo"))
    first = Phase(id="one", title="One", tasks=tasks[:2])
    project = Project(
        id="move",
        title="Move",
        phases=(first, Phase(id="two", title="Two", tasks=tasks[2:])),
        start="2027-03-01",
    )
    found = level_project(project, ACME, DAY, Known())
    assert [(each.task.id, each.person) for each in found.moved][-1] == ("unpack", "")
    assert isinstance(found.moved[0], Moved)
    assert compute(project, ACME, DAY, found.known).end == found.computed.end


def test_a_deadline_of_the_project_that_people_cannot_meet_is_told_in_working_time() -> None:
    tasks = (
        task("pack", 8, "ann"),
        task("drive", 8, "ann"),
        replace(
            task("unpack", 4, "bo"),
            needs=(Link(to="pack", lag=hours(2, elapsed=True)), Link(to="drive", lag=hours(-1))),
        ),
    )
    project = Project(
        id="move",
        title="Move",
        phases=(Phase(id="", title="", tasks=tasks),),
        start="2027-03-01",
        deadline="2027-03-01",
    )
    found = level_project(project, ACME, DAY, Known())
    assert found.bound is not None
    assert found.length == found.late + 8 * 3600
    assert found.bound <= found.length
    assert not overbooked(found.computed, ACME)


def test_with_too_many_choices_no_bound_is_told() -> None:
    drivers = tuple(Person(id=f"p{n}", name="P", roles=("driver", "cook")) for n in range(11))
    many = replace(ACME, people=drivers)
    found = levelled(task("move", 8, ":driver", ":cook"), organization=many)
    assert (found.bound, found.least_late, found.gap, found.optimal) == (None, None, None, False)
    assert days(found) == {"move": (0, 4)}


def test_what_nobody_lives_to_see_is_levelled_too() -> None:
    """Both are still at work where calendars end, so neither can wait for the other."""
    found = days(levelled(task("pack", 10**9, "ann"), task("drive", 8, "ann")))
    (begin, end), drive = found["pack"], found["drive"]
    assert (begin, drive) == (0, (end, end))


def test_the_gap_is_a_part_of_the_bound() -> None:
    found = levelled(task("pack", 8, "ann"))
    assert replace(found, length=33 * 3600, bound=30 * 3600).gap == 0.1
    assert replace(found, bound=0).gap == 0
    assert not replace(found, late=5).optimal
