"""Walk: a run taken as far as an answers file answers its steps, sub-runs included."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flowdef.acts.answers_file import Answer
from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.look import overdue, wake
from flowdef.acts.perform import Outcome, perform
from flowdef.run import commands as c
from flowdef.run.definition import CALL, Definition
from flowdef.run.pending import Clock, Todo, pending
from flowdef.run.refusal import Refused
from flowdef.run.state import STARTED, State

Answers = Mapping[str, tuple[Answer, ...]]
Tell = Callable[[Outcome], None]
Now = Callable[[], str]  # the moment, UTC, ISO 8601


class Walked(NamedTuple):
    """Where a walk ended: the run, what nobody answered, and why the last act was refused."""

    definition: Definition
    state: State
    open: tuple[Todo, ...]
    refused: Refused | None = None
    at_step: str = ""


def walk(desk: Desk, run: str, answers: Answers, now: Now, tell: Tell) -> Walked | Refused:
    """Act on the first step that has an answer, again and again; `tell` hears each outcome.

    An answer ends a wait early only while it is open. Raises StoreError.
    """
    while True:
        where = _now(desk, run, (now, tell))
        if isinstance(where, Refused):
            return where
        at, context = now(), desk.context
        clock = Clock(at, context.working)
        todos = pending(where.definition, where.state, context.roster, context.day(at), clock)
        for todo in todos:
            moved = _answered(desk, where, todo, answers.get(todo.step, ()), (now, tell))
            if isinstance(moved, Refused):
                return Walked(where.definition, where.state, todos, moved, todo.step)
            if moved:
                break
        else:
            return Walked(where.definition, where.state, todos)


def _now(desk: Desk, run: str, ears: tuple[Now, Tell]) -> Standing | Refused:
    """Where a run stands; waits that are over end first."""
    now, tell = ears
    where, moment = standing(desk.store, run), now()
    if isinstance(where, Refused) or not overdue(where, moment, desk.context.working):
        return where
    woken = wake(desk, run, moment)
    if isinstance(woken, Refused):
        return woken
    tell(woken)
    return standing(desk.store, run)


def _answered(
    desk: Desk, where: Standing, todo: Todo, rounds: tuple[Answer, ...], ears: tuple[Now, Tell]
) -> bool | Refused | None:
    """True where an answer moved the run, None where there is none that can."""
    now, tell = ears
    if not rounds:
        return None
    answer = answer_in(rounds, todo.round)
    if todo.kind == CALL and todo.status == STARTED:
        return _below(desk, todo.child, answer, ears)
    plan = where.definition.steps[todo.step]
    act = act_of(answer, todo.step, plan.checklist)
    if act_word(act) not in todo.acts:
        return None
    outcome = perform(desk, where.run, act, Who(answer.by, now(), answer.on_behalf_of))
    if isinstance(outcome, Refused):
        return outcome
    tell(outcome)
    return True


def _below(desk: Desk, child: str, answer: Answer, ears: tuple[Now, Tell]) -> bool | Refused | None:
    """Walk a sub-run; None where it did not come nearer to its end."""
    before = standing(desk.store, child)
    walked = walk(desk, child, answer.steps, *ears)
    if isinstance(walked, Refused):
        return walked
    if walked.refused:
        return walked.refused
    moved = not isinstance(before, Refused) and walked.state != before.state
    return True if moved else None


def answer_in(rounds: tuple[Answer, ...], number: int) -> Answer:
    """The answer for a round, counted from 1; the last one repeats."""
    return rounds[min(number, len(rounds)) - 1]


def act_of(answer: Answer, step: str, items: int) -> c.OnStep:
    """What an answer asks for a step with so many items on its checklist."""
    match answer.verdict:
        case "approve":
            return c.Approve(step, answer.reason)
        case "reject":
            return c.Reject(step, answer.reason)
        case "skip":
            return c.Skip(step, answer.reason)
        case "unblock":
            return c.Unblock(step, answer.reason)
        case "reopen":
            return c.Reopen(step, answer.reason)
        case _:
            ticks = tuple(range(items)) if answer.ticks is None else answer.ticks
            return c.Done(step, answer.values, ticks, answer.not_applicable, answer.reason)


def act_word(act: c.OnStep) -> str:
    """The act as one says it at a prompt."""
    return type(act).__name__.lower()
