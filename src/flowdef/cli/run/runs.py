"""Runs: which runs there are, and where they stand."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from typer import Context, Option

from flowdef.cli.shell.words import As, Json, Limit

if TYPE_CHECKING:
    from flowdef.acts.desk import Desk
    from flowdef.render.run_rows import RunRow
    from flowdef.store.wanted import Wanted

EVERY = 2.0  # seconds between two looks of --watch


def command(
    ctx: Context,
    mine: Annotated[bool, Option("--mine", help="Where you may act now (--as).")] = False,
    late: Annotated[bool, Option("--late", help="Where a step is past its due date.")] = False,
    blocked: Annotated[
        bool, Option("--blocked", help="Where a step is blocked or has failed.")
    ] = False,
    role: Annotated[
        str, Option("--role", metavar="ROLE", help="Where a step waits for a role.")
    ] = "",
    process: Annotated[str, Option("--process", metavar="ID", help="Those of a process.")] = "",
    ended: Annotated[bool, Option("--all", help="Those that have ended too.")] = False,
    limit: Limit = 20,
    watch: Annotated[bool, Option("--watch", help="Look again and again, until Ctrl-C.")] = False,
    rebuild: Annotated[
        bool, Option("--rebuild", help="First make the index of the runs anew from the log.")
    ] = False,
    person: As = "",
    as_json: Json = False,
) -> None:
    """List the open runs, what is due first before the others: how far, and what is to do now.

    --json prints one object: total and runs, a list of objects: run, title, process, result,
    state, closed, steps, due, now, hands, help, started_by, started_at, last.

    Example: flowdef runs --late --role accountant
    """
    from flowdef.cli.shell.pairs import typed
    from flowdef.store.wanted import Wanted

    _check(mine=mine, named=typed(ctx, "person"), watch=watch, rebuild=rebuild)
    wanted = Wanted(
        role=role, process=process, blocked=blocked, ended=ended, limit=limit, late="late" * late
    )
    by = _person(person) if mine else ""
    if watch:
        _watch(wanted, by, as_json=as_json)
    else:
        _once(wanted, by, rebuild=rebuild, as_json=as_json)


class _Seen(NamedTuple):
    """What a look has found."""

    rows: "list[RunRow]"
    total: int
    none: str  # what is said where no run is found


def _check(*, mine: bool, named: bool, watch: bool, rebuild: bool) -> None:
    """Options that would have no effect beside the others are refused."""
    from flowdef.cli.shell.failure import Failure

    if named and not mine:
        raise Failure("--as says whose runs only with --mine: add it, or leave --as out.")
    if watch and rebuild:
        raise Failure("--watch looks again and again; say --rebuild once, without it.")


def _person(person: str) -> str:
    from flowdef.cli.shell.failure import Failure

    if not person.strip():
        raise Failure("whose runs? --as PERSON, or set FLOWDEF_AS.")
    return person.strip()


def _once(wanted: "Wanted", person: str, *, rebuild: bool, as_json: bool) -> None:
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.overview import complain, overview
    from flowdef.cli.shell.telling import print_data

    with desk(readonly=True) as where, overview(where, rebuild=rebuild) as index:
        seen, damaged = _seen(where, index, wanted, _known(where, person, as_json=as_json))
        if as_json:
            print_data(_data(seen))
        else:
            print(_text(seen, where), end="")
        complain(index, damaged)


def _watch(wanted: "Wanted", person: str, *, as_json: bool) -> None:
    """Look again and again; what has not changed is not told again."""
    import gc
    import json
    import sys
    from time import sleep

    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.overview import overview

    gc.enable()  # see flowdef.cli
    before, clear = "", "\x1b[H\x1b[2J\x1b[3J" if sys.stdout.isatty() and not as_json else ""
    try:
        while True:
            with desk(readonly=True) as where, overview(where) as index:
                seen, _ = _seen(where, index, wanted, _known(where, person, as_json=as_json))
                text = f"{json.dumps(_data(seen))}\n" if as_json else _text(seen, where)
            if text != before:
                print(f"{clear}{text}", end="", flush=True)
            before = text
            sleep(EVERY)
    except KeyboardInterrupt:
        return


def _known(where: "Desk", person: str, *, as_json: bool) -> str:
    from flowdef.cli.shell.wanting import belonging

    return belonging(where, person, as_json=as_json) if person else ""


def _seen(where: Any, index: Any, wanted: "Wanted", person: str) -> "tuple[_Seen, tuple[str, ...]]":
    from flowdef.acts.overview import of_person
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.looking import stands_all
    from flowdef.cli.shell.telling import Look
    from flowdef.cli.shell.wanting import no_runs
    from flowdef.render.run_rows import run_row

    at, roster = now(), where.context.roster
    if wanted.late:
        wanted = wanted._replace(late=at)
    if person:
        wanted = of_person(wanted, person, roster, where.context.day(at))
    found = index.runs(wanted)
    seen = stands_all(where, found.first)
    look = Look(where)
    rows = [
        run_row(each.definition, each.state, look.todos(each.definition, each.state), roster)
        for each in seen.runs
    ]
    none = "" if rows else no_runs(where, index, wanted)
    return _Seen(rows, found.total, none), seen.damaged


def _text(seen: _Seen, where: Any) -> str:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.overview import more
    from flowdef.render.run_rows import run_rows

    if not seen.rows:
        return f"{seen.none}\n"
    text = run_rows(seen.rows, where.context.roster, where.context.working, width())
    rest = more(len(seen.rows), seen.total, "runs")
    return f"{text}{rest}\n" if rest else text


def _data(seen: _Seen) -> dict[str, Any]:
    return {"total": seen.total, "runs": [row._asdict() for row in seen.rows]}
