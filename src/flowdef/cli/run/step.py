"""Step: walk through a process, asked for everything in turn."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Context, Option

from flowdef.cli.shell.words import Answers, As, Values

if TYPE_CHECKING:
    from flowdef.acts.desk import Desk
    from flowdef.cli.shell.dialog import Dialog
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.starting import Inputs
    from flowdef.model.fields import Field


def command(
    ctx: Context,
    name: Annotated[str, Argument(help="A run to go on with, or a process to begin a run of.")],
    answers: Answers = None,
    values: Values = None,
    plain: Annotated[
        bool, Option("--plain", help="Line by line: for screen readers and simple terminals.")
    ] = False,
    dry: Annotated[bool, Option("--dry-run", help="Walk, but record nothing.")] = False,
    person: As = "",
) -> None:
    """Walk through a process: each step in turn, with what it needs; stop and go on any time.

    Where runs of the process are open, they are named first: one may go on with one of them.
    One question back: Esc, or line by line (--plain) a '.' alone; from the first question of a
    step that leads to its menu, and the answers so far are offered again. Line by line a menu
    takes numbers and whole words, and '?' alone explains a question; where a text is asked for,
    no word is a command.
    'stop' in a menu and the end of the input (Ctrl-D) end with 0, Ctrl-C with 130, a closed
    terminal with 129, a request to end with 143; what was recorded stays.
    With --answers a file answers instead of a person: it ends waits and walks sub-runs, and the
    command ends with 1 where the run is not over.

    Example: flowdef step customer-onboarding --as sam
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.pairs import typed
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.trying import place

    if plain and answers:
        raise Failure("--plain says how to ask, and --answers asks nobody: leave one of them out.")
    words, receipt = (name, values or [], person), Receipt()
    if not answers:
        _by_hand(words, receipt, plain=plain, dry=dry)
        return
    with place(dry=dry, begins=name) as where:
        if typed(ctx, "person") and where.store.head(name).seq:
            raise Failure("--as begins a run; who does each step of this one, the answers say.")
        _by_file(where, answers, words, receipt)


def _by_hand(
    words: tuple[str, list[str], str], receipt: "Receipt", *, plain: bool, dry: bool
) -> None:
    import gc
    import sys

    from flowdef.cli.shell.failure import Failure

    gc.enable()  # see flowdef.cli
    if not sys.stdin.isatty():
        raise Failure("there is no terminal to ask at: give --answers FILE, or use 'flowdef done'.")
    from flowdef.cli.shell.acting import values_of
    from flowdef.cli.shell.asking import asked
    from flowdef.cli.shell.capable import dialog
    from flowdef.cli.shell.filling import inputs_asked
    from flowdef.cli.shell.trying import place

    name, values, person = words
    here = dialog(plain=plain)

    def inputs(fields: "tuple[Field, ...]") -> "tuple[dict[str, Any], str]":
        given = values_of(values, fields)
        _warn(given, fields, where)
        return inputs_asked(here, fields, given, where.context.roster)

    def found(by: str) -> str:
        run = _going_on(where, name, None if values else here) or name
        return _run(where, run, inputs, by, receipt, fresh=bool(values))

    with place(dry=dry, begins=name) as where:
        asked(here, where, person, found, receipt)


def _by_file(
    where: "Desk", file: Path, words: tuple[str, list[str], str], receipt: "Receipt"
) -> None:
    from flowdef.cli.shell.acting import values_of
    from flowdef.cli.shell.answers import read
    from flowdef.cli.shell.walking import walked

    name, values, person = words
    answers = read(file)

    def inputs(fields: "tuple[Field, ...]") -> "tuple[dict[str, Any], str]":
        given = {**answers.start.values, **values_of(values, fields)}
        _warn(given, fields, where)
        return given, answers.start.reason

    by = person or answers.start.by
    _going_on(where, name, None)
    run = _run(where, name, inputs, by, receipt, fresh=bool(values))
    walked(where, run, answers, file, receipt)


def _going_on(where: "Desk", name: str, here: "Dialog | None") -> str:
    """The open run that a person goes on with, instead of a new one; without a dialog it is told.

    Whoever gives inputs, or a file of answers, has said that they want a new one.
    """
    if where.store.head(name).seq:
        return ""
    from flowdef.cli.shell.ongoing import chosen, ongoing, told

    open_ = ongoing(where, name)
    if here:
        return chosen(here, open_)
    told(open_)
    return ""


def _warn(values: "dict[str, Any]", fields: "tuple[Field, ...]", where: "Desk") -> None:
    """Say who is nobody of the organization; whoever is asked is told at once."""
    import sys

    from flowdef.cli.shell.people import strangers

    for text in strangers(values, fields, where.context.roster):
        print(text, file=sys.stderr)


def _run(
    where: "Desk", name: str, inputs: "Inputs", person: str, receipt: "Receipt", *, fresh: bool
) -> str:
    """The run of that name, or a new one of the process of that name."""
    from flowdef.acts.perform import Outcome
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.running import no_such_run
    from flowdef.cli.shell.starting import begun
    from flowdef.cli.shell.telling import refusal

    if where.store.head(name).seq:
        if fresh:
            raise Failure(f"{name} is a run already: --set gives the inputs of a new one.")
        return name
    missing = no_such_run(name, where)
    if missing:
        raise missing
    outcome = begun(where, name, inputs, person)
    if not isinstance(outcome, Outcome):
        raise refusal(outcome, as_json=False)
    receipt.add(outcome)
    print(f"run {outcome.run}")
    return outcome.run
