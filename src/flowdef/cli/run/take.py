"""Take: say that you are on a step."""

from flowdef.cli.shell.words import As, Behalf, Json, Key, Run, Step


def command(
    run: Run,
    step: Step,
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Say that you are on a step, so that nobody else begins it.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef take customer-onboarding-1 send-contract --as sam
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Take

    act(run, Take(step), person, behalf, as_json=as_json, key=key)
