"""Forecast: many samples of small projects, against closed forms."""

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest
from msgspec.structs import replace

from flowdef.model.project import Link, Project
from flowdef.plan.risk.forecast import _Luck
from flowdef.plan.risk.moments import Whole
from flowdef.plan.risk.outcome import Asked
from flowdef.plan.risk.pert import pert
from flowdef.plan.schedule import missed
from risky_projects import DAY, both, length, points, project, risk, task, time, told

LONG = points("10d", "20d", "60d")
SAMPLES = 10_000


def work(found: Project, samples: int = SAMPLES, *, struck: bool = False) -> Whole:
    """The ends of all samples, in seconds of work since the start."""
    luck = _Luck(*both(found), Asked(samples=samples))
    done = luck.plain.done
    return done(luck._struck(0) if struck else luck.finishes[0]) - luck.planned.hours.plain.done(
        luck.planned.now
    )


def quantile(share: float) -> float:
    return float(pert(10 * DAY, 20 * DAY, 60 * DAY, np.array([share]))[0])


def test_one_task_ends_as_its_distribution_says() -> None:
    found = np.sort(work(project(task("a", LONG))))
    assert found.mean() == pytest.approx(25 * DAY, rel=1e-3)
    for share in (0.5, 0.8, 0.9):
        assert found[round(share * SAMPLES) - 1] == pytest.approx(quantile(share), rel=2e-3)


def test_two_in_a_row_take_the_sum_of_both() -> None:
    found = work(project(task("a", LONG), task("b", LONG, "a")))
    assert found.mean() == pytest.approx(50 * DAY, rel=1e-3)
    variance = 15 * 35 / 7 * 2  # in days: of each (mean - low) (high - mean) / 7
    assert found.var() == pytest.approx(variance * DAY**2, rel=0.05)


def test_two_beside_each_other_take_the_longer_of_both() -> None:
    found = np.sort(work(project(task("a", LONG), task("b", LONG))))
    # P(max <= x) = F(x)^2, so its quantile at p is that of F at the root of p; its mean is the
    # integral of that over all p.
    assert found[round(0.8 * SAMPLES) - 1] == pytest.approx(quantile(0.8**0.5), rel=5e-3)
    shares = ((np.arange(100_000) + 0.5) / 100_000) ** 0.5
    mean = pert(10 * DAY, 20 * DAY, 60 * DAY, shares).mean()
    assert found.mean() == pytest.approx(mean, rel=5e-3)
    assert mean > 29 * DAY  # longer than either: merge bias


def test_of_two_alike_beside_each_other_each_decides_in_half_of_the_samples() -> None:
    found = told(project(task("a", LONG), task("b", LONG), task("done", None, "a", "b")), SAMPLES)
    a, b, end = (each.criticality for each in found.tasks)
    assert a == pytest.approx(0.5, abs=0.02)
    assert (a + b, end) == (1, 1)
    assert [each.spread for each in found.tasks] == [True, True, False]


def test_a_milestone_has_its_own_path_and_dates() -> None:
    found = project(task("a", LONG), task("half", None, "a"), task("b", length("90d")))
    whole, half = told(found), told(found, target="half")
    assert [each.criticality for each in whole.tasks] == [0, 0, 1]
    assert [each.criticality for each in half.tasks] == [1, 1, 0]
    assert whole.milestones[0].estimated == half.estimated == half.struck
    assert half.milestones == ()


def test_the_seed_tells_all() -> None:
    found = project(task("a", LONG), risks=(risk("late", "30%", "2w"),))
    assert told(found) == told(found)
    assert told(found).days != told(found, seed=2).days


def test_a_task_more_leaves_the_luck_of_the_others() -> None:
    alone, beside = (
        work(project(task("a", LONG))),
        project(task("b", length("1d")), task("a", LONG)),
    )
    assert np.array_equal(alone, work(beside))


def test_nothing_varies_where_nothing_is_drawn() -> None:
    found = told(project(task("a", length("5d")), deadline="2027-03-05"))
    friday = datetime(2027, 3, 5, 17, tzinfo=UTC)
    assert found.fixed
    spread = found.struck
    assert {spread.p50, spread.p80, spread.p90, spread.first, spread.last} == {friday}
    assert (found.planned, found.buffer, found.estimated) == (friday, 0, spread)
    assert (spread.deadline, spread.chance) == (friday, 1)
    assert found.days == ((date(2027, 3, 5), 2_000),)


def test_what_goes_by_the_clock_keeps_a_deadline_until_midnight_as_in_the_plan() -> None:
    for hours, chance, late in ((7, 1, []), (8, 0, ["m", ""])):
        lag = replace(time(f"{hours}h"), elapsed=True)
        reached = replace(task("m"), needs=(Link(to="a", lag=lag),), deadline="2027-03-01")
        of = project(task("a", length("8h")), reached, deadline="2027-03-01")
        found = told(of)
        assert (found.struck.chance, found.milestones[0].struck.chance) == (chance, chance)
        assert [each.task for each in missed(both(of)[0])] == late


def test_a_risk_strikes_as_often_as_it_is_likely_and_costs_its_impact() -> None:
    found = told(
        project(task("a", length("5d")), risks=(risk("late", "30%", "2w"),), deadline="2027-03-05"),
        SAMPLES,
    )
    assert found.days == ((date(2027, 3, 5), 7_000), (date(2027, 3, 19), 3_000))
    assert (found.struck.chance, found.estimated.chance) == (0.7, 1)
    assert found.buffer == 10 * DAY
    assert (found.costs[0].expected, found.costs[0].worth) == (3 * DAY, 10 * DAY)


def test_what_strikes_adds_up() -> None:
    risks = (risk("late", "50%", "2d"), risk("ill", "50%", "3d"))
    found = work(project(task("a", length("5d")), risks=risks), struck=True)
    shares = {
        int(end) // DAY: count / SAMPLES
        for end, count in zip(*np.unique(found, return_counts=True), strict=True)
    }
    assert shares == {days: pytest.approx(0.25, abs=0.02) for days in (5, 7, 8, 10)}


def test_an_elapsed_impact_counts_by_the_clock() -> None:
    late = replace(risk("late", "100%", "1w"), impact=replace(time("1w"), elapsed=True))
    found = told(project(task("a", length("4d")), risks=(late,)))
    assert found.struck.p50 == datetime(2027, 3, 11, 17, tzinfo=UTC)
    assert found.costs[0].expected == 5 * DAY


@pytest.mark.parametrize(("less", "more"), [("0%", "1%"), ("10%", "40%"), ("99%", "100%")])
def test_the_likelier_a_risk_the_later_every_sample(less: str, more: str) -> None:
    ends = [
        work(project(task("a", LONG), risks=(risk("late", each, "2w"),)), 1_000, struck=True)
        for each in (less, more)
    ]
    assert (ends[0] <= ends[1]).all()
    assert (ends[0] < ends[1]).any()


def test_chances_and_what_nobody_weighed_do_not_count() -> None:
    risks = (
        risk("luck", "50%", "2w", "exploit"),
        replace(risk("vague", "50%", "2w"), probability=None),
        replace(risk("free", "50%", "2w"), impact=None),
    )
    found = told(project(task("a", length("5d")), risks=risks))
    assert found.fixed
    assert [(each.id, why.split()[-2:]) for each, why in found.left_out] == [
        ("luck", ["on", "luck"]),
        ("vague", ["not", "told"]),
        ("free", ["not", "told"]),
    ]


def test_what_is_finished_is_drawn_no_more_and_not_struck() -> None:
    over = replace(task("a", LONG), started="2027-02-22", finished="2027-02-26")
    found = told(project(over, risks=(risk("late", "50%", "2w"),)))
    assert (found.fixed, found.tasks, found.costs) == (True, (), ())
    assert found.struck.last == datetime(2027, 2, 26, 17, tzinfo=UTC)
    # A milestone that is reached is not looked at; one behind it is.
    reached = replace(task("start"), finished="2027-02-26")
    whole = told(project(over, reached, task("end", None, "a"), risks=(risk("late", "50%", "2w"),)))
    assert [each.task.id for each in whole.milestones] == ["end"]


def test_of_what_has_begun_only_what_is_left_is_drawn() -> None:
    begun = replace(task("a", LONG), started="2027-02-22", progress=Decimal("0.75"))
    assert work(project(begun)).mean() == pytest.approx(25 / 4 * DAY, rel=1e-3)


def test_three_points_count_in_the_order_of_their_size() -> None:
    swapped = project(task("a", points("60d", "10d", "20d")))
    assert np.array_equal(work(swapped), work(project(task("a", LONG))))


def test_a_likely_length_of_nothing_can_be_something() -> None:
    found = told(project(task("a", points("0d", "0d", "5d"))))
    assert found.planned == datetime(2027, 3, 1, 9, tzinfo=UTC)
    assert found.struck.p90 > found.planned
    assert found.buffer > 0


def test_links_to_a_task_that_is_drawn_hold_in_every_sample() -> None:
    follows = replace(task("b", length("5d")), needs=(Link(to="a", lag=time("2d")),))
    found = work(project(task("a", LONG), follows))
    assert found.mean() == pytest.approx(32 * DAY, rel=1e-3)


def test_a_project_without_tasks_ends_at_once() -> None:
    found = told(project())
    assert (found.planned, found.tasks) == (found.struck.last, ())


def test_samples_of_one_are_one() -> None:
    found = told(project(task("a", LONG)), samples=1)
    assert found.struck.first == found.struck.p90


def test_what_nobody_lives_to_see_has_a_date_too() -> None:
    far = project(
        task("a", points("1d", "2d", "999999999w")), risks=(risk("r", "50%", "9999999w"),)
    )
    found = told(far)
    assert found.struck.p90 == datetime(9000, 1, 1, tzinfo=UTC)
    assert found.days[-1][0] == date(9000, 1, 1)
