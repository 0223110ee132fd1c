"""Portfolio in the terminal: how each kind of answer is said."""

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.plan.changes import Change
from flowdef.plan.open_step import OpenStep
from flowdef.plan.portfolio import Assignment, Help, Next, Portfolio, Post, Priority, Risk
from flowdef.render.portfolio import portfolio_text
from flowdef.render.words import Names

EMPTY = Portfolio("2027-03-10", "2027-03-24", (), (), (), (), (), (), ())
ROW = Priority("p", "P", 500, "active", "ann", (), 1, 2, "2027-03-19", "2027-03-19", 0, ())
NEXT = Next("a", "A", True, "2027-03-08", "2027-03-12")
WORK = Assignment("p/a", "A", "2027-03-15", "2027-03-15")
STEP = OpenStep("r-1", "s", "S", "Clerk")
RISK = Risk("p", "", "P", "2027-03-19", ("deadline",), ("ends late",), tuple("abcdef"))


def said(found: Portfolio) -> str:
    return portfolio_text(found, Names(None), WorkingTime(Calendar()))


@pytest.mark.parametrize(
    ("found", "line"),
    [
        pytest.param(
            EMPTY._replace(priorities=(ROW,)),
            " 500 p · active · ann · 1 of 2 tasks finished · ends 2027-03-19,"
            " on its deadline 2027-03-19",
            id="on its deadline",
        ),
        pytest.param(
            EMPTY._replace(priorities=(ROW._replace(reserve=-480),)),
            "1 working day after its deadline 2027-03-19",
            id="after its deadline",
        ),
        pytest.param(
            EMPTY._replace(priorities=(ROW._replace(reserve=None, manager="", deadline=""),)),
            " 500 p · active · 1 of 2 tasks finished · ends 2027-03-19\n",
            id="without a deadline",
        ),
        pytest.param(
            EMPTY._replace(priorities=(ROW._replace(next=(NEXT,) * 5),)),
            "next: a (under way until 2027-03-12), a (under way until 2027-03-12),"
            " a (under way until 2027-03-12) and 2 more\n",
            id="more comes next than is named",
        ),
        pytest.param(
            EMPTY._replace(risks=(RISK,)),
            "  p: ends late (through a, then b, then c, then d and 2 more)\n",
            id="a long path",
        ),
        pytest.param(
            EMPTY._replace(people=(Post("ann", (WORK, WORK._replace(finish="2027-03-16"))),)),
            "  ann: p: a (2027-03-15), a (2027-03-15 to 2027-03-16)\n",
            id="two tasks of one project",
        ),
        pytest.param(
            EMPTY._replace(people=(Post("ann", (Assignment("r-1 s", "S", "", "2027-03-11"),)),)),
            "  ann: r-1 s (due 2027-03-11)\n",
            id="a step with a date",
        ),
        pytest.param(
            EMPTY._replace(open=(STEP, STEP._replace(due="2027-03-11"))),
            "nobody's hands: r-1 s (Clerk); r-1 s (Clerk, due 2027-03-11)\n",
            id="steps in nobody's hands",
        ),
        pytest.param(
            EMPTY._replace(free=("ann", "ben")), "  nothing by name: ann, ben\n", id="who is free"
        ),
        pytest.param(
            EMPTY._replace(help=(Help("r-1 s", "S", "", "", ""),)),
            "  r-1 s: blocked\n",
            id="stuck without a word",
        ),
        pytest.param(
            EMPTY._replace(changes=(Change("do it"), Change("do that", "flowdef x"))),
            "  1. do it\n  2. do that (flowdef x)\n",
            id="changes",
        ),
    ],
)
def test_an_answer_is_said(found: Portfolio, line: str) -> None:
    assert line in said(found)


def test_where_there_is_nothing_that_is_said() -> None:
    assert said(EMPTY).count("\n  nothing\n") == 5
