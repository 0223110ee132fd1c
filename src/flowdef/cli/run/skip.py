"""Skip: leave a step out, with a reason."""

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
    """Leave a step out, with a reason; critical steps and hold points are never skipped.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef skip customer-onboarding-1 order-hardware --as sam --reason "Has its own"
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Skip

    act(run, Skip(step, reason), person, behalf, as_json=as_json, key=key)
