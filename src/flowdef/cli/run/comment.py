"""Comment: say something about a run, or about one of its steps."""

from typing import Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import As, Json, Key, Run


def command(
    run: Run,
    text: Annotated[str, Argument(help="What you say.")],
    step: Annotated[str, Option("--step", help="The step that it is about.")] = "",
    person: As = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Say something about a run, or about one of its steps; it stands in the log for good.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef comment customer-onboarding-1 "Customer asks for May" --as sam
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Comment

    act(run, Comment(text, step), person, as_json=as_json, key=key)
