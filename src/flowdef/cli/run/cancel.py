"""Cancel: end a run before its end, with a reason."""

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run


def command(
    run: Run,
    reason: Reason,
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """End a run before its end, with a reason; its sub-runs end with it.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef cancel customer-onboarding-1 --as dana --reason "Customer withdrew"
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Cancel

    act(run, Cancel(reason), person, behalf, as_json=as_json, key=key)
