"""Start: begin a run of a process."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from flowdef.cli.shell.words import Answers, As, Json, Key, Reason, Values

if TYPE_CHECKING:
    from flowdef.cli.shell.starting import Inputs
    from flowdef.model.fields import Field


def command(
    name: Annotated[str, Argument(help="A process: its id, or the path of its file.")],
    values: Values = None,
    reason: Reason = "",
    answers: Answers = None,
    title: Annotated[
        str, Option("--title", metavar="TEXT", help="What people call the run; absent: made up.")
    ] = "",
    project: Annotated[
        str, Option("--for", metavar="PROJECT/TASK", help="The task of a project that it does.")
    ] = "",
    person: As = "",
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Begin a run of a process as it stands now; what changes later does not change the run.

    With --answers the inputs come from the file; 'flowdef step --answers' walks on from there.
    With --for the run does a task of a project that names this process: what the task gives the
    process are its inputs, and 'flowdef show PROJECT' takes the progress of the task from the run.

    --json prints one object: run, result, events, open, heads, notes, repeated; a refusal:
    refused, why, possible, fields.

    Example: flowdef start customer-onboarding --set customer=ACME --set plan=starter --as sam
    """
    from flowdef.acts.perform import Outcome
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.following import followed
    from flowdef.cli.shell.starting import Opening, begun
    from flowdef.cli.shell.telling import tell

    inputs, by = _inputs(values or [], reason, answers, as_json=as_json)
    with desk(begins=name) as where:
        outcome = begun(where, name, inputs, person or by, Opening(title, project, key))
        if isinstance(outcome, Outcome) and not as_json:
            print(f"run {outcome.run}")
        tell(followed(outcome, where), where, as_json=as_json)


def _inputs(
    values: list[str], reason: str, answers: Path | None, *, as_json: bool
) -> "tuple[Inputs, str]":
    """The inputs, from a file and from words, which win; and who answers in the file."""
    from flowdef.cli.shell.acting import values_of

    filed: dict[str, Any] = {}
    by = ""
    if answers:
        from flowdef.cli.shell.answers import read

        first = read(answers).start
        filed, by, reason = dict(first.values), first.by, reason or first.reason

    def inputs(fields: "tuple[Field, ...]") -> tuple[dict[str, Any], str]:
        return {**filed, **values_of(values, fields, as_json=as_json)}, reason

    return inputs, by
