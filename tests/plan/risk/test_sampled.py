"""Sampled: every sample has, to the second, the dates that the passes find for it alone."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.model.organization import Calendar, Organization, Person
from flowdef.model.project import Assignee, Estimate, Link, LinkType, Phase, Project, Task
from flowdef.plan.binding import driving, last
from flowdef.plan.computed import Computed
from flowdef.plan.passes import forward
from flowdef.plan.risk.criticality import critical, ends
from flowdef.plan.risk.draws import Batch
from flowdef.plan.risk.estimates import Drawn
from flowdef.plan.risk.sampled import Sampled
from flowdef.times import Duration, Rate
from plan_networks import hours, organizations, projects
from risky_projects import both, points, project, task

SIZE = 4
LONG = points("1d", "2d", "5d")
FACTS: list[dict[str, Any]] = [
    {},
    {"not_before": "2027-03-04"},
    {"started": "2027-02-26"},
    {"started": "2027-02-26", "progress": Decimal("0.5")},
    {"started": "2027-02-25", "finished": "2027-02-26"},
]


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Project, Organization]:
    """A project whose tasks have three points in any order, some begun and some finished."""
    found = draw(projects())
    phases = tuple(
        replace(phase, tasks=tuple(draw(_spread(task)) for task in phase.tasks))
        for phase in found.phases
    )
    return replace(found, phases=phases), draw(organizations())


@st.composite
def _spread(draw: st.DrawFn, task: Task) -> Task:
    begun = "2027-02-26" if draw(st.integers(0, 4)) == 0 else ""
    return replace(
        task,
        effort=task.effort and draw(_points(task.effort)),
        duration=task.duration and draw(_points(task.duration)),
        started=begun,
        progress=Decimal("0.3") if begun and draw(st.booleans()) else None,
        finished=begun if draw(st.booleans()) else "",
    )


def _points(estimate: Estimate) -> st.SearchStrategy[Estimate]:
    by_clock = estimate.likely.elapsed
    size = st.integers(0, 30).map(lambda each: hours(each, elapsed=by_clock))
    return st.builds(Estimate, size, size, size)


@settings(max_examples=30)
@given(drawn())
def test_each_sample_is_a_plan_of_its_own(found: tuple[Project, Organization]) -> None:
    _each_is_a_plan(*found)


@pytest.mark.parametrize("kind", LinkType)
@pytest.mark.parametrize("facts", FACTS)
@pytest.mark.parametrize("lag", [None, hours(5), hours(20, elapsed=True)])
def test_links_of_each_kind_hold_in_every_sample(
    kind: LinkType, facts: dict[str, Any], lag: Duration | None
) -> None:
    first, second = task("a", LONG), task("b", points("0d", "2d", "9d"))
    links = (Link(to="a", type=kind, lag=lag),)
    both_of = (*links, Link(to="b"))
    follows = (replace(second, needs=links, **facts), replace(task("c", LONG), needs=both_of))
    _each_is_a_plan(project(first, *follows), None)


def test_a_team_whose_hours_have_many_digits_works_as_in_the_plan() -> None:
    """Its units of work do not fit into 64 bits."""
    hours_of = {"ann": "33.3333", "bo": "31.2345", "cy": "131.77"}
    team = tuple(
        Person(id=who, name=who, capacity=Rate(Decimal(each), "month" if who == "cy" else "week"))
        for who, each in hours_of.items()
    )
    around = Organization(id="o", title="O", calendar=Calendar(hours=hours(8)), people=team)
    shares = zip(hours_of, ("0.333333", "0.123457", "0.171234"), strict=True)
    people = tuple(Assignee(person=who, share=Decimal(share)) for who, share in shares)
    for effort in (points("10w", "12w", "20w"), points("20w", "20w", "20w")):
        asked = replace(task("a"), milestone=False, effort=effort, assigned=people)
        planned, wide = both(project(asked), around)
        amounts = Drawn(planned, wide).amounts(Batch(1, 0, SIZE))
        assert amounts[0].max() > 2**63
        finishes = Sampled(wide, amounts).finishes[0].tolist()
        for amount, finish in zip(amounts[0].tolist(), finishes, strict=True):
            assert abs(_alone(wide, [int(amount)]).end - finish) <= 1


def test_a_phase_without_tasks_holds_nobody() -> None:
    empty = Phase(id="empty", title="Empty", tasks=())
    after = Phase(id="after", title="After", tasks=(replace(task("a", LONG), needs=None),))
    _each_is_a_plan(replace(project(), phases=(empty, after)), None)


def _each_is_a_plan(found: Project, around: Organization | None) -> None:
    planned, wide = both(found, around)
    amounts = Drawn(planned, wide).amounts(Batch(1, 0, SIZE))
    sampled = Sampled(wide, amounts)
    counts = np.zeros(len(amounts), int)
    for sample in range(SIZE):
        alone = _alone(wide, [_at(each, sample) for each in amounts])
        for number, activity in enumerate(alone.found):
            assert _at(sampled.starts[number], sample) == activity.start
            assert _at(sampled.finishes[number], sample) == activity.finish
        assert _at(ends(sampled, SIZE, (None,))[0], sample) == alone.end
        counts[driving(alone, last(alone))] += 1
    assert critical(sampled, SIZE, None).tolist() == counts.tolist()


@settings(max_examples=30)
@given(projects(), organizations())
def test_without_spread_there_is_the_plan_alone(found: Project, around: Organization) -> None:
    planned, wide = both(found, around)
    sampled = Sampled(wide, Drawn(planned, wide).amounts(Batch(1, 0, SIZE)))
    for number, activity in enumerate(planned.found):
        assert sampled.starts[number].tolist() == [activity.start]
        assert sampled.finishes[number].tolist() == [activity.finish]


def _alone(wide: Computed, amounts: list[int]) -> Computed:
    for activity, amount in zip(wide.found, amounts, strict=True):
        activity.amount = amount
    forward(wide.net, wide.found, wide.hours, wide.now)
    return replace(wide, end=max(each.finish for each in wide.tasks))


def _at(values: "np.ndarray[tuple[int], np.dtype[np.int64]]", sample: int) -> int:
    return int(np.broadcast_to(values, SIZE)[sample])
