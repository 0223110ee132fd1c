"""Correct: change a recorded value from now on."""

from typing import Annotated

from typer import Argument

from flowdef.cli.shell.words import As, Behalf, Json, Reason, Run


def command(
    run: Run,
    value: Annotated[str, Argument(metavar="FIELD=VALUE", help="The field and its new value.")],
    reason: Reason = "",
    person: As = "",
    behalf: Behalf = "",
    as_json: Json = False,
) -> None:
    """Change a recorded value; decisions that rested on the old one stand, and are listed.

    Example: flowdef correct customer-onboarding-1 credit=good --as jo --reason "New report"
    """
    from flowdef.cli.shell.acting import act, definition_of, values_of
    from flowdef.run.commands import Correct

    ((field, raw),) = values_of([value], definition_of(run).fields.values()).items()
    act(run, Correct(field, raw, reason), person, behalf, as_json=as_json)
