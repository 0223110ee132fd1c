from datetime import UTC, datetime, timedelta, timezone

import pytest

from flowdef.render.since import since, told
from flowdef.run import facts as f
from flowdef.run.events import Event
from flowdef.run.roster import Member, Roster

ROSTER = Roster({}, {"sam": Member("Sam"), "jo": Member("Jo"), "kim": Member("Kim")})
AT = "2026-11-23T09:00:00Z"


def event(fact: f.Fact, by: str, at: str = AT) -> Event:
    return Event(fact, by, at)


MINE = event(f.Taken("a", 1), "sam", "2026-11-22T13:02:00Z")
NEWS = [
    pytest.param([event(f.Finished("a", 1), "jo")], "one step done by Jo", id="one step"),
    pytest.param(
        [event(f.Finished("a", 1), "jo"), event(f.Voted("b", 1, "approved", True), "jo")],
        "two steps done by Jo",
        id="steps and votes of one person",
    ),
    pytest.param(
        [
            event(f.Voted("b", 1, "rejected", True), "kim"),
            event(f.Finished("a", 2), "jo"),
            event(f.Voted("b", 2, "rejected", True), "kim"),
        ],
        "one step done by Jo; two rejections by Kim",
        id="what is rejected is not done",
    ),
    pytest.param(
        [event(f.Finished("a", 1), "jo"), event(f.Finished("b", 1), "kim")],
        "one step done by Jo; one step done by Kim",
        id="of two people",
    ),
    pytest.param(
        [event(f.Finished("a", 1, "time"), "flowdef"), event(f.Commented("Hm"), "jo")],
        "one step done by itself; one other event",
        id="a wait and a comment",
    ),
    pytest.param(
        [event(f.Finished(str(at), 1, "machine"), "flowdef") for at in range(11)],
        "11 steps done by themselves",
        id="many by a machine",
    ),
    pytest.param(
        [event(f.MadeReady("b", 1), "jo"), event(f.Blocked("b", 1, "person"), "jo")],
        "one other event",
        id="what follows by itself is left out",
    ),
]


@pytest.mark.parametrize(("news", "summary"), NEWS)
def test_what_others_did_is_counted_by_person(news: list[Event], summary: str) -> None:
    found = since([event(f.Taken("x", 1), "jo"), MINE, *news], "sam", ROSTER)
    assert found is not None
    assert (found.at, found.summary) == (MINE.at, summary)


@pytest.mark.parametrize(
    "events",
    [
        pytest.param([event(f.Taken("x", 1), "jo")], id="who never acted"),
        pytest.param([event(f.Taken("x", 1), "jo"), MINE], id="who acted last"),
        pytest.param([MINE, event(f.MadeReady("b", 1), "sam")], id="what follows from it"),
        pytest.param([], id="nothing at all"),
    ],
)
def test_nothing_is_told_to(events: list[Event]) -> None:
    assert since(events, "sam", None) is None


def test_without_an_organization_people_are_called_by_their_ids() -> None:
    found = since([MINE, event(f.Finished("a", 1), "jo")], "sam", None)
    assert found is not None
    assert found.summary == "one step done by jo"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        pytest.param("2026-11-23T09:05:00Z", "today 10:05", id="today"),
        pytest.param("2026-11-22T23:30:00Z", "today 00:30", id="today by the clock of the place"),
        pytest.param("2026-11-22T13:02:00Z", "yesterday 14:02", id="yesterday"),
        pytest.param("2026-11-12T13:02:00Z", "12 Nov 14:02", id="this year"),
        pytest.param("2025-11-12T13:02:00Z", "12 Nov 2025 14:02", id="another year"),
    ],
)
def test_a_moment_as_one_says_it(at: str, said: str) -> None:
    now = datetime(2026, 11, 23, 11, 0, tzinfo=timezone(timedelta(hours=1)))
    assert told(at, now) == said
    assert told("2026-11-23T09:05:00Z", datetime(2026, 11, 23, 10, tzinfo=UTC)) == "today 09:05"
