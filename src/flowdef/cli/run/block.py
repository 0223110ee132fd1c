"""Block: say that you cannot go on with a step, and whose help you need."""

from typing import Annotated

from typer import Option

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run, Step


def command(
    run: Run,
    step: Step,
    reason: Reason,
    help_from: Annotated[
        str, Option("--help-from", metavar="WHO", help="Whose help is needed: a person or role.")
    ] = "",
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Say that you cannot go on with a step, why, and whose help you need.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef block customer-onboarding-1 check-credit --as jo --reason "Agency is down"
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Block

    act(run, Block(step, reason, help_from), person, behalf, as_json=as_json, key=key)
