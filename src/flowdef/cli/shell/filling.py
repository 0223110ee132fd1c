"""Filling: the answers of a step at the terminal, kept while it is not finished."""

from typing import Any, NamedTuple

from flowdef.acts.desk import Standing
from flowdef.cli.shell.prompting import Ticks, ask_field, ask_reason, ask_ticks
from flowdef.cli.shell.telling import say
from flowdef.model.fields import Field
from flowdef.render.step_page import StepPage
from flowdef.run import commands as c
from flowdef.run.definition import WAIT


class Draft(NamedTuple):
    """What somebody has answered for a step that is not finished yet."""

    ticks: Ticks = Ticks()
    values: dict[str, Any] = {}  # noqa: RUF012 (a new one is made for each change)


def inputs_asked(fields: tuple[Field, ...], given: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The inputs of a start: what is given and answers for what is not; reasons for deviations."""
    found, reasons = dict(given), []
    for field in fields:
        if field.name not in found:
            value, reason = ask_field(field)
            if value is not None:
                found[field.name] = value
            if reason:
                reasons.append(reason)
    return found, "; ".join(reasons)


def filled(where: Standing, step: str, page: StepPage, draft: Draft) -> tuple[c.Done | None, Draft]:
    """The answers that finish a step, None while an item of its checklist is open; the draft."""
    plan = where.definition.steps[step]
    ticks = ask_ticks(page.checklist, draft.ticks)
    still = plan.checklist - len(ticks.done) - len(ticks.not_applicable)
    if still:
        say(f"Not finished: {still} of {plan.checklist} items open. The others are kept till then.")
        return None, draft._replace(ticks=ticks)
    values: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for field in plan.asked:
        value, reason = _value(field, draft.values, where.state.values)
        if value is not None:
            values[field.name] = value
        if reason:
            reasons[field.name] = reason
    why = ask_reason() if plan.kind == WAIT else ""
    kept = {name: value for name, value in values.items() if not _secret(plan.asked, name)}
    done = c.Done(step, values, ticks.done, ticks.not_applicable, why, reasons)
    return done, Draft(ticks, kept)


def _value(field: Field, drafted: dict[str, Any], recorded: dict[str, Any]) -> tuple[Any, str]:
    if field.name in drafted:
        return ask_field(field, drafted[field.name])
    return ask_field(field, recorded.get(field.name), stands=field.name in recorded)


def _secret(fields: tuple[Field, ...], name: str) -> bool:
    return any(field.sensitive for field in fields if field.name == name)
