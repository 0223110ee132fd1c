"""Next: what may be done now, and by whom."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from typer import Argument

from flowdef.cli.shell.words import As, Json, Limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flowdef.acts.desk import Desk, Standing
    from flowdef.cli.shell.looking import Seen
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.telling import Look
    from flowdef.run.pending import Todo


def command(
    run: Annotated[str, Argument(help="A run; absent: all open ones.", show_default=False)] = "",
    limit: Limit = 20,
    person: As = "",
    as_json: Json = False,
) -> None:
    """Say what may be done now: each open step, with who may do it; waits that are over end.

    Below a step stands what to beware of; 'flowdef show RUN STEP' shows all that is known of it.

    What is due first comes first. With --as only what that person may do. --json prints one
    object: total (how many), open (a list of open steps as 'flowdef done --json' has them, each
    with run and run_title), heads and notes (of waits that ended).

    Example: flowdef next --as sam
    """
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.looking import complain
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.wanting import belonging

    receipt = Receipt()
    with desk(readonly=True) as where:
        if person:
            person = belonging(where, person, as_json=as_json)
        if run:
            found = _of_run(where, run, person, receipt, as_json=as_json)
            found = found._replace(rows=found.rows[: limit or None])
        else:
            found = _of_all(where, person, limit, receipt)
        _print(where, found, receipt, as_json=as_json)
        complain(found.damaged)


class _Row(NamedTuple):
    """An open step of a run, which has a title."""

    run: str
    title: str
    todo: "Todo"


class _Found(NamedTuple):
    """Open steps of all there are, what is wrong with runs, and what is said where none is."""

    rows: "list[_Row]"
    total: int
    damaged: tuple[str, ...]
    none: str = "nothing to do"


def _of_run(where: "Desk", run: str, person: str, receipt: "Receipt", *, as_json: bool) -> _Found:
    from flowdef.cli.shell.looking import seen, woken
    from flowdef.cli.shell.telling import Look
    from flowdef.store.index import NEVER

    found = seen(where, (run,), as_json=as_json)
    ended = woken(where, found.runs)
    if ended.heads:
        receipt.heads |= ended.heads
        receipt.notes |= ended.notes
        found = seen(where, (run,), as_json=as_json)
    look = Look(where)
    rows = [row for each in found.runs for row in _rows(where, look, each, person)]
    rows.sort(key=lambda row: row.todo.due or NEVER)
    over = "".join(
        f": the run is {each.state.result}" for each in found.runs if not each.state.open
    )
    return _Found(rows, len(rows), found.damaged, f"nothing to do{over}")


def _of_all(where: "Desk", person: str, limit: int, receipt: "Receipt") -> _Found:
    from flowdef.acts.overview import of_person
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.looking import stands_all
    from flowdef.cli.shell.overview import overview, wakened
    from flowdef.cli.shell.wanting import no_steps
    from flowdef.store.wanted import Wanted

    wanted = Wanted(limit=limit)
    if person:
        wanted = of_person(wanted, person, where.context.roster, where.context.day(now()))
    with overview(where) as index:
        wakened(where, index, receipt)
        found = index.steps(wanted)
        faults = index.faults().values()
        none = "" if found.total else no_steps(where, index, person)
    seen = stands_all(where, dict.fromkeys(place.run for place in found.first))
    rows = _chosen(where, seen, found.first, person)
    return _Found(rows, found.total, tuple(dict.fromkeys([*faults, *seen.damaged])), none)


def _chosen(
    where: "Desk", seen: "Seen", places: "Iterable[tuple[str, str]]", person: str
) -> "list[_Row]":
    """The steps that the index named, as the log has them."""
    from flowdef.cli.shell.telling import Look

    look = Look(where)
    rows = (row for each in seen.runs for row in _rows(where, look, each, person))
    open_ = {(row.run, row.todo.step): row for row in rows}
    return [open_[place] for place in map(tuple, places) if place in open_]


def _rows(where: "Desk", look: "Look", run: "Standing", person: str) -> "Iterator[_Row]":
    from flowdef.run.naming import run_title
    from flowdef.run.pending import concerning

    todos = look.todos(run.definition, run.state)
    title = run_title(run.definition, run.state, where.context.roster)
    for todo in concerning(todos, person) if person else todos:
        yield _Row(run.run, title, todo)


def _print(where: "Desk", found: _Found, receipt: "Receipt", *, as_json: bool) -> None:
    from flowdef.cli.shell.overview import more
    from flowdef.cli.shell.telling import print_data, say, todo_data, todo_lines

    rows, total = found.rows, found.total
    if as_json:
        opened: list[Any] = [
            {"run": row.run, "run_title": row.title, **todo_data(row.todo)} for row in rows
        ]
        print_data({"total": total, "open": opened, **receipt.data()})
        return
    for row in rows:
        first, *below = todo_lines(row.todo, where.context.roster, titled=True)
        say(f"{row.run} ({row.title})  {first}")
        for text in below:
            say(text)
    rest = more(len(rows), total, "open steps")
    for text in (rest or ("" if rows else found.none), *receipt.lines()):
        if text:
            say(text)
