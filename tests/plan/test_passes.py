"""Both passes, against what their dates mean: moved earlier they break a link, later the end."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.model.organization import Calendar, Leave, Organization, Person
from flowdef.model.project import Assignee, Estimate, Link, LinkType, Phase, Project, Task
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.drag import drag
from flowdef.plan.hours import moment
from flowdef.plan.network import OF_FINISH, TO_START
from flowdef.plan.passes import forward, later, total_float
from flowdef.times import Duration, Unit, rate

MONDAY = date(2027, 3, 1)
PEOPLE = (
    Person(id="ann", name="Ann", leave=(Leave("2027-03-03", "2027-03-04"),)),
    Person(id="bo", name="Bo", capacity=rate("20h per week")),
)
HOUSE = Organization(id="o", title="O", calendar=Calendar(closed=("2027-03-09",)), people=PEOPLE)


def hours(least: int, most: int) -> st.SearchStrategy[Duration]:
    return st.builds(
        Duration, st.integers(least, most).map(Decimal), st.just(Unit.HOURS), st.booleans()
    )


def estimate(length: Duration) -> Estimate:
    return Estimate(length, length, length)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Up to seven tasks, each linked to some before it."""
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, 7))):
        links = [
            Link(to=each.id, type=draw(st.sampled_from(LinkType)), lag=draw(hours(0, 20)))
            for each in tasks
            if draw(st.integers(0, 2)) == 0
        ]
        length = draw(hours(0, 30))
        people = draw(st.lists(st.sampled_from(("ann", "bo")), max_size=2, unique=True))
        work = bool(people) and not length.elapsed and draw(st.booleans())
        tasks.append(
            Task(
                id=f"t{number}",
                title="T",
                needs=tuple(links),
                effort=estimate(length) if work else None,
                duration=None if work else estimate(length),
                assigned=tuple(Assignee(person=each) for each in people),
                not_before=draw(st.sampled_from(("", "", "2027-03-04", "2027-03-06"))),
                started=draw(st.sampled_from(("", "", "", "2027-02-26"))),
            )
        )
    return plan(*tasks)


def computed(project: Project, starts: dict[str, datetime] | None = None) -> Computed:
    return compute(project, HOUSE, MONDAY, Known(starts=starts or {}))


@given(projects())
def test_every_link_holds_and_every_task_has_time_for_its_work(project: Project) -> None:
    one = computed(project)
    for tie in (tie for ties in one.net.ties for tie in ties):
        source, target = one.found[tie.source], one.found[tie.target]
        least = later(source.finish if tie.type in OF_FINISH else source.start, tie, one.hours)
        done = one.hours.plain.done
        if tie.type in TO_START:
            assert target.start >= least or target.begun
        else:
            assert done(target.finish) >= done(least)
    for each in one.tasks:
        done = each.time.done
        assert done(each.finish) - done(each.start) >= each.amount
        assert done(each.late_finish) - done(each.late_start) >= each.amount
        assert each.late_start >= each.start
        assert each.late_finish >= each.finish


@given(projects(), st.data())
def test_a_task_that_begins_as_late_as_it_may_delays_nothing_and_later_it_does(
    project: Project, data: st.DataObject
) -> None:
    one = computed(project)
    number = data.draw(st.integers(0, len(one.tasks) - 1))
    assume(one.tasks[number].begun is None)
    latest, name = moment(one.tasks[number].late_start), project.tasks[number].id
    assert computed(project, {name: latest}).end <= one.end
    assert computed(project, {name: latest + timedelta(minutes=1)}).end > one.end


@given(projects(), st.data())
def test_a_task_that_slips_by_its_free_float_moves_no_other_and_by_more_it_does(
    project: Project, data: st.DataObject
) -> None:
    one = computed(project)
    number = data.draw(st.integers(0, len(one.tasks) - 1))
    slipping, time = one.tasks[number], one.hours.plain
    assume(slipping.begun is None)
    assume(slipping.time is time or not slipping.amount)  # others' free float is of their finish
    moved = []
    for seconds in (slipping.free, slipping.free + 60):
        begins = time.opening if slipping.amount else time.closing
        start = max(begins(time.done(slipping.start) + seconds), slipping.start)
        again = computed(project, {project.tasks[number].id: moment(start)})
        moved.append(again.end > one.end or _others(again, number) != _others(one, number))
    assert moved == [False, True]


def _others(one: Computed, number: int) -> list[tuple[int, int]]:
    return [(each.start, each.finish) for at, each in enumerate(one.tasks) if at != number]


@given(projects(), st.data())
def test_drag_is_what_the_end_gains_when_all_is_planned_anew_without_the_work(
    project: Project, data: st.DataObject
) -> None:
    one = computed(phased(project, data.draw(st.integers(1, len(project.tasks)))))
    target = data.draw(st.sampled_from((None, *range(len(one.tasks)))))
    told, done = drag(one, target), one.hours.plain.done
    before = end_of(one, target)
    for number, each in enumerate(one.tasks):
        amount, each.amount = each.amount, 0
        forward(one.net, one.found, one.hours, one.now)
        assert told.get(number, 0) == done(before) - done(end_of(one, target))
        each.amount = amount
        forward(one.net, one.found, one.hours, one.now)


def phased(project: Project, size: int) -> Project:
    """The same in two phases; in the second those without needs wait for all of the first."""
    first, second = project.tasks[:size], project.tasks[size:]
    waiting = (replace(each, needs=each.needs or None) for each in second)
    phases = (
        Phase(id="one", title="One", tasks=first),
        Phase(id="two", title="Two", tasks=(*waiting,)),
    )
    return replace(project, phases=phases if second else phases[:1])


def end_of(one: Computed, target: int | None) -> int:
    return max(each.finish for each in one.tasks) if target is None else one.found[target].finish


def test_what_has_begun_is_not_held_back_by_what_follows_its_beginning() -> None:
    begun = Task(id="a", title="A", duration=days("2"), started="2027-02-26")
    needs = (Link(to="a", type=LinkType.START_TO_START),)
    one = computed(plan(begun, Task(id="b", title="B", duration=days("5"), needs=needs)))
    assert total_float(one.tasks[0], one.hours) == 3 * 8 * 3600


def test_a_lag_by_the_clock_that_ends_at_night_binds_a_finish_and_leaves_no_negative_float() -> (
    None
):
    lag = Duration(Decimal(12), Unit.HOURS, elapsed=True)
    needs = (Link(to="a", type=LinkType.FINISH_TO_FINISH, lag=lag),)
    one = computed(
        plan(
            Task(id="a", title="A", duration=days("0.5")),
            Task(id="b", title="B", duration=days("1"), needs=needs),
        )
    )
    first, second = one.tasks
    assert (second.start, second.finish) == (one.now, one.now + 8 * 3600)
    assert total_float(first, one.hours) == 4 * 3600


def plan(*tasks: Task) -> Project:
    phase = Phase(id="", title="", tasks=tasks)
    return Project(id="p", title="P", start="2027-03-01", phases=(phase,))


def days(amount: str) -> Estimate:
    return estimate(Duration(Decimal(amount), Unit.DAYS))
