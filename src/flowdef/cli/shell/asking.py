"""Asking: a plain prompt loop that takes a person through the open steps of a run."""

from collections.abc import Callable, Iterable
from typing import Any

from flowdef.acts.desk import Desk, Standing
from flowdef.acts.perform import perform
from flowdef.cli.shell.desk import who
from flowdef.cli.shell.looking import looked
from flowdef.cli.shell.prompting import ask, ask_field, ask_reason, ask_ticks, ask_word, show
from flowdef.cli.shell.telling import happened, todo_line, todos_of
from flowdef.model.fields import Field
from flowdef.render.step_page import page_of
from flowdef.run import commands as c
from flowdef.run.definition import WAIT
from flowdef.run.pending import Todo, for_person
from flowdef.run.refusal import Refused
from flowdef.run.state import BLOCKED, FAILED


def inputs_asked(fields: Iterable[Field], given: dict[str, Any]) -> dict[str, Any]:
    """The inputs of a start: what is given, and answers for what is not."""
    for field in fields:
        if field.name not in given:
            value, _ = ask_field(field)
            if value is not None:
                given[field.name] = value
    return given


def asked(desk: Desk, run: str, person: str) -> None:
    """Go through the steps that a person may do, until none is left or they stop."""
    name = person or ask_word("Who are you (a person's id)?")
    try:
        while _one(desk, run, name):
            pass
    except (EOFError, KeyboardInterrupt):
        print()
    print(f"Go on with: flowdef step {run}")


def _one(desk: Desk, run: str, person: str) -> bool:
    """Ask for one step; False where nothing is left for this person."""
    where = looked(desk, run)
    if not where.state.open:
        print(f"{run} is {where.state.result}")
        return False
    todos = todos_of(where.definition, where.state, desk)
    mine = for_person(todos, person)
    below = next((todo.child for todo in todos if todo.child), "")
    if not mine:
        if below and _one(desk, below, person):
            return True
        print("Nothing for you now. Open:")
        for todo in todos:
            print(f"  {todo_line(todo)}")
        return False
    act = _asked(where, mine[0])
    if act is None:
        return False
    outcome = perform(desk, run, act, who(person))
    if isinstance(outcome, Refused):
        print(f"Not recorded: {outcome.reason}.")
        return True
    for line in happened(outcome, desk.context.roster):
        print(line)
    return True


def _asked(where: Standing, todo: Todo) -> c.Act | None:
    """What the person wants with a step; None where they stop."""
    show(page_of(where.definition, where.state, todo.step))
    if todo.status in (BLOCKED, FAILED):
        print(f"It is {todo.status}: {todo.reason}")
    choices = (*todo.acts, "stop")
    word = ask_word(f"{' / '.join(choices)}?", choices)
    match word:
        case "done":
            return _done(where, todo)
        case "take":
            return c.Take(todo.step)
        case "approve":
            return c.Approve(todo.step)
        case "assign":
            return c.Assign(todo.step, ask_word("To whom (a person's id)?"))
        case "block":
            return c.Block(todo.step, ask_reason(), ask("Whose help is needed?"))
        case "stop":
            return None
        case _:
            return _WITH_REASON[word](todo.step, ask_reason())


def _done(where: Standing, todo: Todo) -> c.Done:
    """Values, ticks and reasons of a step; a wait that a person ends early takes a reason."""
    plan = where.definition.steps[todo.step]
    answers = {
        field.name: ask_field(field, where.state.values.get(field.name)) for field in plan.asked
    }
    page = page_of(where.definition, where.state, todo.step)
    ticks, not_applicable = ask_ticks(page.checklist)
    return c.Done(
        todo.step,
        {name: value for name, (value, _) in answers.items() if value is not None},
        ticks,
        not_applicable,
        ask_reason() if plan.kind == WAIT else "",
        {name: reason for name, (_, reason) in answers.items() if reason},
    )


_WITH_REASON: dict[str, Callable[[str, str], c.Act]] = {
    "reject": c.Reject,
    "skip": c.Skip,
    "reopen": c.Reopen,
    "unblock": c.Unblock,
    "retry": c.Retry,
}
