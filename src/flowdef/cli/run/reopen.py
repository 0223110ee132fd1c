"""Reopen: do a step again, with a reason."""

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run, Step


def command(
    run: Run,
    step: Step,
    reason: Reason,
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Open a step again as a new round, with a reason; values stand as defaults.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef reopen customer-onboarding-1 send-contract --as sam --reason "Wrong annex"
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Reopen

    act(run, Reopen(step, reason), person, behalf, as_json=as_json, key=key)
