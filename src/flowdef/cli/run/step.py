"""Step: walk through a process, asked for everything in turn."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from flowdef.cli.shell.words import Answers, As, Values

if TYPE_CHECKING:
    from flowdef.acts.answers_file import AnswersFile
    from flowdef.acts.desk import Desk
    from flowdef.model.fields import Field


def command(
    name: Annotated[str, Argument(help="A run to go on with, or a process to begin a run of.")],
    answers: Answers = None,
    values: Values = None,
    person: As = "",
) -> None:
    """Walk through a process: each step in turn, with what it needs; stop and go on any time.

    With --answers a file answers instead of a person: it ends waits and walks sub-runs, and the
    command ends with 1 where the run is not over.

    Example: flowdef step customer-onboarding --as sam
    """
    import sys

    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.failure import Failure

    file = _read(answers)
    if file is None and not sys.stdin.isatty():
        raise Failure("there is no terminal to ask at: give --answers FILE, or use 'flowdef done'.")
    with desk() as where:
        run = _run(where, name, values or [], file, person)
        if file and answers:
            from flowdef.cli.shell.walking import walked

            walked(where, run, file, answers)
        else:
            from flowdef.cli.shell.asking import asked

            asked(where, run, person)


def _read(file: "Path | None") -> "AnswersFile | None":
    if file is None:
        return None
    from flowdef.cli.shell.answers import read

    return read(file)


def _run(
    where: "Desk", name: str, values: list[str], file: "AnswersFile | None", person: str
) -> str:
    """The run of that name, or a new one of the process of that name."""
    from flowdef.acts.desk import standing
    from flowdef.acts.perform import Outcome
    from flowdef.cli.shell.telling import refusal
    from flowdef.run.refusal import Refused

    if not isinstance(standing(where.store, name), Refused):
        return name
    from flowdef.cli.shell.acting import values_of
    from flowdef.cli.shell.asking import inputs_asked
    from flowdef.cli.shell.starting import begun

    def inputs(fields: "tuple[Field, ...]") -> "dict[str, Any]":
        given = {**(file.start.values if file else {}), **values_of(values, fields)}
        return given if file else inputs_asked(fields, given)

    by = person or (file.start.by if file else "")
    outcome = begun(where, name, inputs, by)
    if not isinstance(outcome, Outcome):
        raise refusal(outcome, as_json=False)
    print(f"run {outcome.run}")
    return outcome.run
