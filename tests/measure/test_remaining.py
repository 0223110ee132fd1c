"""Remaining: the work that is left of an open run, whose it is, and when it comes up."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from flowdef.calendar.working import WorkingTime
from flowdef.measure.remaining import remaining
from flowdef.model.organization import Calendar
from flowdef.model.process import Step
from flowdef.run.moments import moment, written
from flowdef.run.roster import Present
from flowdef.times import duration
from processes_in_a_line import a_process
from walking_a_run import Walk, walked

LINE = "a[by clerk] > b[by {who}] > wait w 2d > approve c -> a[role boss; quorum 2] > d > auto e"
INPUTS = "who:person"
WORKING = WorkingTime(Calendar())  # nine to five, and it is Monday noon


def steps() -> dict[str, Step]:
    """Each step takes an hour of work, and until it is over a day; d happens in half of all runs.

    Nobody knows how much work e is.
    """
    found = {
        each.id: replace(each, effort=duration("1h"), duration=duration("1d"))
        for each in a_process(LINE, inputs=INPUTS).steps
    }
    found["d"] = replace(found["d"], share=Decimal("0.5"), duration=None)
    return found


def left(walk: Walk, known: dict[str, Step] | None = None) -> list[tuple[str, str, float, str]]:
    """Step, role or person, hours, and day of the month with its hour, in UTC."""
    at = moment(walk.now)
    told = steps() if known is None else known
    present = Present(None, walk.now[:10])
    found = remaining(walk.definition, walk.state, told, WORKING, present, at)
    return [
        (each.step, each.person or each.role, each.seconds / 3600, written(each.at)[8:13])
        for each in found
    ]


def test_every_open_step_counts_and_comes_up_after_those_before() -> None:
    assert left(walked(LINE, "", inputs=INPUTS)) == [
        ("a", "clerk", 1, "15T12"),
        ("b", "", 1, "16T12"),  # after a's day
        ("c", "boss", 2, "19T12"),  # after b's day and two days by the clock; two of them say yes
        ("d", "", 0.5, "22T12"),
    ]


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        pytest.param("take a", ("a", "ann", 1, "15T12"), id="taken"),
        pytest.param("assign a to=bob", ("a", "bob", 1, "15T12"), id="given to somebody"),
        pytest.param("block a", ("a", "clerk", 1, "15T12"), id="blocked"),
    ],
)
def test_whoever_has_it_in_hand_does_it(script: str, wanted: tuple[str, str, float, str]) -> None:
    assert left(walked(LINE, script, inputs=INPUTS))[0] == wanted


def test_what_is_closed_is_done_and_a_begun_wait_ends_when_it_says() -> None:
    walk = walked(LINE, "done a; done b", inputs=INPUTS)
    assert left(walk)[0] == ("c", "boss", 2, "17T12")
    assert left(walk.say("+2d; wake; approve c"))[0] == ("c", "boss", 1, "17T12")


def test_an_ended_run_and_steps_that_the_document_has_no_more_ask_for_nothing() -> None:
    assert left(walked(LINE, "cancel", inputs=INPUTS)) == []
    assert left(walked(LINE, "", inputs=INPUTS), {}) == []
