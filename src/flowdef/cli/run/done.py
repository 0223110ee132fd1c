"""Done: finish a step, with its values and its checklist."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from flowdef.cli.shell.words import Answers, As, Behalf, Json, Key, Reason, Run, Step, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flowdef.acts.desk import Standing
    from flowdef.run.commands import Done


def command(
    run: Run,
    step: Step,
    values: Values = None,
    tick: Annotated[
        list[int] | None, Option("--tick", metavar="N", help="An item of the checklist, from 1.")
    ] = None,
    tick_all: Annotated[bool, Option("--tick-all", help="Every item of the checklist.")] = False,
    not_applicable: Annotated[
        list[str] | None,
        Option("--not-applicable", metavar="N=REASON", help="An item that does not apply."),
    ] = None,
    reason: Reason = "",
    answers: Answers = None,
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Finish a step: its values, its checklist, a reason where something is out of order.

    What is missing is refused and named. A wait ends early by 'done' with a reason.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef done customer-onboarding-1 check-credit --set credit=good --as jo
    """
    from flowdef.cli.shell.acting import Said, act_on
    from flowdef.run.commands import Done

    if answers:
        from flowdef.cli.shell.answers import answering

        _alone(values, tick, tick_all, not_applicable, reason)
        act_on(run, answering(step, answers, (person, behalf)), as_json=as_json, key=key)
    else:
        done = _ticked(Done(step, reason=reason), tick or [], not_applicable or [])
        made = _filling(done, values or [], tick_all=tick_all, as_json=as_json)
        act_on(run, lambda where: Said(made(where), person, behalf), as_json=as_json, key=key)


def _alone(*others: object) -> None:
    """A file of answers says everything; a second source would be silently left out."""
    from flowdef.cli.shell.failure import Failure

    if any(others):
        raise Failure("--answers gives values, ticks and reason; leave the other options out.")


def _filling(
    done: "Done", pairs: "Iterable[str]", *, tick_all: bool, as_json: bool
) -> "Callable[[Standing], Done]":
    """With values and, where all are ticked, every item that applies, as the run has them."""
    from flowdef.cli.shell.acting import values_of

    def filled(where: "Standing") -> "Done":
        definition = where.definition
        plan = definition.steps.get(done.step)
        values = values_of(pairs, definition.fields.values(), as_json=as_json)
        all_ticks = {*done.ticks, *range(plan.checklist if plan and tick_all else 0)}
        ticks = sorted(all_ticks - done.not_applicable.keys())
        return done._replace(values=values, ticks=tuple(ticks))

    return filled


def _ticked(done: "Done", ticks: "Iterable[int]", reasons: "Iterable[str]") -> "Done":
    """With single ticks, and reasons of items that do not apply; items are counted from 1."""
    from flowdef.cli.shell.failure import Failure

    not_applicable: dict[int, str] = {}
    for text in reasons:
        number, equals, reason = text.partition("=")
        if not equals or not number.strip().isdecimal():
            raise Failure(f"'{text}' is no N=REASON, such as 2='No price annex in this contract'.")
        not_applicable[int(number) - 1] = reason
    all_ticks = {*done.ticks, *(number - 1 for number in ticks)} - not_applicable.keys()
    return done._replace(ticks=tuple(sorted(all_ticks)), not_applicable=not_applicable)
