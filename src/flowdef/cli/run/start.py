"""Start: begin a run of a process."""

from typing import Annotated

from typer import Argument

from flowdef.cli.shell.words import Answers, As, Json, Reason, Values


def command(
    name: Annotated[str, Argument(help="A process: its id, or the path of its file.")],
    values: Values = None,
    reason: Reason = "",
    answers: Answers = None,
    person: As = "",
    as_json: Json = False,
) -> None:
    """Begin a run of a process as it stands now; what changes later does not change the run.

    With --answers the inputs come from the file; 'flowdef step --answers' walks on from there.

    --json prints one object: run, result, events, open, heads, notes; a refusal: refused, why,
    possible, fields.

    Example: flowdef start customer-onboarding --set customer=ACME --set plan=starter --as sam
    """
    from flowdef.acts.perform import Outcome
    from flowdef.cli.shell.acting import values_of
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.following import followed
    from flowdef.cli.shell.starting import begun
    from flowdef.cli.shell.telling import tell

    inputs = {}
    if answers:
        from flowdef.cli.shell.answers import read

        first = read(answers).start
        inputs, person = dict(first.values), person or first.by
        reason = reason or first.reason
    with desk() as where:
        given = lambda fields: ({**inputs, **values_of(values or [], fields)}, reason)  # noqa: E731 (it is handed on at once)
        outcome = begun(where, name, given, person)
        if isinstance(outcome, Outcome) and not as_json:
            print(f"run {outcome.run}")
        tell(followed(outcome, where), where, as_json=as_json)
