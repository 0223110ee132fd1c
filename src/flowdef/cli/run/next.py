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

    With --as only what that person may do.

    Example: flowdef next --as sam
    """
    import json

    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.looking import looked, open_runs
    from flowdef.cli.shell.telling import todo_data, todo_line, todos_of
    from flowdef.run.pending import for_person

    rows = []
    with desk() as where:
        for name in [run] if run else open_runs(where):
            found = looked(where, name)
            todos = todos_of(found.definition, found.state, where)
            rows += [(name, todo) for todo in (for_person(todos, person) if person else todos)]
    if as_json:
        print(json.dumps([{"run": name, **todo_data(todo)} for name, todo in rows]))
        return
    for name, todo in rows:
        print(f"{name}  {todo_line(todo)}")
    if not rows:
        print("nothing to do")
