"""Brute force: every run of a small process, walked on the decider, whatever anybody proves.

In a run people do only what is asked: all that is ready is done in any order, with any answers;
approvals say yes or no; machines and sub-runs succeed; waits end. Where the same point is reached
in two ways it is gone on from once.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

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

AT = "2026-06-01T09:00:00Z"
ANYBODY = Context()
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


def moves(process: Process, definition: Definition, most: int) -> Iterator[Move]:
    """Every act at every point of every run, once; TooMany beyond so many points."""
    values = Values(process)
    unfinished: deque[Move] = deque()
    for given in values.beginnings(process):
        found = _after(definition, None, c.Start("r", given))
        assert isinstance(found, Move), found
        unfinished.append(found)
    seen = {_key(each.after) for each in unfinished}
    yield from unfinished
    while unfinished:
        at = unfinished.popleft()
        for move in _onward(definition, at, values):
            yield move
            key = _key(move.after)
            if key not in seen:
                seen.add(key)
                if len(seen) > most:
                    raise TooMany
                unfinished.append(move)


def _onward(definition: Definition, at: Move, values: Values) -> Iterator[Move]:
    """Where a run can go from a point."""
    if not at.after.open:
        return
    for plan in definition.steps.values():
        for acts in _asked(plan, at.after.steps[plan.id], values):
            found: Move | Refused = at
            for act in acts:
                assert isinstance(found, Move)
                found = _after(definition, found, act)
                if isinstance(found, Refused):
                    break
            if isinstance(found, Move):  # else a hold point is open again
                yield found


def _asked(plan: StepDef, step: StepState, values: Values) -> Iterator[tuple[c.Act, ...]]:
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


def _after(definition: Definition, before: Move | None, act: c.Act) -> Move | Refused:
    """The run after an act by somebody who has not acted before."""
    state = before.after if before else None
    voted = sum(len(step.votes) for step in state.steps.values()) if state else 0
    events = decide(definition, state, c.Command(act, f"p{voted}", AT), ANYBODY)
    if isinstance(events, Refused):
        return events
    for event in events:
        state = evolve(definition, state, event)
    assert state is not None
    return Move(_told(act), before, events, state)


def _key(state: State) -> Key:
    """What is to come rests on this, and on nothing else of a state."""
    steps = tuple(
        (s.status, s.round, s.turn, s.decided, s.cause, s.attempt, s.limit, len(s.votes))
        for s in state.steps.values()
    )
    values = tuple(sorted(state.values.items()))
    return (
        state.result,
        steps,
        repr(values),
        tuple(sorted(state.deciders.items())),
        *state.turns.values(),
    )


def _told(act: c.Act) -> str:
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
