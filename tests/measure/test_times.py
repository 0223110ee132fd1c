"""Where the time went: waiting, handling, blocks and rework, by step and by person."""

from typing import Any

import pytest

from flowdef.measure.times import PersonTimes, Span, Times, times
from flowdef.measure.turns import turns
from flowdef.run import facts as f
from flowdef.run.events import Event
from working_minutes import Half, at


def story(*told: tuple[int, str, f.Fact]) -> list[Event]:
    return [Event(fact, by, at(minutes)) for minutes, by, fact in told]


STARTED = (0, "sam", f.Started("p-1", "d", {"id": "p"}))
CASES: list[Any] = [
    pytest.param(
        story(STARTED, (2, "sam", f.MadeReady("a", 1)), (12, "jo", f.Taken("a", 1)),
              (32, "jo", f.Finished("a", 1))),
        {"a": (10, 20, 0, 0, ("jo",))},
        id="taken and done",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (30, "jo", f.Finished("a", 1))),
        {"a": (30, 0, 0, 0, ("jo",))},
        id="nobody took it: all of it is waiting",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (0, "sam", f.WaitBegan("a", 1, at(60))),
              (60, "flowdef", f.Finished("a", 1, "time"))),
        {"a": (0, 0, 60, 0, ())},
        id="a wait passes by itself",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (10, "jo", f.Taken("a", 1)),
              (20, "jo", f.Blocked("a", 1, "person", "Ill")), (50, "jo", f.Unblocked("a", 1)),
              (60, "jo", f.Finished("a", 1))),
        {"a": (10, 50, 0, 30, ("jo",))},
        id="blocked for a while",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (10, "jo", f.Taken("a", 1)),
              (20, "sam", f.Assigned("a", 1, "kim")), (40, "kim", f.Finished("a", 1))),
        {"a": (10, 30, 0, 0, ("kim",))},
        id="handed over",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (10, "jo", f.Finished("a", 1)),
              (10, "sam", f.MadeReady("b", 1)), (20, "kim", f.Voted("b", 1, "rejected", True)),
              (20, "kim", f.Finished("b", 1, "vote")),
              (20, "kim", f.Opened("b", "rework", {"a": 2, "b": 2})),
              (20, "kim", f.MadeReady("a", 2)), (50, "jo", f.Skipped("a", 2, "person", "Fine"))),
        {"a": (40, 0, 0, 0, ("jo",)), "b": (10, 0, 0, 0, ("kim",))},
        id="sent back",
    ),
    pytest.param(
        story(STARTED, (0, "sam", f.MadeReady("a", 1)), (10, "jo", f.Taken("a", 1)),
              (15, "jo", f.Blocked("a", 1, "person", "Ill")),
              (30, "kim", f.Opened("b", "reopen", {"a": 2}))),
        {"a": (10, 20, 0, 15, ("jo",))},
        id="opened anew before it was done",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("events", "steps"), CASES)
def test_times_of_steps(events: list[Event], steps: dict[str, tuple[Any, ...]]) -> None:
    found = times(events, Half())
    assert {
        step.step: (
            *(part.elapsed for part in (step.waited, step.handled, step.passed, step.blocked)),
            step.people,
        )
        for step in found.steps
    } == steps
    for step in found.steps:
        assert step.handled.working == step.handled.elapsed // 2


def test_rework_and_people() -> None:
    found = times(CASES[5].values[0], Half())
    assert found.rework == 1
    assert [step.rework for step in found.steps] == [1, 0]
    assert found.people == (PersonTimes("jo", 1, Span()), PersonTimes("kim", 1, Span()))


def test_what_is_open_ends_with_the_look() -> None:
    events = CASES[0].values[0][:-1]
    assert times(events, Half()).steps[0].handled == Span(0, 0)
    found = times(events, Half(), at(112))
    assert found.steps[0].handled == Span(100, 50, some=True)
    assert found.total == Span(112, 56, some=True)
    ended = [*events, Event(f.Ended("cancelled"), "sam", at(20))]
    assert times(ended, Half(), at(112)).total == Span(20, 10, some=True)


def test_a_clock_that_was_set_back_gives_no_time() -> None:
    events = story(STARTED, (50, "sam", f.MadeReady("a", 1)), (10, "jo", f.Finished("a", 1)))
    assert times(events, Half()).steps[0].waited == Span()


def test_no_events_are_no_times() -> None:
    assert times([], Half()) == Times(Span(), (), (), 0)
    assert turns([]) == ()
