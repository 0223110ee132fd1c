"""Deeds: a word of the menu becomes an act, with what it needs asked for."""

from collections.abc import Callable
from contextlib import suppress

from flowdef.acts.desk import Standing
from flowdef.cli.shell.dialog import Back, Dialog, Line, Option, Tone, Typing
from flowdef.cli.shell.fields import ask_field, ask_person, ask_reason, people_of, title_of
from flowdef.cli.shell.menu import BACK, COMMENT, CORRECT, act_of
from flowdef.cli.shell.plain import said
from flowdef.cli.shell.scenes import here
from flowdef.cli.shell.turns import in_turn
from flowdef.expressions.shown import with_unit
from flowdef.expressions.values import from_raw
from flowdef.model.fields import Field
from flowdef.render.since import told
from flowdef.render.step_page import Page
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.roster import Roster, called
from flowdef.run.state import CLOSED, DONE

_NONE = Option("none of these", "None of these")  # no id holds a space


def deed(dialog: Dialog, where: Standing, step: str, word: str, context: Context) -> c.Act | None:
    """The act that a word asks for, apart from 'done'; None where nothing shall be done."""
    roster = context.roster
    match act_of(word):
        case "assign":
            return c.Assign(step, ask_person(dialog, "To whom?", roster))
        case "block":
            return _block(dialog, step, roster)
        case "take":
            return c.Take(step)
        case "approve":
            return c.Approve(step)
        case word if word == COMMENT:
            return c.Comment(dialog.text("Your comment", Typing(said)), step)
        case word if word == BACK:
            return _back(dialog, where, context)
        case word if word == CORRECT:
            return _correct(dialog, where, roster)
        case word:
            return _WITH_REASON[word](step, ask_reason(dialog))


def _block(dialog: Dialog, step: str, roster: Roster | None) -> c.Act:
    why = helper = ""

    def missing(_: bool) -> None:
        nonlocal why
        why = ask_reason(dialog, "What is missing?", why)

    def whose(_: bool) -> None:
        nonlocal helper
        how = Typing(words=people_of(roster), hint="may stay empty")
        helper = dialog.text("Whose help is needed?", how)

    in_turn((missing, whose))
    return c.Block(step, why, helper)


def _back(dialog: Dialog, where: Standing, context: Context) -> c.Act | None:
    """An earlier step done again: chosen from those that are closed, the latest first."""
    roster, working = context
    page, now = Page(where.definition, where.state, roster), here(working)
    closed = [(name, step) for name, step in where.state.steps.items() if step.status in CLOSED]
    closed.sort(key=lambda each: each[1].since, reverse=True)
    options = []
    for name, step in closed:
        how = "done" if step.status is DONE else "skipped"
        by = f" by {called(step.by, roster)}" if step.by else ""
        options.append(Option(name, f"{page.title(name)} ({how}{by}, {told(step.since, now)})"))
    while True:
        name = dialog.one("Which step is to be done again?", [*options, _NONE], _NONE.word)
        if name == _NONE.word:
            return None
        with suppress(Back):
            return c.Reopen(name, ask_reason(dialog))


def _correct(dialog: Dialog, where: Standing, roster: Roster | None) -> c.Act | None:
    """A value that is recorded, given anew."""
    fields = {field.name: field for field in _correctable(where)}
    options = [Option(name, _shown(where, field)) for name, field in fields.items()]
    while True:
        name = dialog.one("Which value is wrong?", [*options, _NONE], _NONE.word)
        if name == _NONE.word:
            return None
        with suppress(Back):
            return _corrected(dialog, where, fields[name], roster)


def _corrected(
    dialog: Dialog, where: Standing, field: Field, roster: Roster | None
) -> c.Act | None:
    before = where.state.values.get(field.name)
    offer, reason = before, ""
    while True:
        answer = ask_field(dialog, field, roster, offer, reason=reason)
        if answer.value is None or answer.value == before:
            dialog.show([Line("Nothing is changed.", Tone.QUIET)])
            return None
        try:
            why = answer.reason or ask_reason(dialog)
        except Back:
            offer, reason = None if field.sensitive else answer.value, answer.reason
        else:
            return c.Correct(field.name, answer.value, why)


def _correctable(where: Standing) -> tuple[Field, ...]:
    """Fields with a value, and those that a closed step left out; verdicts are not among them."""
    definition, state = where.definition, where.state
    verdicts = {step.verdict for step in definition.steps.values() if step.approving}
    return tuple(
        field
        for name, field in definition.fields.items()
        if name not in verdicts
        and (
            name in state.values
            or name in state.given
            or (owner := definition.owners.get(name)) is None
            or state.steps[owner].status in CLOSED
        )
    )


def _shown(where: Standing, field: Field) -> str:
    raw = where.state.values.get(field.name)
    value = "not recorded" if raw is None else with_unit(field, from_raw(field, raw))
    return f"{title_of(field)}: {value}"


_WITH_REASON: dict[str, Callable[[str, str], c.Act]] = {
    "reject": c.Reject,
    "skip": c.Skip,
    "reopen": c.Reopen,
    "unblock": c.Unblock,
    "retry": c.Retry,
}
