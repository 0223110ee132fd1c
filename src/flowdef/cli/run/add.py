"""Add: give one run a step more than its process has."""

from typing import Annotated

from typer import Option

from flowdef.cli.shell.words import As, Behalf, Json, Key, Reason, Run

After = Annotated[
    list[str] | None,
    Option("--after", metavar="STEP", help="What comes before; absent: what is closed now."),
]
Before = Annotated[
    list[str] | None,
    Option("--before", metavar="STEP", help="What waits for it; it may not have begun."),
]
Role = Annotated[
    str, Option("--responsible", metavar="ROLE", help="Who does it; absent: as before it.")
]
Id = Annotated[str, Option("--id", metavar="STEP", help="What to call it; absent: from its title.")]


def command(
    run: Run,
    title: Annotated[str, Option("--title", metavar="TEXT", help="What is to be done.")],
    reason: Reason,
    after: After = None,
    before: Before = None,
    responsible: Role = "",
    instructions: Annotated[str, Option("--instructions", metavar="TEXT", help="How.")] = "",
    name: Id = "",
    person: As = "",
    behalf: Behalf = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Give one run a step more, for a person; its process and other runs stay as they are.

    The run is not done before the step is. --after and --before may be given several times.
    Whoever answers for the run may add, and whoever does or answers for a step that comes before.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef add customer-onboarding-1 --title "Call the agency" --before approve-terms
    --reason "The report is two years old" --as jo
    """
    from flowdef.cli.shell.acting import act
    from flowdef.run.commands import Add

    wanted = Add(
        title, reason, tuple(after or ()), tuple(before or ()), responsible, instructions, name
    )
    act(run, wanted, person, behalf, as_json=as_json, key=key)
