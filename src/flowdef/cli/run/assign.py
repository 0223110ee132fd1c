"""Assign: hand a step to a person."""

from typing import Annotated

from typer import Argument

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run, Step


def command(
    run: Run,
    step: Step,
    to: Annotated[str, Argument(metavar="PERSON", help="To whom.")],
    reason: Reason = "",
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Hand a step to a person who may do it.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef assign customer-onboarding-1 check-credit jo --as dana
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Assign

    act(run, Assign(step, to, reason), person, behalf, as_json=as_json, key=key)
