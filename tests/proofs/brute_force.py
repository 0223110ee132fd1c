"""Brute force: every run of a small process, walked on the decider, whatever anybody proves.

In a run people do only what is asked: all that is ready is done in any order, with any answers;
approvals say yes or no; machines and sub-runs succeed; waits end. Where the same point is reached
in two ways it is gone on from once.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flowdef.model.process import Process
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.deciding import Context
from flowdef.run.definition import AUTOMATION, Definition, StepDef
from flowdef.run.events import Event
from flowdef.run.evolve import evolve
from flowdef.run.possible import repeatable
from flowdef.run.refusal import Refused
from flowdef.run.state import READY, STARTED, State, StepState
from proofs.brute_force_values import Values

AT = "2026-05-31T09:00:00Z"  # before every date that is answered
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One act of a run: what it led to, and from where; `before` is None at its start."""

    told: str
    before: "Move | None"
    events: tuple[Event, ...]
    after: State

    @property
    def story(self) -> str:
        """All acts up to this one."""
        found, at = [], self
        while at.before:
            found.append(at.told)
            at = at.before
        return "; ".join(reversed([*found, at.told]))


class TooMany(Exception):  # noqa: N818 (a measure, no error)
    """There are more points than wanted."""


class Anybody:
    """No organization: each act is somebody's who has not voted before."""

    context = Context()
    named: Sequence[str] = ()  # whom a field can name

    def acting(self, state: State | None) -> Sequence[tuple[str, str]]:
        """Who may act, as far as it makes a difference, and for whom."""
        voted = sum(len(step.votes) for step in state.steps.values()) if state else 0
        return [(f"p{voted}", "")]

    def takes(self, _command: c.Command, _events: Sequence[Event]) -> bool:
        """Whether it is an act that people are asked for."""
        return True

    def key(self, state: State) -> Key:
        """What is to come rests on nobody in particular."""
        return tuple(len(step.votes) for step in state.steps.values())


class Staff(Protocol):
    """Who may act in a run."""

    @property
    def context(self) -> Context: ...
    @property
    def named(self) -> Sequence[str]: ...
    def acting(self, state: State | None) -> Sequence[tuple[str, str]]: ...
    def takes(self, command: c.Command, events: Sequence[Event], /) -> bool: ...
    def key(self, state: State) -> Key: ...


class Exhaustion:
    """The runs of one process, with everybody who may act in them."""

    def __init__(
        self, process: Process, definition: Definition, staff: Staff, at: str = AT
    ) -> None:
        self._definition = definition
        self.staff = staff
        self._at = at
        self.process = process
        self.values = Values(process, staff.named)

    def moves(self, most: int) -> Iterator[Move]:
        """Every act at every point of every run, once; TooMany beyond so many points."""
        unfinished = deque(self.beginnings())
        seen = {self.key(each.after) for each in unfinished}
        yield from unfinished
        while unfinished:
            for move in self._onward(unfinished.popleft()):
                yield move
                key = self.key(move.after)
                if key not in seen:
                    seen.add(key)
                    if len(seen) > most:
                        raise TooMany
                    unfinished.append(move)

    def after(
        self, before: Move | None, act: c.Act, who: tuple[str, str], at: str = ""
    ) -> Move | Refused | None:
        """The run after an act of somebody, for somebody (or nobody); None: nobody asks for it."""
        state = before.after if before else None
        command = c.Command(act, who[0], at or self._at, who[1])
        events = decide(self._definition, state, command, self.staff.context)
        if isinstance(events, Refused):
            return events
        if not self.staff.takes(command, events):
            return None
        for event in events:
            state = evolve(self._definition, state, event)
        assert state is not None
        return Move(_told(act, *who), before, events, state)

    def after_all(
        self, at: Move | None, acts: Iterable[c.Act], who: tuple[str, str]
    ) -> Move | Refused | None:
        """The run after several acts of one, or the first that is not taken."""
        found: Move | Refused | None = at
        for act in acts:
            found = self.after(at, act, who)
            if not isinstance(found, Move):
                return found
            at = found
        return found

    def beginnings(self) -> Iterator[Move]:
        """The run with every set of inputs that it can start with."""
        who = self.staff.acting(None)[0]
        for given in self.values.beginnings(self.process):
            found = self.after(None, c.Start("r", given), who)
            assert isinstance(found, Move), found
            yield found

    def _onward(self, at: Move) -> Iterator[Move]:
        """Where a run can go from a point."""
        if not at.after.open:
            return
        for plan in self._definition.steps.values():
            for acts in asked(plan, at.after.steps[plan.id], self.values):
                for who in self.staff.acting(at.after):
                    found = self.after_all(at, acts, who)
                    if isinstance(found, Move):  # else not for them, or a hold point is open again
                        yield found

    def key(self, state: State) -> Key:
        """What is to come rests on this, and on nothing else of a state."""
        steps = tuple(
            (s.status, s.round, s.turn, s.decided, s.cause, s.attempt, s.limit)
            for s in state.steps.values()
        )
        values = repr(sorted(state.values.items()))
        turns = (*sorted(state.deciders.items()), *state.turns.values())
        return state.result, steps, values, turns, self.staff.key(state)


def asked(plan: StepDef, step: StepState, values: Values) -> Iterator[tuple[c.Act, ...]]:
    """All that may be said of a step, each perhaps in two acts."""
    if step.status is READY:
        yield from _of_ready(plan, step, values)
    elif plan.kind == "approval" and step.status is STARTED:
        yield from ((c.Approve(plan.id),), (c.Reject(plan.id),))
    elif plan.kind == "wait" and step.status is STARTED:
        yield (c.Done(plan.id, reason="its time has come"),)
    elif step.child:
        for given in values.answers(plan.asked, always=True):
            yield (c.Return(plan.id, step.child, "done", _by_source(plan, given)),)


def _of_ready(plan: StepDef, step: StepState, values: Values) -> Iterator[tuple[c.Act, ...]]:
    if plan.kind == "approval":
        yield from ((c.Approve(plan.id),), (c.Reject(plan.id),))
        return
    machine = plan.kind == AUTOMATION
    for given in values.answers(plan.asked, always=machine):
        if machine and repeatable(plan, step):
            report = c.Report(plan.id, step.round, step.attempt + 1, succeeded=True)
            yield c.Try(plan.id), report._replace(values=_by_source(plan, given))
        else:
            yield (c.Done(plan.id, given, tuple(range(plan.checklist))),)


def _by_source(plan: StepDef, given: dict[str, Any]) -> dict[str, Any]:
    return {field.source: given[field.name] for field in plan.asked}


def _told(act: c.Act, by: str, behalf: str) -> str:
    found = _in_words(act)
    if by.startswith("p") and not behalf:
        return found
    return f"{by}{f' for {behalf}' if behalf else ''}: {found}"


def _in_words(act: c.Act) -> str:
    match act:
        case c.Start(inputs=given):
            return f"start {dict(given)}"
        case c.Done(step=step, values=given) | c.Report(step=step, values=given):
            return f"done {step} {dict(given)}"
        case c.Return(step=step, outputs=given):
            return f"done {step} {dict(given)}"
        case c.Approve() | c.Reject() | c.Try():
            return f"{type(act).__name__.lower()} {act.step}"
        case _:
            return str(act)
