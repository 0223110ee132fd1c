"""Next: what may be done now, and by whom."""

from typing import Annotated

from typer import Argument

from flowdef.cli.shell.words import As, Json


def command(
    run: Annotated[str, Argument(help="A run; absent: all open ones.", show_default=False)] = "",
    person: As = "",
    as_json: Json = False,
) -> None:
    """Say what may be done now: each open step, with who may do it; waits that are over end.

    With --as only what that person may do. --json prints one object: open (a list of open steps
    as 'flowdef done --json' has them, each with its run), heads and notes (of waits that ended).

    Example: flowdef next --as sam
    """
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.looking import seen, woken
    from flowdef.cli.shell.telling import print_data, say, todo_data, todo_line, todos_of
    from flowdef.run.pending import for_person

    with desk(readonly=True) as where:
        names = (run,) if run else where.store.runs()
        found = seen(where, names, as_json=as_json)
        receipt = woken(where, found.runs)
        if receipt.heads:
            found = seen(where, names, as_json=as_json)
        rows = []
        for each in found.runs:
            todos = todos_of(each.definition, each.state, where)
            rows += [(each.run, todo) for todo in (for_person(todos, person) if person else todos)]
        if as_json:
            opened = [{"run": name, **todo_data(todo)} for name, todo in rows]
            print_data({"open": opened, **receipt.data()})
        else:
            for name, todo in rows:
                say(f"{name}  {todo_line(todo, where.context.roster)}")
            for text in receipt.lines() if rows else ("nothing to do", *receipt.lines()):
                say(text)
        found.complain()
