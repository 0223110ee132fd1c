"""Choosing: which of several open steps one means, in a run and in those below it."""

from collections.abc import Sequence

from flowdef.acts.desk import Standing
from flowdef.cli.shell.dialog import Dialog, Option
from flowdef.render.step_page import Page
from flowdef.run.pending import Todo
from flowdef.run.roster import Roster
from flowdef.run.state import STUCK

Open = tuple[Standing, Todo]


def chosen(
    dialog: Dialog, question: str, run: str, found: Sequence[Open], roster: Roster | None
) -> Open:
    """The one that the person chooses; steps of runs below `run` are named with theirs."""
    options = [Option(_name(run, each), _title(run, each, roster)) for each in found]
    word = dialog.one(question, options, options[0].word)
    return next(each for each in found if _name(run, each) == word)


def _name(run: str, each: Open) -> str:
    where, todo = each
    return todo.step if where.run == run else f"{where.run} {todo.step}"


def _title(run: str, each: Open, roster: Roster | None) -> str:
    where, todo = each
    page = Page(where.definition, where.state, roster)
    stage = page.of(todo.step).stage
    below = f"{where.run}: " if where.run != run else ""
    late = "late" if todo.late else ""
    stuck = todo.status if todo.status in STUCK else ""
    aside = ", ".join(filter(None, (stage, stuck, late)))
    return f"{below}{page.title(todo.step)}{f' ({aside})' if aside else ''}"
