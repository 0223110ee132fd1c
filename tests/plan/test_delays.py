"""Delays: each kind of reason, beside a plan in which there is none."""

from datetime import date

import pytest

from flowdef.model.organization import Organization, Person, Role
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.delays import KINDS, Delay, delays, spoken_days
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import NONE, Around, Doing, Outlook, followed, outlook
from flowdef.reading.document import read

# On Wednesday, 10 March 2027, in UTC, eight hours a day.
PEOPLE = Organization(
    id="o",
    title="O",
    roles=(Role(id="clerk", title="Clerk"), Role(id="boss", title="Boss")),
    people=(
        Person(id="ann", name="Ann", roles=("boss",)),
        Person(id="ben", name="Ben", roles=("clerk",)),
        Person(id="cleo", name="Cleo", roles=("clerk",)),
    ),
)
NOWHERE: dict[str, Process] = {}
AROUND = Around(PEOPLE, date(2027, 3, 10), NOWHERE.get)


def project(tasks: str, more: str = "") -> Project:
    head = f"kind: project\nid: j\ntitle: J\nstatus: active\nstart: 2027-03-08\n{more}tasks:\n"
    lines = [f"  - {{title: T, id: {line.strip()}}}\n" for line in tasks.splitlines()]
    found = read((head + "".join(lines)).encode(), "j.yaml").document
    assert isinstance(found, Project)
    return found


def found(tasks: str, more: str = "", steps: tuple[OpenStep, ...] = ()) -> list[tuple[str, str]]:
    return [(each.task, each.kind) for each in delays(looked(tasks, more), steps)]


def looked(tasks: str, more: str = "", doing: dict[str, Doing] | None = None) -> Outlook:
    return outlook(project(tasks, more), AROUND, doing or NONE)


@pytest.mark.parametrize(
    ("tasks", "more", "expected"),
    [
        pytest.param(
            "a, effort: 1d, assigned: [ann]", "deadline: 2027-04-01\n", [], id="all is well"
        ),
        pytest.param(
            "a, effort: 5d, assigned: [ann], deadline: 2027-03-15",
            "",
            [("a", "deadline"), ("a", "behind")],
            id="later than its deadline",
        ),
        pytest.param(
            "a, effort: 5d, assigned: [ann], started: 2027-03-10\nb, needs: [a], milestone: true,"
            " deadline: 2027-03-15",
            "",
            [("a", "path"), ("a", "behind"), ("b", "deadline")],
            id="what waits for it is later than its deadline",
        ),
        pytest.param(
            "a, effort: 2d, assigned: [ann], started: 2027-03-08\nb, effort: 5d, assigned: [ben],"
            " needs: [a]",
            "deadline: 2027-03-17\n",
            [("a", "path"), ("a", "behind"), ("b", "deadline")],
            id="the project is later than its deadline",
        ),
        pytest.param(
            "a, effort: 1d, assigned: [ann], finished: 2027-03-09, deadline: 2027-03-08",
            "",
            [],
            id="what is finished is not at risk",
        ),
        pytest.param(
            "a, effort: 1d, assigned: [ann], deadline: 2027-03-11",
            "",
            [("a", "behind")],
            id="not begun, with less time left than was lost",
        ),
        pytest.param(
            "a, effort: 1d, assigned: [ann], deadline: 2027-03-19", "", [], id="time enough left"
        ),
        pytest.param(
            "a, effort: 1d, assigned: [ann]",
            "",
            [("a", "behind")],
            id="without a deadline the end of the project counts",
        ),
        pytest.param(
            "a, effort: 1d, not_before: 2027-03-15", "", [("a", "nobody")], id="nobody assigned"
        ),
        pytest.param(
            "a, effort: 1d, not_before: 2027-03-15, assigned: [{role: clerk}]",
            "",
            [("a", "nobody")],
            id="a role that several hold",
        ),
        pytest.param(
            "a, effort: 1d, not_before: 2027-03-15, assigned: [{role: boss}]",
            "",
            [],
            id="a role that one holds",
        ),
        pytest.param("a, effort: 1d, not_before: 2027-03-24", "", [], id="not in two weeks yet"),
        pytest.param("a, milestone: true, not_before: 2027-03-15", "", [], id="a milestone"),
        pytest.param(
            "a, effort: {optimistic: 1d, likely: 2d, pessimistic: 9d}, assigned: [ann],"
            " not_before: 2027-03-15\nb, milestone: true, needs: [a], deadline: 2027-03-18",
            "",
            [("a", "estimate")],
            id="a deadline that the pessimistic estimate misses",
        ),
        pytest.param(
            "a, duration: {optimistic: 1d, likely: 2d, pessimistic: 3d}, assigned: [ann],"
            " not_before: 2027-03-15",
            "deadline: 2027-03-17\n",
            [],
            id="a deadline that it just meets",
        ),
        pytest.param("a, needs: [b], effort: 1d\nb, needs: [a]", "", [], id="a circle"),
    ],
)
def test_why_a_task_is_at_risk(tasks: str, more: str, expected: list[tuple[str, str]]) -> None:
    assert found(tasks, more) == expected


STUCK = OpenStep("p-1", "s", "S", "Boss", stuck=True, why="No key", project="j", task="a")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(STUCK, ["step s of p-1 cannot go on: No key"], id="stuck"),
        pytest.param(STUCK._replace(why=""), ["step s of p-1 cannot go on"], id="without a reason"),
        pytest.param(
            STUCK._replace(stuck=False, late=True, due="2027-03-09"),
            ["step s of p-1 was due 2027-03-09"],
            id="late",
        ),
        pytest.param(STUCK._replace(stuck=False), [], id="neither"),
        pytest.param(STUCK._replace(task="b"), [], id="of another task"),
        pytest.param(STUCK._replace(project="k"), [], id="of another project"),
    ],
)
def test_a_task_suffers_with_its_run(step: OpenStep, expected: list[str]) -> None:
    look = looked("a, effort: 1d, assigned: [ann], not_before: 2027-03-20")
    assert [each.why for each in delays(look, (step,))] == expected


def test_a_closed_gate_holds_what_has_not_begun() -> None:
    source = """\
kind: project
id: j
title: J
status: active
start: 2027-03-08
phases:
  - id: one
    title: One
    gate: {decision: recycle, by: ann, reason: Too dear}
    tasks:
      - {id: a, title: A, effort: 1d, assigned: [ann], not_before: 2027-04-01}
      - {id: b, title: B, effort: 3d, assigned: [ann], started: 2027-03-08}
"""
    document = read(source.encode(), "j.yaml").document
    assert isinstance(document, Project)
    told = delays(outlook(document, AROUND))
    why = "the gate of its phase says 'recycle' by Ann: Too dear"
    assert [each for each in told if each.kind == "gate"] == [Delay("a", "gate", why)]


def test_the_reasons_stand_the_gravest_first() -> None:
    kinds = [kind for _, kind in found("a, effort: 5d, deadline: 2027-03-12", steps=(STUCK,))]
    assert kinds == ["deadline", "stuck", "behind", "nobody"]
    assert sorted(kinds, key=KINDS.index) == kinds


def test_a_task_takes_its_dates_and_progress_from_its_runs() -> None:
    plan = project("a\nb, started: 2027-03-01\nc, started: 2027-03-01, finished: 2027-03-02")
    open_ = Doing(("p-1",), 1, 4, "2027-03-08")
    over = open_._replace(ended="2027-03-09")
    shares = [float(each.share) for each in (open_, over, Doing((), 0, 0))]
    assert shares == [0.25, 1, 0]
    dates = [
        (task.id, task.started, task.finished, task.progress)
        for doing in ({}, {"a": open_, "b": over, "c": over})
        for task in followed(plan, doing).tasks
    ]
    assert dates == [
        ("a", "", "", None),
        ("b", "2027-03-01", "", None),
        ("c", "2027-03-01", "2027-03-02", None),
        ("a", "2027-03-08", "", 0.25),
        ("b", "2027-03-01", "2027-03-09", 1),
        ("c", "2027-03-01", "2027-03-02", None),
    ]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 hour"), (90, "2 hours"), (480, "1 working day"), (720, "1.5 working days")],
)
def test_working_time_in_words(minutes: int, said: str) -> None:
    assert spoken_days(minutes, AROUND.working) == said
