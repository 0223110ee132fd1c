"""Turns told in one go are those that looking through all of them for each event would give."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.measure import turns as room
from flowdef.measure.times import times
from flowdef.measure.turns import turns
from flowdef.run import facts as f
from flowdef.run.events import Event
from working_minutes import Half, at

STEPS = st.sampled_from("abc")
ROUNDS = st.integers(1, 4)
PLAIN: list[Any] = [
    f.MadeReady,
    f.Taken,
    f.Unblocked,
    lambda step, number: f.WaitBegan(step, number, at(60)),
    lambda step, number: f.Assigned(step, number, "kim"),
    lambda step, number: f.Blocked(step, number, "person", "Ill"),
    lambda step, number: f.Skipped(step, number, "person"),
    f.Finished,
    *(
        lambda step, number, how=how: f.Finished(step, number, how)
        for how in ("time", "vote", "machine")
    ),
]
# In any order and of any round: also what no run would tell.
FACTS = st.one_of(
    st.builds(lambda *at, make: make(*at), STEPS, ROUNDS, make=st.sampled_from(PLAIN)),
    st.builds(
        lambda step, rounds: f.Opened(step, "reopen", rounds),
        STEPS,
        st.dictionaries(STEPS, ROUNDS),
    ),
)
LOGS = st.lists(st.tuples(st.sampled_from(["sam", "jo"]), FACTS), max_size=30)


def log_of(told: list[tuple[str, Any]]) -> list[Event]:
    return [Event(fact, by, at(minute)) for minute, (by, fact) in enumerate(told)]


def looking_through_all(found: Any, fact: f.Opened, event: Event) -> None:
    for name, number in fact.rounds.items():
        for turn in found.turns.values():
            if turn.step == name and turn.round < number and not turn.closed:
                turn.closed, turn.how = event.at, "opened"
                if turn.blocked and not turn.blocked[-1][1]:
                    turn.blocked = (*turn.blocked[:-1], (turn.blocked[-1][0], event.at))


@given(LOGS)
def test_what_is_opened_anew_is_found_without_looking_through_all(
    told: list[tuple[str, Any]],
) -> None:
    quick = turns(log_of(told))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(room._TOLD, f.Opened, looking_through_all)
        assert turns(log_of(told)) == quick


def only(step: str, events: list[Event]) -> Iterator[Event]:
    """The events as far as they are about one step."""
    for event in events:
        match event.fact:
            case f.Opened() as fact:
                rounds = {name: number for name, number in fact.rounds.items() if name == step}
                yield event._replace(fact=fact._replace(rounds=rounds))
            case fact if getattr(fact, "step", "") == step:
                yield event


@given(LOGS)
def test_a_step_took_as_long_as_it_would_without_the_others(told: list[tuple[str, Any]]) -> None:
    events, end = log_of(told), at(100)
    for found in times(events, Half(), end).steps:
        assert times(only(found.step, events), Half(), end).steps == (found,)


@given(LOGS)
def test_what_people_did_is_what_their_turns_say(told: list[tuple[str, Any]]) -> None:
    events = log_of(told)
    found = {each.person: each.turns for each in times(events, Half()).people}
    theirs = [turn.person for turn in turns(events) if turn.person and not turn.by_itself]
    assert list(found) == list(dict.fromkeys(theirs))
    assert found == {name: theirs.count(name) for name in found}
