"""Due dates and waits by a calendar: derived from the moment of readiness, or from a date."""

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.run.clock import ROUND_THE_CLOCK, Working, span
from flowdef.run.deciding import Context
from flowdef.run.due import Dates, due
from processes_in_a_line import a_definition
from walking_a_run import Walk

OFFICE: Working = WorkingTime(Calendar())  # Monday to Friday, nine to five, UTC
BERLIN: Working = WorkingTime(Calendar(timezone="Europe/Berlin"))


def dates(line: str, script: str = "", working: Working = OFFICE, **more: bool) -> Dates:
    walk = Walk(a_definition(line, inputs="d:date, t:datetime", **more), Context(working=working))
    walk.start().say(script)
    return due(walk.definition, walk.state, "b", working)


# The walk begins on Monday, 15 June 2026, at noon.
@pytest.mark.parametrize(
    ("line", "script", "expected"),
    [
        pytest.param("b[due 2h]", "", "2026-06-15T14:00:00Z", id="from when it is ready"),
        pytest.param("b[due 1d]", "", "2026-06-16T12:00:00Z", id="in working time"),
        pytest.param("b[due 5d]", "", "2026-06-22T12:00:00Z", id="over the weekend"),
        pytest.param("a > b[due 2h]", "", "", id="not before it is ready"),
        pytest.param("a > b[due 2h]", "+1h; done a", "2026-06-15T15:00:00Z", id="once it is ready"),
        pytest.param("b[due 2h] > c", "done b", "", id="nor when it is closed"),
        pytest.param("b[due 2h]", "block b", "2026-06-15T14:00:00Z", id="but while it is blocked"),
        pytest.param("b[due 0h after d]", "", "", id="its date is unset: none"),
        pytest.param(
            "b[due 0h after d]",
            "correct d=2026-06-18",
            "2026-06-18T17:00:00Z",
            id="a date is due at the end of that working day",
        ),
        pytest.param(
            "b[due 1d before d]", "correct d=2026-06-18", "2026-06-17T17:00:00Z", id="before a date"
        ),
        pytest.param("b", "", "", id="no due date"),
    ],
)
def test_due(line: str, script: str, expected: str) -> None:
    assert dates(line, script).due == expected


def test_round_the_clock_days_have_24_hours() -> None:
    assert dates("b[due 1d]", always=True).due == "2026-06-16T12:00:00Z"
    assert dates("b[due 1w]", always=True).due == "2026-06-22T12:00:00Z"


def test_reminded_and_escalated() -> None:
    walk = Walk(a_definition("b[due 1d]"), Context(working=OFFICE)).start()
    walk.definition.steps["b"].due.update(  # type: ignore[attr-defined]
        {"remind": _span("2h"), "escalate": _span("1d"), "to": "boss"}
    )
    found = due(walk.definition, walk.state, "b", OFFICE)
    assert found == Dates(
        "2026-06-16T12:00:00Z", "2026-06-16T10:00:00Z", "2026-06-17T12:00:00Z", "boss"
    )


def _span(text: str) -> dict[str, object]:
    return {"for": text, "elapsed": False}


def test_an_escalation_beyond_the_calendar_is_none() -> None:
    walk = Walk(a_definition("b[due 1d]")).start()
    walk.definition.steps["b"].due.update({"escalate": _span("999999999w")})  # type: ignore[attr-defined]
    assert due(walk.definition, walk.state, "b", ROUND_THE_CLOCK).escalate == ""


def test_a_length_that_is_none_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="no duration is pinned as 'soon'"):
        span({"for": "soon", "elapsed": True})


def test_late() -> None:
    found = dates("b[due 2h]")
    assert not found.late("2026-06-15T13:59:59Z")
    assert found.late("2026-06-15T14:00:00Z")
    assert not Dates().late("2026-06-15T14:00:00Z")


@pytest.mark.parametrize(
    ("line", "script", "expected"),
    [
        pytest.param("b[due 1d]", "", "2026-06-16T12:00:00Z", id="after a time"),
        pytest.param(
            "b[due 1d after d]", "correct d=2026-06-18", "2026-06-20T00:00:00Z", id="after"
        ),
        pytest.param(
            "b[due 1d before d]", "correct d=2026-06-18", "2026-06-18T00:00:00Z", id="before"
        ),
        pytest.param("b[due 1d after d]", "", "", id="unset"),
        pytest.param("b[due 1d after d]", "correct d=9999-12-31", "", id="beyond the calendar"),
        pytest.param("b[due 999999999w]", "", "", id="far beyond the calendar"),
    ],
)
def test_due_without_a_calendar(line: str, script: str, expected: str) -> None:
    assert dates(line, script, ROUND_THE_CLOCK).due == expected


def test_without_a_calendar_always_changes_nothing() -> None:
    assert dates("b[due 1d]", "", ROUND_THE_CLOCK, always=True).due == "2026-06-16T12:00:00Z"


@pytest.mark.parametrize(
    ("line", "working", "until"),
    [
        pytest.param("wait b 2d", OFFICE, "2026-06-17T12:00:00Z", id="elapsed"),
        pytest.param("wait b 5d working", OFFICE, "2026-06-22T12:00:00Z", id="working"),
        pytest.param("wait b 999999999w", OFFICE, "9999-12-31T23:59:59Z", id="for good"),
        pytest.param("wait b until d", OFFICE, "2026-06-20T00:00:00Z", id="until a day"),
        pytest.param("wait b until d", BERLIN, "2026-06-19T22:00:00Z", id="of the calendar's zone"),
        pytest.param("wait b until t", BERLIN, "2026-06-20T08:00:00Z", id="until a local moment"),
        pytest.param("wait b until u", BERLIN, "2026-06-20T10:00:00Z", id="until a moment"),
        pytest.param("wait b until x", OFFICE, "9999-12-31T23:59:59Z", id="until no date at all"),
    ],
)
def test_waits(line: str, working: Working, until: str) -> None:
    definition = a_definition(line, inputs="d:date, t:datetime, u:datetime, x:text")
    walk = Walk(definition, Context(working=working))
    walk.start(d="2026-06-20", t="2026-06-20T10:00", u="2026-06-20T12:00+02:00", x="some day")
    assert walk.state.steps["b"].until == until


def test_a_day_that_no_calendar_reaches_begins_all_the_same() -> None:
    walk = Walk(a_definition("wait b until d", inputs="d:date"), Context(working=OFFICE))
    assert walk.start(d="9998-12-31").state.steps["b"].until == "9998-12-31T00:00:00Z"
    again = Walk(walk.definition, walk.context)
    assert again.start(d="0002-01-01").stands == "b:done done"
