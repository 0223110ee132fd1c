"""Approve: say yes to an approval."""

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
    """Say yes to an approval; who may, and how many it takes, the process says.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef approve customer-onboarding-1 approve-terms --as alex
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Approve

    act(run, Approve(step, reason), person, behalf, as_json=as_json, key=key)
