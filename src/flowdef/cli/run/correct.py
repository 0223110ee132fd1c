"""Correct: change a recorded value from now on."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run

if TYPE_CHECKING:
    from flowdef.acts.desk import Standing


def command(
    run: Run,
    value: Annotated[str, Argument(metavar="FIELD=VALUE", help="The field and its new value.")],
    reason: Reason = "",
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Change a recorded value; decisions that rested on the old one stand, and are listed.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef correct customer-onboarding-1 credit=good --as jo --reason "New report"
    """
    from flowdef.cli.shell.acting import Said, act_on, values_of
    from flowdef.run.commands import Correct

    def made(where: "Standing") -> Said:
        fields = where.definition.fields.values()
        ((field, raw),) = values_of([value], fields, as_json=as_json).items()
        return Said(Correct(field, raw, reason), person, behalf)

    act_on(run, made, as_json=as_json, key=key)
