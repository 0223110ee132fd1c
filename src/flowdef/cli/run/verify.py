"""Verify: prove that the log of runs says what was recorded."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flowdef.store.verify import Report


def command(
    run: Annotated[str, Argument(help="A run; absent: all.", show_default=False)] = "",
    head: Annotated[
        str, Option("--head", metavar="HEAD", help="A head that a command printed before.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Check every event against the chain of hashes; 1 where anything was changed or lost.

    With a head that you noted down, also that nothing was cut off since. Files that were taken as
    evidence are held to their hashes too.
    --json prints one object: events (how many), heads, problems (kind, message, run, seq), notes;
    where there is no such run: refused, why, possible, fields.

    Example: flowdef verify customer-onboarding-1 --head customer-onboarding-1:12:3fa9c0de4b127788
    """
    from flowdef.acts.desk import no_run
    from flowdef.cli.shell.desk import shown
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.cli.shell.reading import logged
    from flowdef.cli.shell.telling import print_data, refusal, say
    from flowdef.store.sqlite import open_store
    from flowdef.store.verify import absent, parse_head, verify

    root, log = logged()
    known = parse_head(head, run) if head else None
    if head and known is None:
        raise Failure(f"'{head}' is no head, such as customer-onboarding-1:12:3fa9c0de4b127788.")
    report = _with_evidence(verify(log, run, known), root, log, run)
    report = report if log.exists() else absent(report, shown(log))
    if run and not report.heads and not report.problems:
        with open_store(log, readonly=True) as store:
            raise refusal(no_run(run, store.runs()), as_json=as_json)
    if as_json:
        print_data(_data(report))
    for text in () if as_json else _lines(report):
        say(text)
    if report.problems:
        raise Exit(FINDINGS)


def _with_evidence(report: "Report", root: "Path", log: "Path", run: str) -> "Report":
    """With what is wrong with the files that the log names as evidence."""
    from flowdef.acts.copies import faults
    from flowdef.store.sqlite import open_store
    from flowdef.workspace.evidence import Room

    if not report.heads:
        return report
    with open_store(log, readonly=True) as store:
        room = Room(root, store.path.absolute().parent)
        found = tuple(faults(store, room, (run,) if run else store.runs()))
    return report._replace(problems=report.problems + found)


def _lines(report: "Report") -> "Iterator[str]":
    yield from (f"broken: {problem.message}" for problem in report.problems)
    yield from (f"note: {note}" for note in report.notes)
    yield from (f"head {head}" for head in report.heads)
    found = "do not trust this log" if report.problems else "nothing was changed or lost"
    if [each.kind for each in report.problems] != ["absent"]:
        yield f"{report.events} events: {found}"


def _data(report: "Report") -> "dict[str, Any]":
    return {
        "events": report.events,
        "heads": [str(head) for head in report.heads],
        "problems": [problem._asdict() for problem in report.problems],
        "notes": report.notes,
    }
