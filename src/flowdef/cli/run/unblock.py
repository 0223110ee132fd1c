"""Unblock: say that a blocked step can go on."""

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
    """Say that a blocked step can go on; a condition that could not be read counts as true.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef unblock customer-onboarding-1 check-credit --as jo
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Unblock

    act(run, Unblock(step, reason), person, behalf, as_json=as_json, key=key)
