"""Small projects with links of all kinds, people who are away, and days before which nothing is."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from flowdef.model.organization import Calendar, Leave, Organization, Person
from flowdef.model.project import Assignee, Estimate, Link, LinkType, Phase, Project, Task
from flowdef.times import Duration, Rate, Unit

FIRST = date(2027, 3, 1)  # a Monday
PEOPLE = ("ann", "bo", "cy")


def day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


def hours(amount: Decimal | int, *, elapsed: bool = False) -> Duration:
    return Duration(Decimal(amount), Unit.HOURS, elapsed)


def estimate(length: Duration) -> Estimate:
    return Estimate(length, length, length)


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    closed = draw(st.lists(st.integers(0, 20), max_size=2))
    return Organization(
        id="acme",
        title="ACME",
        calendar=Calendar(
            opens=draw(st.sampled_from(["09:00", "13:30"])),
            hours=hours(draw(st.sampled_from([4, 8]))),
            closed=tuple(map(day, closed)),
        ),
        people=tuple(draw(_person(each)) for each in PEOPLE),
    )


@st.composite
def _person(draw: st.DrawFn, identifier: str) -> Person:
    first = draw(st.integers(0, 15))
    leave = Leave(day(first), day(first + draw(st.integers(0, 9))))
    capacity = draw(st.sampled_from([None, "20", "30"]))
    return Person(
        id=identifier,
        name=identifier.title(),
        capacity=Rate(Decimal(capacity), "week", hours=True) if capacity else None,
        leave=(leave,) if draw(st.booleans()) else (),
        joined=day(draw(st.integers(1, 9))) if draw(st.integers(0, 4)) == 0 else "",
    )


@st.composite
def projects(draw: st.DrawFn, *, most: int = 6, ends: bool = True) -> Project:
    """Tasks whose links lead back only; `ends`: links may bind a finish too."""
    count = draw(st.integers(1, most))
    cuts = sorted(draw(st.sets(st.integers(1, max(count - 1, 1)), max_size=2)))
    bounds = [0, *(cut for cut in cuts if cut < count), count]
    phases = []
    for at, (low, high) in enumerate(itertools.pairwise(bounds)):
        earlier = [f"t{each}" for each in range(low)] + [f"p{each}" for each in range(at)]
        tasks = []
        for number in range(low, high):
            names = earlier + [f"t{each}" for each in range(low, number)]
            tasks.append(draw(_task(f"t{number}", names, ends)))
        phases.append(Phase(id=f"p{at}", title="P", tasks=tuple(tasks)))
    deadline = draw(st.sampled_from(["", "", day(25)]))
    return Project(id="move", title="Move", start=day(0), phases=tuple(phases), deadline=deadline)


@st.composite
def _task(draw: st.DrawFn, identifier: str, earlier: list[str], ends: bool) -> Task:
    needs = draw(st.none() | st.lists(links(earlier, ends), max_size=2)) if earlier else None
    return Task(
        id=identifier,
        title=identifier,
        needs=None if needs is None else tuple(needs),
        not_before=draw(st.sampled_from(["", "", "", day(3), day(5), day(9)])),
        deadline=draw(st.sampled_from(["", "", "", day(4), day(11)])),
        **draw(lengths()),
    )


@st.composite
def links(draw: st.DrawFn, earlier: list[str], ends: bool) -> Link:
    kinds = list(LinkType) if ends else [LinkType.FINISH_TO_START, LinkType.START_TO_START]
    lag = draw(st.none() | st.integers(-10, 30).map(lambda each: Decimal(each) / 2))
    clock = draw(st.booleans())
    return Link(
        to=draw(st.sampled_from(earlier)),
        type=draw(st.sampled_from(kinds)),
        lag=None if lag is None else hours(lag, elapsed=clock),
    )


@st.composite
def lengths(draw: st.DrawFn) -> dict[str, Any]:
    """What drives a task: work, time, time by the clock, or nothing."""
    amount = Decimal(draw(st.integers(1, 40))) / 2
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2))
    shares = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("0.3")])
    match draw(st.integers(0, 5)):
        case 0:
            return {"milestone": True}
        case 1:
            return {"duration": estimate(hours(amount))}
        case 2:
            return {"duration": estimate(hours(amount, elapsed=True))}
        case _:
            assigned = tuple(Assignee(person=each, share=draw(shares)) for each in people)
            return {"effort": estimate(hours(amount)), "assigned": assigned}
