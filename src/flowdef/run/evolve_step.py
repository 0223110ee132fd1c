"""Evolve, steps: what the facts of one step do to it, and to the values it records."""

from collections.abc import Callable, Mapping
from typing import Any

from flowdef.model.verdict import APPROVED
from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.state import (
    BLOCKED,
    CLOSED,
    DONE,
    FAILED,
    READY,
    SKIPPED,
    STARTED,
    WAITING,
    State,
    Status,
    Vote,
)

BY_PEOPLE = ("person", "hand")


def attempts(deed: Mapping[str, Any], *, idempotent: bool | None) -> int:
    """How many attempts a machine has before a person is asked.

    What is not idempotent is never repeated without a person's word.
    """
    return 1 if idempotent is False else int(deed.get("attempts", 1))


def did(state: State, step: str, event: Event) -> None:
    """Whoever acted, and whoever was represented, count from now on as having done the step."""
    people = {event.by, event.basis.represents} - {""}
    state.doers[step] = state.doers.get(step, frozenset()).union(people)


def _finished(_: Definition, state: State, fact: f.Finished, event: Event) -> None:
    step = state.steps[fact.step]
    state.steps[fact.step] = step._replace(
        status=DONE,
        since=event.at,
        by=event.by,
        represents=event.basis.represents,
        cause=fact.how,
        reason=fact.reason,
        until="",
    )
    for name, value in fact.values.items():
        _set(state, name, value)
    state.given = state.given.union(fact.given)
    if fact.how in BY_PEOPLE:
        did(state, fact.step, event)


def _made_ready(_: Definition, state: State, fact: f.MadeReady, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=READY, since=event.at, ready=event.at, cause="", names=(), reason=""
    )


def _decided(_: Definition, state: State, fact: f.Decided, event: Event) -> None:
    step = state.steps[fact.step]._replace(decided=fact.holds)
    if step.status is BLOCKED:
        step = step._replace(status=WAITING, since=event.at, cause="", names=(), reason="")
    state.steps[fact.step] = step


def _skipped(_: Definition, state: State, fact: f.Skipped, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=SKIPPED,
        since=event.at,
        by=event.by,
        represents=event.basis.represents,
        cause=fact.because,
        reason=fact.reason,
        help="",
        names=(),
        until="",
    )
    for name in fact.unset:
        _set(state, name, None)
    state.given = state.given.difference(fact.unset)


def _taken(_: Definition, state: State, fact: f.Taken, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=STARTED, since=event.at, by=event.by, represents=event.basis.represents
    )


def _voted(definition: Definition, state: State, fact: f.Voted, event: Event) -> None:
    step = state.steps[fact.step]
    vote = Vote(fact.verdict, event.by, event.basis.represents)
    state.steps[fact.step] = step._replace(
        status=STARTED,
        since=step.since if step.status is STARTED else event.at,
        votes=(*step.votes, vote),
    )
    if fact.decides:
        _set(state, definition.steps[fact.step].verdict, fact.verdict)
    did(state, fact.step, event)


def _lapsed(definition: Definition, state: State, fact: f.Lapsed, event: Event) -> None:
    step = state.steps[fact.step]
    gone = Vote(APPROVED, fact.voter, fact.represents)
    step = step._replace(votes=tuple(vote for vote in step.votes if vote != gone))
    if not step.votes and not step.by:  # as before the first vote
        door = _at_the_door(definition, state, fact.step)
        if step.status is STARTED:
            step = step._replace(status=door, since=event.at)
        step = step._replace(resume=READY)
    state.steps[fact.step] = step


def _blocked(_: Definition, state: State, fact: f.Blocked, event: Event) -> None:
    step = state.steps[fact.step]
    state.steps[fact.step] = step._replace(
        status=BLOCKED,
        since=event.at,
        resume=step.status if fact.cause == "person" else READY,
        cause=fact.cause,
        reason=fact.reason,
        names=fact.names,
        help=fact.help,
    )


def _unblocked(definition: Definition, state: State, fact: f.Unblocked, event: Event) -> None:
    step = state.steps[fact.step]
    resume = step.resume if step.resume is not READY else _at_the_door(definition, state, fact.step)
    state.steps[fact.step] = step._replace(
        status=resume, since=event.at, cause="", reason="", help=""
    )


def _assigned(_: Definition, state: State, fact: f.Assigned, event: Event) -> None:
    step = state.steps[fact.step]._replace(assigned=fact.to)
    if step.status is STARTED and step.by:
        step = step._replace(by=fact.to, represents="", since=event.at)
    state.steps[fact.step] = step


def _wait_began(_: Definition, state: State, fact: f.WaitBegan, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=STARTED, since=event.at, until=fact.until, cause="", names=(), reason=""
    )


def _sub_run_started(_: Definition, state: State, fact: f.SubRunStarted, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=STARTED, since=event.at, child=fact.run, attempt=fact.attempt, reason=""
    )


def _sub_run_cancelled(_: Definition, state: State, fact: f.SubRunCancelled, __: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(child="")


def _attempt_began(
    definition: Definition, state: State, fact: f.AttemptBegan, event: Event
) -> None:
    step, plan = state.steps[fact.step], definition.steps[fact.step]
    limit = step.limit
    if fact.attempt > limit:
        limit = fact.attempt + attempts(plan.deed, idempotent=plan.idempotent) - 1
    state.steps[fact.step] = step._replace(
        status=STARTED, since=event.at, attempt=fact.attempt, limit=limit, cause="", reason=""
    )


def _attempt_failed(_: Definition, state: State, fact: f.AttemptFailed, __: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(reason=fact.reason)


def _failed(_: Definition, state: State, fact: f.Failed, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(
        status=FAILED, since=event.at, reason=fact.reason, child=""
    )


def _retried(definition: Definition, state: State, fact: f.Retried, event: Event) -> None:
    step = state.steps[fact.step]
    status = _at_the_door(definition, state, fact.step)
    state.steps[fact.step] = step._replace(
        status=status, since=event.at, limit=step.attempt, cause="retry", reason=""
    )


def _reminded(_: Definition, state: State, fact: f.Reminded, event: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(reminded=event.at)


def _escalated(_: Definition, state: State, fact: f.Escalated, __: Event) -> None:
    state.steps[fact.step] = state.steps[fact.step]._replace(escalated=fact.role)


def _at_the_door(definition: Definition, state: State, name: str) -> Status:
    """Ready, or waiting where what it needs was opened meanwhile."""
    needs = definition.steps[name].needs
    return READY if all(state.steps[need].status in CLOSED for need in needs) else WAITING


def _set(state: State, name: str, value: Any) -> None:
    if value is None:
        state.values.pop(name, None)
    else:
        state.values[name] = value


OF_A_STEP: dict[type, Callable[[Definition, State, Any, Event], None]] = {
    f.Finished: _finished,
    f.MadeReady: _made_ready,
    f.Decided: _decided,
    f.Skipped: _skipped,
    f.Taken: _taken,
    f.Voted: _voted,
    f.Lapsed: _lapsed,
    f.Blocked: _blocked,
    f.Unblocked: _unblocked,
    f.Assigned: _assigned,
    f.WaitBegan: _wait_began,
    f.SubRunStarted: _sub_run_started,
    f.SubRunCancelled: _sub_run_cancelled,
    f.AttemptBegan: _attempt_began,
    f.AttemptFailed: _attempt_failed,
    f.Failed: _failed,
    f.Retried: _retried,
    f.Reminded: _reminded,
    f.Escalated: _escalated,
}
