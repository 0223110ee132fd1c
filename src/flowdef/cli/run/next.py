"""Next: what may be done now, and by whom."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from flowdef.cli.shell.words import As, Json, Limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowdef.acts.desk import Desk, Standing
    from flowdef.cli.shell.looking import Seen
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.run.pending import Todo


def command(
    run: Annotated[str, Argument(help="A run; absent: all open ones.", show_default=False)] = "",
    limit: Limit = 20,
    person: As = "",
    as_json: Json = False,
) -> None:
    """Say what may be done now: each open step, with who may do it; waits that are over end.

    What is due first comes first. With --as only what that person may do. --json prints one
    object: total (how many), open (a list of open steps as 'flowdef done --json' has them, each
    with its run), heads and notes (of waits that ended).

    Example: flowdef next --as sam
    """
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.cli.shell.receipt import Receipt

    receipt = Receipt()
    with desk(readonly=True) as where:
        if run:
            rows, total, damaged = _of_run(where, run, person, receipt, as_json=as_json)
            rows = rows[: limit or None]
        else:
            rows, total, damaged = _of_all(where, person, limit, receipt)
        _print(where, rows, total, receipt, as_json=as_json)
        if damaged:
            raise Failure("\n".join(f"{text}." for text in damaged), FINDINGS)


def _of_run(
    where: "Desk", run: str, person: str, receipt: "Receipt", *, as_json: bool
) -> "tuple[list[tuple[str, Todo]], int, tuple[str, ...]]":
    from flowdef.cli.shell.looking import seen, woken

    found = seen(where, (run,), as_json=as_json)
    ended = woken(where, found.runs)
    if ended.heads:
        receipt.heads |= ended.heads
        receipt.notes |= ended.notes
        found = seen(where, (run,), as_json=as_json)
    rows = [(each.run, todo) for each in found.runs for todo in _todos(where, each, person)]
    return rows, len(rows), found.damaged


def _of_all(
    where: "Desk", person: str, limit: int, receipt: "Receipt"
) -> "tuple[list[tuple[str, Todo]], int, tuple[str, ...]]":
    from flowdef.acts.overview import of_person
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.looking import stands_all
    from flowdef.cli.shell.overview import overview, wakened
    from flowdef.store.wanted import Wanted

    wanted = Wanted(limit=limit)
    if person:
        wanted = of_person(wanted, person, where.context.roster, now()[:10])
    with overview(where) as index:
        wakened(where, index, receipt)
        found = index.steps(wanted)
        faults = index.faults().values()
    seen = stands_all(where, dict.fromkeys(place.run for place in found.first))
    rows = _chosen(where, seen, found.first, person)
    return rows, found.total, tuple(dict.fromkeys([*faults, *seen.damaged]))


def _chosen(
    where: "Desk", seen: "Seen", places: "Iterable[tuple[str, str]]", person: str
) -> "list[tuple[str, Todo]]":
    """The steps that the index named, as the log has them."""
    open_ = {
        (each.run, todo.step): todo for each in seen.runs for todo in _todos(where, each, person)
    }
    return [(place[0], open_[place]) for place in map(tuple, places) if place in open_]


def _todos(where: "Desk", run: "Standing", person: str) -> "tuple[Todo, ...]":
    from flowdef.cli.shell.telling import todos_of
    from flowdef.run.pending import for_person

    todos = todos_of(run.definition, run.state, where)
    return for_person(todos, person) if person else todos


def _print(
    where: "Desk", rows: "list[tuple[str, Todo]]", total: int, receipt: "Receipt", *, as_json: bool
) -> None:
    from flowdef.cli.shell.overview import more, none
    from flowdef.cli.shell.telling import print_data, say, todo_data, todo_line

    if as_json:
        opened: list[Any] = [{"run": name, **todo_data(todo)} for name, todo in rows]
        print_data({"total": total, "open": opened, **receipt.data()})
        return
    for name, todo in rows:
        say(f"{name}  {todo_line(todo, where.context.roster)}")
    rest = more(len(rows), total, "open steps")
    for text in (rest or ("" if rows else none(where, "nothing to do")), *receipt.lines()):
        if text:
            say(text)
