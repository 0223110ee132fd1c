"""Log: what happened in a run, day by day, for people, spreadsheets and process mining."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flowdef.acts.desk import Desk
    from flowdef.run.events import Event

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
    form: Annotated[Format, Option("--format", help="As what.")] = Format.TEXT,
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
    with log_here() as where:
        placed(root_of(Path.cwd()), where.store.path)
        told = _Told(where, (run,) if run else where.store.runs(), Format.JSON if as_json else form)
        if run:
            told.must_be(run)
        told.tell(every=every)
        if told.broken:
            raise Failure("\n".join(told.broken), FINDINGS)


class _Told:
    """Logs while they are told, and what is wrong with them."""

    def __init__(self, where: "Desk", runs: "Iterable[str]", form: Format) -> None:
        self._where = where
        self._runs = tuple(runs)
        self._form = form
        self.broken: list[str] = []

    def must_be(self, run: str) -> None:
        """Refuse where there is no such run."""
        from flowdef.acts.desk import no_run
        from flowdef.cli.shell.telling import refusal

        entries, broken = self._where.store.sound(run)
        if not entries and not broken:
            raise refusal(no_run(run), as_json=self._form is Format.JSON)

    def tell(self, *, every: bool) -> None:
        """Print the events of all runs."""
        ways: dict[Format, Callable[[], None]] = {
            Format.TEXT: self._text,
            Format.JSON: lambda: self._json(every=every),
            Format.CSV: self._csv,
            Format.XES: self._xes,
        }
        ways[self._form]()

    def _events(self, run: str) -> "Iterator[Event]":
        """The events of a run, as far as they are sound and known."""
        from flowdef.acts.desk import event_of
        from flowdef.store.port import StoreError

        entries, broken = self._where.store.sound(run)
        try:
            yield from (event_of(run, entry) for entry in entries)
        except StoreError as error:
            self.broken.append(f"{error}.")
        if broken:
            self.broken.append(
                f"the log of {run} was changed after it was recorded, from event {broken} on: it is"
                f" told as far as it is sound. 'flowdef verify {run}' says what is wrong."
            )

    def _text(self) -> None:
        from flowdef.cli.shell.output import width
        from flowdef.cli.shell.telling import say
        from flowdef.render.days import by_day

        context = self._where.context
        for run in self._runs:
            if len(self._runs) > 1:
                say(run)
            before = len(self.broken)
            for line in by_day(self._events(run), context.roster, _zoned(self._where), width()):
                print(line)
            if len(self.broken) == before:
                say(f"head {self._where.store.head(run)}")

    def _json(self, *, every: bool) -> None:
        from flowdef.cli.shell.telling import print_data
        from flowdef.run.events import to_json

        for run in self._runs:
            for event in self._events(run):
                print_data({"run": run, **to_json(event)} if every else to_json(event))

    def _csv(self) -> None:
        import sys

        from flowdef.formats.csv_ import table

        for line in table([_HEAD]):
            sys.stdout.write(line)
        for run in self._runs:
            for line in table(self._cells(run)):
                sys.stdout.write(line)

    def _cells(self, run: str) -> "Iterator[tuple[object, ...]]":
        from flowdef.render.history import sentence
        from flowdef.run.events import to_json

        process, roster = "", self._where.context.roster
        for number, event in enumerate(self._events(run), 1):
            process = process or _process(event)
            fact, basis = event.fact, event.basis
            step, turn = getattr(fact, "step", ""), getattr(fact, "round", None)
            yield (
                *(run, process, number, event.at, to_json(event)["type"], step, turn),
                *(event.by, basis.represents, basis.role, sentence(event, roster)),
            )

    def _xes(self) -> None:
        import sys
        from itertools import chain

        from flowdef.formats.xes import Trace, xes

        def traces() -> "Iterator[Trace]":
            for run in self._runs:
                events = self._events(run)
                first = next(events, None)
                if first is not None:
                    yield Trace(run, _process(first), chain((first,), events))

        for piece in xes(traces()):
            sys.stdout.write(piece)


def _process(first: "Event") -> str:
    from flowdef.run.facts import Started

    return str(first.fact.definition["id"]) if isinstance(first.fact, Started) else ""


def _zoned(where: "Desk") -> Any:
    return where.context.working
