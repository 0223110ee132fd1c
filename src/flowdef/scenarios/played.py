"""Played: what came of a scenario: how the run ended, what was done, decided, and went wrong."""

from functools import cached_property
from typing import Any, NamedTuple

from flowdef.run import facts as f
from flowdef.run.events import Event
from flowdef.run.state import DONE, OPEN, SKIPPED, State, Status

# How a run can end; it is stuck where people who do what they are asked cannot go on.
ENDS = ENDED_DONE, ENDED_REJECTED, STUCK = "done", "rejected", "stuck"

# What keeps a run open although all that is asked for was answered; see `Wrong`.
KEEPS_OPEN = frozenset(("unread", "date", "rounds", "failed"))


class Wrong(NamedTuple):
    """Why a run could not go on: the step in its round, the field it is about, and a sentence.

    `kind`: missing (an answer is), refused (an answer or an input does not fit), unread (a
    condition reads a value that nobody recorded), date (so does a wait), rounds (rejected in the
    last round), failed (a sub-run cannot start). `place` is where to look in the scenario.
    """

    kind: str
    message: str
    step: str = ""
    round: int = 1
    field: str = ""
    place: tuple[str | int, ...] = ()


class Decision(NamedTuple):
    """What a condition said: of a step in its round, or of a stage in its turn, and on what."""

    of: str
    is_stage: bool
    round: int
    holds: bool
    reads: dict[str, Any]


class Closed(NamedTuple):
    """A step that was done in a round, or else skipped."""

    step: str
    round: int
    done: bool


class Vote(NamedTuple):
    """How an approval was decided in a round."""

    step: str
    round: int
    verdict: str


class Played:
    """A scenario after it was played; `state` is None where the run could not even start."""

    def __init__(
        self, state: State | None, events: tuple[Event, ...], wrong: tuple[Wrong, ...]
    ) -> None:
        self.state = state
        self.events = events
        self.wrong = wrong

    def __repr__(self) -> str:
        return f"Played({self.end}, done={self.done}, skipped={self.skipped}, {self.wrong})"

    @property
    def end(self) -> str:
        """How the run ended: done, rejected or stuck."""
        return STUCK if self.state is None or self.state.open else self.state.result

    @property
    def result(self) -> str:
        """The same as a scenario says it: done, rejected or open."""
        return OPEN if self.end == STUCK else self.end

    @cached_property
    def done(self) -> tuple[str, ...]:
        """The steps that were done at the end, in document order."""
        return self._in(DONE)

    @cached_property
    def skipped(self) -> tuple[str, ...]:
        """The steps that were skipped at the end, in document order."""
        return self._in(SKIPPED)

    @cached_property
    def rounds(self) -> dict[str, int]:
        """The round that each step came to, in document order."""
        return {name: step.round for name, step in self.state.steps.items()} if self.state else {}

    @cached_property
    def closed(self) -> tuple[Closed, ...]:
        """Each step in each round, in the order in which they were done or skipped."""
        facts = (event.fact for event in self.events)
        return tuple(
            Closed(x.step, x.round, isinstance(x, f.Finished))
            for x in facts
            if isinstance(x, f.Finished | f.Skipped)
        )

    @property
    def answered(self) -> dict[str, int]:
        """Each step that somebody answered, or decided, and the last round in which."""
        done = {each.step: each.round for each in self.closed if each.done}
        return done | {each.step: each.round for each in self.votes}

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What the conditions said, in the order in which they were decided."""
        facts = (event.fact for event in self.events)
        return tuple(_decision(x) for x in facts if isinstance(x, f.Decided | f.StageDecided))

    @cached_property
    def votes(self) -> tuple[Vote, ...]:
        """How the approvals were decided, in that order."""
        facts = (event.fact for event in self.events)
        return tuple(
            Vote(x.step, x.round, x.verdict) for x in facts if isinstance(x, f.Voted) and x.decides
        )

    def _in(self, status: Status) -> tuple[str, ...]:
        steps = self.state.steps.items() if self.state else ()
        return tuple(name for name, step in steps if step.status is status)


def _decision(fact: f.Decided | f.StageDecided) -> Decision:
    if isinstance(fact, f.Decided):
        return Decision(fact.step, False, fact.round, fact.holds, dict(fact.reads))
    return Decision(fact.stage, True, fact.turn, fact.holds, dict(fact.reads))
