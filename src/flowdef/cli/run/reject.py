"""Reject: say no to an approval."""

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
    """Say no to an approval; the process says where the work goes back to.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef reject customer-onboarding-1 approve-terms --as alex --reason "Too high"
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Reject

    act(run, Reject(step, reason), person, behalf, as_json=as_json, key=key)
