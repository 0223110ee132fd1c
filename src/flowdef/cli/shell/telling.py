"""Telling: what came of an act, for people and for machines."""

import json
import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from typer import Exit

from flowdef.acts.desk import Desk, remembered
from flowdef.acts.perform import Outcome
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.people import strangers_in
from flowdef.cli.shell.receipt import Receipt
from flowdef.printable import printable
from flowdef.render.history import NO_FILES, Files, by_itself, sentence
from flowdef.run.data import alerts, worded
from flowdef.run.definition import Definition, StepDef
from flowdef.run.events import Event, to_json
from flowdef.run.facts import Finished, Voted
from flowdef.run.fields_json import file_fields
from flowdef.run.pending import BARRED, TRUSTED, Clock, Todo, by_machine, pending
from flowdef.run.refusal import Refused
from flowdef.run.roster import Roster, called, titled_or_called
from flowdef.run.state import State


def say(text: str) -> None:
    """Print one line; what a terminal would obey is shown instead."""
    print(printable(text))


def warn(texts: Iterable[str]) -> None:
    """Say beside the answer what is missing from it, a sentence each without its full stop."""
    for text in texts:
        print(f"flowdef: {printable(text)}.", file=sys.stderr)


def ended(sentence: str) -> str:
    """A sentence with its full stop, where it does not end with another mark."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def print_data(data: object, indent: int | None = None) -> None:
    """Print data for machines: JSON in ASCII, which no terminal obeys; on one line, or indented."""
    said = json.dumps(data)
    if indent:  # which the standard library does in Python, in ten times the time
        from msgspec import DecodeError
        from msgspec.json import format  # noqa: A004 (what is on one line needs none)

        try:
            said = format(said, indent=indent)
        except DecodeError:  # half of a character, as in the name of a file that is no text
            said = json.dumps(data, indent=indent)
    print(said)


def as_data(value: Any) -> Any:
    """Named tuples as mappings, all the way down."""
    if hasattr(value, "_asdict"):
        return {key: as_data(each) for key, each in value._asdict().items()}
    return [as_data(each) for each in value] if isinstance(value, tuple) else value


def tell(outcome: Outcome | Refused, desk: Desk, *, as_json: bool) -> None:
    """Print what happened, what is ready now, and the head of the log; or fail as refused."""
    if isinstance(outcome, Refused):
        raise refusal(outcome, as_json=as_json)
    if not outcome.repeated:
        tell_strangers(outcome, desk)
    todos = Look(desk).todos(outcome.definition, outcome.state)
    receipt = Receipt(outcome)
    if as_json:
        print_data(_data(outcome, todos, receipt))
        return
    ready = (line for todo in todos for line in todo_lines(todo, desk.context.roster))
    below = (f"  {line}" for line in ready)
    again = ["already recorded:"] * outcome.repeated
    for text in (*again, *happened(outcome, desk, alerted=True), *below, *receipt.lines()):
        say(text)


def refusal(refused: Refused, *, as_json: bool) -> Failure | Exit:
    """The end of a command that is refused: its reason, and what is possible instead.

    As data it stands on stdout, as one object: refused, why, possible, fields.
    """
    if as_json:
        print_data(
            {
                "refused": refused.reason,
                "why": refused.why,
                "possible": refused.possible,
                "fields": refused.fields,
            }
        )
        return Exit(FINDINGS)
    instead = f" Possible: {', '.join(refused.possible)}." if refused.possible else ""
    return Failure(printable(f"{ended(refused.reason)}{instead}"), FINDINGS)


def tell_strangers(outcome: Outcome, desk: Desk) -> None:
    """Say who was named in an act and is nobody of the organization; beside what is printed."""
    fields = outcome.definition.fields.values()
    for text in strangers_in(outcome.events, fields, desk.context.roster):
        print(text, file=sys.stderr)


def happened(outcome: Outcome, desk: Desk, *, alerted: bool = False) -> Iterable[str]:
    """What people and machines did, a line each; what follows by itself is left out.

    `alerted`: below a step that a person has finished or decided on, what was to beware of in it.
    """
    roster, working = desk.context
    for run, events in ((outcome.run, outcome.events), *outcome.others):
        prefix = "" if run == outcome.run else f"{run}: "
        told = [event for event in events if not by_itself(event)]
        files = _files(run, outcome, desk) if told else NO_FILES
        for event in told:
            yield prefix + sentence(event, roster, working, files)
            if alerted and run == outcome.run:
                yield from (f"  {text}" for text in _heeded(outcome, event))


class Look:
    """One look at what may be done in runs: what the user agreed to is read for all at once."""

    def __init__(self, desk: Desk, at: str = "") -> None:
        """Look from a desk, at a moment (UTC, ISO 8601); absent: now."""
        self._desk, self._at = desk, at

    def todos(self, definition: Definition, state: State) -> tuple[Todo, ...]:
        """What may be done in a run now."""
        desk, clock = self._desk, Clock(self._at or now(), self._desk.context.working)
        todos = pending(definition, state, desk.context.roster, desk.context.day(clock.at), clock)
        if not desk.evidence:  # a dry run, for which no machine works
            return todos
        return tuple(
            todo._replace(machine=self._standing(definition, definition.steps[todo.step]))
            if by_machine(todo)
            else todo
            for todo in todos
        )

    def _standing(self, definition: Definition, plan: StepDef) -> str:
        return TRUSTED if self._trusted(definition, plan) else BARRED

    @cached_property
    def _trusted(self) -> Callable[[Definition, StepDef], bool]:
        from flowdef.cli.shell.machines import trusted_in

        return trusted_in(self._desk)


def todo_line(todo: Todo, roster: Roster | None = None, *, titled: bool = False) -> str:
    """One open step: 'ready: check-credit, for Accountant (Jo [jo]), due 2026-11-20 17:00'.

    `titled`: with what it is called, 'ready: check-credit "Check the credit", for Accountant …'.
    """
    title = " ".join(todo.title.split())
    step = f'{todo.step} "{title}"' if titled and title else todo.step
    if todo.child:
        return f"{todo.status}: {step} (run {todo.child}){_dated(todo, roster)}"
    if todo.until:
        return f"{todo.status}: {step} (until {todo.until_local or todo.until})"
    whose = f", for {todo.who}" if todo.who else ""
    if todo.machine == TRUSTED:
        whose = f", a machine does it ('flowdef work --once'); by hand: {todo.who}"
    elif todo.machine:
        whose = f", {todo.machine}, so by hand{whose}"
    taken = f", taken by {called(todo.taken_by, roster)}" if todo.taken_by else ""
    other = todo.assigned not in ("", todo.taken_by)
    handed = f", handed to {called(todo.assigned, roster)}" if other else ""
    again = f", round {todo.round}" if todo.round > 1 else ""
    reason = f": {todo.reason}" if todo.reason else ""
    dated = _dated(todo, roster)
    wants = f"; needs help from {titled_or_called(todo.help, roster)}" if todo.help else ""
    return f"{todo.status}: {step}{whose}{taken}{handed}{again}{dated}{reason}{wants}"


def todo_lines(todo: Todo, roster: Roster | None = None, *, titled: bool = False) -> Iterable[str]:
    """One open step, and below it what whoever does it must beware of."""
    yield todo_line(todo, roster, titled=titled)
    yield from (f"  {text}" for text in worded(todo_data(todo)))


def todo_data(todo: Todo) -> dict[str, Any]:
    """One open step as data."""
    return todo._asdict()


def event_data(run: str, events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events as data, each with the run that it happened in."""
    return [{"run": run, **to_json(event)} for event in events]


def _files(run: str, outcome: Outcome, desk: Desk) -> Files:
    where = outcome if run == outcome.run else remembered(desk, run)
    return NO_FILES if isinstance(where, Refused) else file_fields(where.definition.json)


def _heeded(outcome: Outcome, event: Event) -> Iterable[str]:
    match event.fact:
        case Voted(step=name) | Finished(step=name, how="person" | "hand"):
            return alerts(outcome.definition, outcome.state, outcome.definition.steps[name])
        case _:
            return ()


def _dated(todo: Todo, roster: Roster | None) -> str:
    due = f", due {todo.due_local or todo.due}" if todo.due else ""
    late = ", late" if todo.late else ""
    if not todo.escalated:
        return due + late
    return f"{due}{late}, brought to {roster.title(todo.escalated) if roster else todo.escalated}"


def _data(outcome: Outcome, todos: tuple[Todo, ...], receipt: Receipt) -> dict[str, Any]:
    runs = ((outcome.run, outcome.events), *outcome.others)
    return {
        "run": outcome.run,
        "result": outcome.state.result,
        "events": [each for run, events in runs for each in event_data(run, events)],
        "open": [todo_data(todo) for todo in todos],
        **receipt.data(),
        "repeated": outcome.repeated,
    }
