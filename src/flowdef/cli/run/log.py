"""Log: what happened in a run, day by day, for people, spreadsheets and process mining."""

from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowdef.acts.desk import Desk
    from flowdef.formats.xes import Trace
    from flowdef.run.deciding import Context
    from flowdef.run.events import Event
    from flowdef.run.roster import Roster
    from flowdef.store.port import Entry

    _Log = tuple[str, Iterator[Event]]
    _Faults = dict[str, list[str]]  # sentences, by run

_HEAD = (
    *("run", "process", "number", "at", "type", "step", "round", "by", "on_behalf_of", "role"),
    "what",
)


class Format(StrEnum):
    """What a log is printed as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XES = "xes"


def command(
    run: Annotated[str, Argument(help="A run; with --all none.", show_default=False)] = "",
    every: Annotated[bool, Option("--all", help="Every run, one after the other.")] = False,
    form: Annotated[
        Format | None, Option("--format", help="As what; absent: as text.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Print every event of a run: when, what, by whom, for whom, and why.

    A log that was changed is told as far as it is sound, and the command ends with 1.
    --json prints an object a line: v, type, at, by, fact, and basis where an act rested on one
    (with --all, run comes first). --format xes is IEEE 1849-2016, for process mining; in CSV, a
    cell that a spreadsheet would take for a formula begins with a quotation mark.

    Example: flowdef log customer-onboarding-1
    """
    from flowdef.cli.shell.desk import placed
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.cli.shell.reading import log_here
    from flowdef.workspace.files import root_of

    if bool(run) == every:
        raise Failure("which log? Name one run, or say --all.")
    if as_json and form not in (None, Format.JSON):
        raise Failure(f"--json and --format {form}: say one of the two.")
    with log_here() as where:
        placed(root_of(Path.cwd()), where.store.path)
        faults: _Faults = {}
        form = Format.JSON if as_json else form or Format.TEXT
        # One run is read before anything is printed: there may be none of that name.
        logs = (
            (_log(where, each, faults, form) for each in where.store.runs())
            if every
            else iter([_log(where, run, faults, form)])
        )
        _tell(form, logs, where, faults, every=every)
        if faults:
            raise Failure("\n".join(chain.from_iterable(faults.values())), FINDINGS)


def _log(where: "Desk", run: str, faults: "_Faults", form: Format) -> "_Log":
    """A run and its events as far as they are sound and known; then `faults` says what is not.

    Ends the command where there is no such run.
    """
    from flowdef.acts.desk import no_run
    from flowdef.cli.shell.telling import refusal

    entries, broken = where.store.sound(run)
    if not entries and not broken:
        raise refusal(no_run(run, where.store.runs()), as_json=form is Format.JSON)
    return run, _events(run, entries, broken, faults)


def _events(
    run: str, entries: "tuple[Entry, ...]", broken: int, faults: "_Faults"
) -> "Iterator[Event]":
    from flowdef.acts.desk import event_of
    from flowdef.store.port import StoreError

    try:
        yield from (event_of(run, entry) for entry in entries)
    except StoreError as error:
        faults[run] = [f"{error}."]
    if broken:
        faults.setdefault(run, []).append(
            f"the log of {run} was changed after it was recorded, from event {broken} on: it is"
            f" told as far as it is sound. 'flowdef verify {run}' says what is wrong."
        )


def _tell(
    form: Format, logs: "Iterator[_Log]", where: "Desk", faults: "_Faults", *, every: bool
) -> None:
    match form:
        case Format.TEXT:
            _text(logs, where, faults, every=every)
        case Format.JSON:
            _json(logs, every=every)
        case Format.CSV:
            _csv(logs, where.context)
        case Format.XES:
            _xes(logs)


def _text(logs: "Iterator[_Log]", where: "Desk", faults: "_Faults", *, every: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import say
    from flowdef.render.days import by_day

    context = where.context
    for run, found in logs:
        events = tuple(found)
        if events or every:
            say(_named(run, events, context.roster))
        for line in by_day(events, context.roster, context.working, width()):
            print(line)
        if run not in faults:
            say(f"head {where.store.head(run)}")


def _named(run: str, events: "tuple[Event, ...]", roster: "Roster | None") -> str:
    """The run with its title, as far as its events tell one."""
    from flowdef.acts.desk import title_told

    title = title_told(run, events, roster)
    return f"{run} ({title})" if title else run


def _json(logs: "Iterator[_Log]", *, every: bool) -> None:
    from flowdef.cli.shell.telling import print_data
    from flowdef.run.events import to_json

    for run, events in logs:
        for event in events:
            print_data({"run": run, **to_json(event)} if every else to_json(event))


def _csv(logs: "Iterator[_Log]", context: "Context") -> None:
    import sys

    from flowdef.formats.csv_ import table

    sys.stdout.writelines(table([_HEAD]))
    for run, events in logs:
        sys.stdout.writelines(table(_cells(run, events, context)))


def _cells(
    run: str, events: "Iterator[Event]", context: "Context"
) -> "Iterator[tuple[object, ...]]":
    from flowdef.render.history import NO_FILES, files_of, sentence
    from flowdef.run.events import kind_of

    process, files = "", NO_FILES
    for number, event in enumerate(events, 1):
        process, files = process or _process(event), files_of(event, files)
        fact, basis = event.fact, event.basis
        step, turn = getattr(fact, "step", ""), getattr(fact, "round", None)
        yield (
            *(run, process, number, event.at, kind_of(fact), step, turn),
            *(event.by, basis.represents, basis.role, sentence(event, *context, files=files)),
        )


def _xes(logs: "Iterator[_Log]") -> None:
    import sys

    from flowdef.formats.xes import xes

    sys.stdout.writelines(xes(_traces(logs)))


def _traces(logs: "Iterator[_Log]") -> "Iterator[Trace]":
    from flowdef.formats.xes import Trace

    for run, events in logs:
        for first in events:
            yield Trace(run, _process(first), chain((first,), events))


def _process(first: "Event") -> str:
    from flowdef.run.facts import Started

    return str(first.fact.definition["id"]) if isinstance(first.fact, Started) else ""
