"""Turns: each step in each round, from ready to closed, as its events tell."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from flowdef.run import facts as f
from flowdef.run.events import Event

BY_PEOPLE = ("person", "hand", "vote")


class Turn(Struct):
    """A step in one round. Moments are ISO text, empty where that has not happened.

    `how` it was closed: person, hand, vote, time, machine, sub-run, skipped or opened (it was
    begun anew before its end). `taken` is when a person took it, or a wait, a sub-run or a machine
    began. `blocked` are the stretches in which it could not go on.
    """

    step: str
    round: int
    ready: str = ""
    taken: str = ""
    closed: str = ""
    how: str = ""
    person: str = ""
    blocked: tuple[tuple[str, str], ...] = ()  # the last may still be open: its end is empty

    @property
    def by_itself(self) -> bool:
        """Whether time, a machine or another run did it."""
        return self.how not in ("", "skipped", "opened", *BY_PEOPLE)


def turns(events: Iterable[Event]) -> tuple[Turn, ...]:
    """All turns of a run, in the order in which they began."""
    found = _Found()
    for event in events:
        told = _TOLD.get(type(event.fact))
        if told:
            told(found, event.fact, event)
    return tuple(found.turns.values())


class _Found:
    """The turns so far by step and round, and of each step those that may still be open."""

    def __init__(self) -> None:
        self.turns: dict[tuple[str, int], Turn] = {}
        self.open: defaultdict[str, list[Turn]] = defaultdict(list)


def _of(found: _Found, fact: Any) -> Turn:
    key = (fact.step, fact.round)
    if key not in found.turns:
        found.turns[key] = turn = Turn(*key)
        found.open[fact.step].append(turn)
    return found.turns[key]


def _ready(found: _Found, fact: f.MadeReady, event: Event) -> None:
    turn = _of(found, fact)
    turn.ready = turn.ready or event.at


def _taken(found: _Found, fact: f.Taken | f.Voted, event: Event) -> None:
    turn = _of(found, fact)
    turn.taken = turn.taken or event.at
    turn.person = event.by


def _began(found: _Found, fact: Any, event: Event) -> None:
    turn = _of(found, fact)
    turn.taken = turn.taken or event.at


def _assigned(found: _Found, fact: f.Assigned, _: Event) -> None:
    turn = _of(found, fact)
    if turn.taken and turn.person:
        turn.person = fact.to


def _finished(found: _Found, fact: f.Finished, event: Event) -> None:
    turn = _of(found, fact)
    turn.closed, turn.how = event.at, fact.how
    if fact.how in ("person", "hand"):
        turn.person = event.by
    _unblock(turn, event.at)


def _skipped(found: _Found, fact: f.Skipped, event: Event) -> None:
    turn = _of(found, fact)
    turn.closed, turn.how = event.at, "skipped"
    _unblock(turn, event.at)


def _blocked(found: _Found, fact: f.Blocked, event: Event) -> None:
    turn = _of(found, fact)
    _unblock(turn, event.at)
    turn.blocked += ((event.at, ""),)


def _unblocked(found: _Found, fact: f.Unblocked, event: Event) -> None:
    _unblock(_of(found, fact), event.at)


def _opened(found: _Found, fact: f.Opened, event: Event) -> None:
    for name, number in fact.rounds.items():
        for turn in found.open[name]:
            if turn.round < number and not turn.closed:
                turn.closed, turn.how = event.at, "opened"
                _unblock(turn, event.at)
        found.open[name] = [turn for turn in found.open[name] if not turn.closed]


def _ended(found: _Found, _: f.Ended, event: Event) -> None:
    for turn in found.turns.values():
        _unblock(turn, event.at)


def _unblock(turn: Turn, at: str) -> None:
    if turn.blocked and not turn.blocked[-1][1]:
        turn.blocked = (*turn.blocked[:-1], (turn.blocked[-1][0], at))


_TOLD: dict[type, Callable[[_Found, Any, Event], None]] = {
    f.MadeReady: _ready,
    f.Taken: _taken,
    f.Voted: _taken,
    f.WaitBegan: _began,
    f.SubRunStarted: _began,
    f.AttemptBegan: _began,
    f.Assigned: _assigned,
    f.Finished: _finished,
    f.Skipped: _skipped,
    f.Blocked: _blocked,
    f.Unblocked: _unblocked,
    f.Opened: _opened,
    f.Ended: _ended,
}
