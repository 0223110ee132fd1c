"""Telling: what came of an act, for people and for machines."""

import json
from collections.abc import Iterable
from typing import Any

from flowdef.acts.desk import Desk
from flowdef.acts.perform import Outcome
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.render.history import by_itself, sentence
from flowdef.run.definition import Definition
from flowdef.run.events import Event, to_json
from flowdef.run.pending import Todo, pending
from flowdef.run.refusal import Refused
from flowdef.run.roster import Roster
from flowdef.run.state import State


def tell(outcome: Outcome | Refused, desk: Desk, *, as_json: bool) -> None:
    """Print what happened, what is ready now, and the head of the log; or fail as refused."""
    if isinstance(outcome, Refused):
        raise refusal(outcome, as_json=as_json)
    todos = todos_of(outcome.definition, outcome.state, desk)
    if as_json:
        print(json.dumps(_data(outcome, todos), ensure_ascii=False))
        return
    for text in happened(outcome, desk.context.roster):
        print(text)
    for todo in todos:
        print(f"  {todo_line(todo)}")
    for head in outcome.heads:
        print(f"head {head}")
    if outcome.note:
        print(outcome.note)


def refusal(refused: Refused, *, as_json: bool) -> Failure:
    """The failure that a refusal is: its reason, and what is possible instead."""
    if as_json:
        print(
            json.dumps(
                {"refused": refused.reason, "why": refused.why, "possible": refused.possible}
            )
        )
    instead = f" Possible: {', '.join(refused.possible)}." if refused.possible else ""
    return Failure(f"{refused.reason}.{instead}", FINDINGS)


def happened(outcome: Outcome, roster: Roster | None) -> Iterable[str]:
    """What people and machines did, a line each; what follows by itself is left out."""
    for run, events in ((outcome.run, outcome.events), *outcome.others):
        for event in events:
            if not by_itself(event):
                prefix = "" if run == outcome.run else f"{run}: "
                yield prefix + sentence(event, roster)


def todos_of(definition: Definition, state: State, desk: Desk) -> tuple[Todo, ...]:
    """What may be done now."""
    return pending(definition, state, desk.context.roster, state.last[:10])


def todo_line(todo: Todo) -> str:
    """One open step: 'ready: check-credit, for Accountant (Jo [jo])'."""
    if todo.child:
        return f"{todo.status}: {todo.step} (run {todo.child})"
    if todo.until:
        return f"{todo.status}: {todo.step} (until {todo.until})"
    whose = f", for {todo.who}" if todo.who else ""
    taken = f", taken by {todo.taken_by}" if todo.taken_by else ""
    again = f", round {todo.round}" if todo.round > 1 else ""
    reason = f": {todo.reason}" if todo.reason else ""
    return f"{todo.status}: {todo.step}{whose}{taken}{again}{reason}"


def todo_data(todo: Todo) -> dict[str, Any]:
    """One open step as data."""
    return todo._asdict()


def event_data(run: str, events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events as data, each with the run that it happened in."""
    return [{"run": run, **to_json(event)} for event in events]


def _data(outcome: Outcome, todos: tuple[Todo, ...]) -> dict[str, Any]:
    runs = ((outcome.run, outcome.events), *outcome.others)
    return {
        "run": outcome.run,
        "result": outcome.state.result,
        "events": [each for run, events in runs for each in event_data(run, events)],
        "open": [todo_data(todo) for todo in todos],
        "heads": [str(head) for head in outcome.heads],
    }
