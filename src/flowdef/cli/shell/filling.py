"""Filling: the answers of a step at the terminal, kept while it is not finished."""

from typing import Any, NamedTuple

from flowdef.acts.desk import Standing
from flowdef.cli.shell.dialog import Dialog, Line, Option, Ticks, Tone
from flowdef.cli.shell.fields import ask_field, ask_reason
from flowdef.model.fields import Field
from flowdef.render.step_page import StepPage
from flowdef.run import commands as c
from flowdef.run.definition import WAIT
from flowdef.run.roster import Roster

_READ = (Option("not yet"), Option("read"))
_KINDS = ("Warning", "Caution")


class Draft(NamedTuple):
    """What somebody has answered for a step that is not finished yet.

    `read`: the warnings are acknowledged.
    """

    ticks: Ticks = Ticks()
    values: dict[str, Any] = {}  # noqa: RUF012 (a new one is made for each change)
    read: bool = False


def inputs_asked(
    dialog: Dialog, fields: tuple[Field, ...], given: dict[str, Any], roster: Roster | None
) -> tuple[dict[str, Any], str]:
    """The inputs of a start: what is given and answers for what is not; reasons for deviations."""
    found, reasons = dict(given), []
    if any(field.name not in found for field in fields):
        dialog.show([Line("What must be known at the start:", Tone.QUIET)])
    for field in fields:
        if field.name not in found:
            answer = ask_field(dialog, field, roster)
            if answer.value is not None:
                found[field.name] = answer.value
            if answer.reason:
                reasons.append(answer.reason)
    return found, "; ".join(reasons)


def acknowledged(dialog: Dialog, page: StepPage) -> bool:
    """Whether each warning and caution is said to be read; asked one by one."""
    alerts = [(kind, text) for kind, text in page.alerts if kind in _KINDS]
    for kind, text in alerts:
        tone = Tone.WARNING if kind == "Warning" else Tone.CAUTION
        dialog.show([Line(f"{kind}: {text}", tone, 2)])
        if dialog.one(f"Have you read this {kind.lower()}?", _READ) != "read":
            return False
    return True


def filled(
    dialog: Dialog, where: Standing, step: str, page: StepPage, draft: Draft, roster: Roster | None
) -> tuple[c.Done | None, Draft]:
    """The answers that finish a step, None while something of it is open; the draft."""
    plan = where.definition.steps[step]
    if not draft.read and not acknowledged(dialog, page):
        return None, draft
    draft = draft._replace(read=True)
    ticks = dialog.ticks(page.checklist, draft.ticks) if page.checklist else draft.ticks
    still = plan.checklist - len(ticks.done) - len(ticks.not_applicable)
    if still:
        said = (
            f"Not finished: {still} of {plan.checklist} items open. The others are kept till then."
        )
        dialog.show([Line(said, Tone.BAD)])
        return None, draft._replace(ticks=ticks)
    values, reasons = _values(dialog, where, plan.asked, draft, roster)
    why = ask_reason(dialog, "Why does the wait end now?") if plan.kind == WAIT else ""
    secret = {field.name for field in plan.asked if field.sensitive}
    kept = {name: value for name, value in values.items() if name not in secret}
    done = c.Done(step, values, ticks.done, ticks.not_applicable, why, reasons)
    return done, Draft(ticks, kept, read=True)


def _values(
    dialog: Dialog, where: Standing, fields: tuple[Field, ...], draft: Draft, roster: Roster | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, None for what is taken back; reasons for those outside their limits."""
    values: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for field in fields:
        known = where.state.values
        drafted, recorded = field.name in draft.values, field.name in known
        before = draft.values[field.name] if drafted else known.get(field.name)
        as_recorded = recorded and before == known[field.name]
        answer = ask_field(dialog, field, roster, before, recorded=as_recorded)
        if answer.value is not None or (recorded and not answer.stands and not field.sensitive):
            values[field.name] = answer.value
        if answer.reason:
            reasons[field.name] = answer.reason
    return values, reasons
