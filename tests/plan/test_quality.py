"""DCMA's 14 points of a plan, each missed by what it asks about, and by nothing else."""

from datetime import date

import pytest

from flowdef.model.project import Project
from flowdef.plan.computed import Computed, compute
from flowdef.plan.quality import Point, Verdict, quality
from flowdef.reading.document import read

DAY = date(2027, 1, 4)
HEAD = "kind: project\nid: p\ntitle: P\nstatus: active\nstart: 2027-01-04\n"
GOOD = (
    "id: a, duration: 5d, assigned: [sam]",
    "id: b, duration: 5d, assigned: [sam], needs: [a]",
    "id: c, milestone: true, needs: [b]",
)
STARTS = [
    f"id: {name}, duration: 5d, assigned: [sam], needs: [{{task: {before}, type: start-to-start}}]"
    for before, name in ("ab", "bc")
]


def judged(*tasks: str, more: str = "", start: str = HEAD) -> dict[int, Point]:
    listed = "".join(f"  - {{title: T, {task}}}\n" for task in tasks)
    project = read(f"{start}{more}tasks:\n{listed}".encode(), "p.yaml").document
    assert isinstance(project, Project)
    return points_of(project)


def points_of(project: Project) -> dict[int, Point]:
    def again(changed: Project) -> Computed:
        return compute(changed, None, DAY)

    return {each.number: each for each in quality(again(project), DAY.isoformat(), again)}


def missed(points: dict[int, Point]) -> dict[int, tuple[str, ...]]:
    return {number: each.tasks for number, each in points.items() if each.verdict is Verdict.MISSED}


def test_a_good_plan_misses_nothing() -> None:
    points = judged(*GOOD, more="deadline: 2027-02-26\n")
    assert missed(points) == {}
    assert list(points) == list(range(1, 15))
    assert [n for n, each in points.items() if each.verdict is Verdict.UNTOLD] == [11, 14]
    assert points[12].found == "a slips by 600 working days, and the end by 600"
    assert points[13].found.startswith("4.00: ")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(
            judged(*GOOD, "id: x, duration: 5d, assigned: [sam]"), {1: ("x",)}, id="1 loose"
        ),
        pytest.param(
            judged(GOOD[0], "id: b, duration: 5d, assigned: [sam], needs: [{task: a, lag: 1d}]"),
            {3: ("b",)},
            id="3 lags",
        ),
        pytest.param(judged(GOOD[0], *STARTS), {4: ("b", "c")}, id="4 not from the finish"),
        pytest.param(
            judged(*GOOD[:2], "id: x, duration: 1d, assigned: [sam], needs: [b]",
                   "id: y, duration: 40d, assigned: [sam], needs: [b]",
                   "id: z, duration: 40d, assigned: [sam], needs: [y]"),
            {6: ("x",)},
            id="6 float",
        ),
        pytest.param(
            judged("id: a, duration: 5d, assigned: [sam], deadline: 2027-01-06"),
            {7: ("a",)},
            id="7 too late",
        ),
        pytest.param(judged("id: a, duration: 45d, assigned: [sam]"), {8: ("a",)}, id="8 long"),
        pytest.param(
            judged("id: a, duration: 5d, assigned: [sam], started: 2027-01-05"),
            {9: ("a",)},
            id="9 begun tomorrow",
        ),
        pytest.param(judged("id: a, duration: 5d"), {10: ("a",)}, id="10 nobody"),
        pytest.param(
            judged("id: a, duration: 10d, assigned: [sam]", more="deadline: 2027-01-14\n"),
            {7: ("a",), 13: ()},
            id="13 a day too long for the deadline",
        ),
    ],
)  # fmt: skip
def test_each_point_is_missed_by_what_it_asks_about(
    points: dict[int, Point], expected: dict[int, tuple[str, ...]]
) -> None:
    assert missed(points) == expected


def test_what_holds_nothing_moves_nothing_and_phases_are_changed_too() -> None:
    text = HEAD + (
        "phases:\n"
        "  - {id: f, title: F, tasks: [{id: a, title: A, effort: 5d, assigned: [sam]}]}\n"
        "  - {id: g, title: G, tasks: [{id: b, title: B, duration: 2d, assigned: [sam]}]}\n"
    )
    project = read(text.encode(), "p.yaml").document
    assert isinstance(project, Project)
    assert points_of(project)[12].verdict is Verdict.GOOD


def test_of_what_is_over_little_can_be_judged() -> None:
    points = judged(
        "id: a, duration: 1d, assigned: [sam], finished: 2027-01-04", more="deadline: 2027-01-29\n"
    )
    assert [n for n, each in points.items() if each.verdict is Verdict.UNTOLD] == [11, 12, 14]
    without = judged("id: a, duration: 1d, assigned: [sam]")
    assert without[13].found == "the project has no deadline"
    empty = judged("id: a, milestone: true", more="deadline: 2027-01-29\n")
    assert empty[13].found == "nothing is left to do"
