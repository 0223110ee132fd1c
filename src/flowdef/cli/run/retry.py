"""Retry: try again what failed."""

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run, Step


def command(
    run: Run,
    step: Step,
    reason: Reason = "",
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Try again what failed.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef retry customer-onboarding-1 add-to-crm --as jo
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Retry

    act(run, Retry(step, reason), person, behalf, as_json=as_json, key=key)
