"""Runs: which runs there are, and where they stand."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from flowdef.acts.desk import Standing
    from flowdef.run.roster import Roster


def command(
    ended: Annotated[bool, Option("--all", help="Those that have ended too.")] = False,
    as_json: Json = False,
) -> None:
    """List the open runs: how far each is, when anything happened last.

    --json prints a list of objects: run, result (open, done, rejected or cancelled), closed and
    steps (how many), started_by, last.

    Example: flowdef runs --all
    """
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.looking import seen
    from flowdef.cli.shell.telling import print_data, say

    with desk(readonly=True) as where:
        found = seen(where, where.store.runs())
        rows = [_row(each) for each in found.runs if ended or each.state.open]
        if as_json:
            print_data(rows)
        else:
            width = max((len(row["run"]) for row in rows), default=0)
            for row in rows:
                say(_line(row, width, where.context.roster))
            if not rows:
                print("no runs")
        found.complain()


def _row(where: "Standing") -> "dict[str, Any]":
    from flowdef.run.state import CLOSED

    state = where.state
    return {
        "run": where.run,
        "result": state.result,
        "closed": sum(step.status in CLOSED for step in state.steps.values()),
        "steps": len(state.steps),
        "started_by": state.started_by,
        "last": state.last,
    }


def _line(row: "dict[str, Any]", width: int, roster: "Roster | None") -> str:
    by = roster.name(row["started_by"]) if roster else row["started_by"]
    far = f"{row['closed']:3} of {row['steps']:3}"
    return f"{row['run'].ljust(width)}  {row['result']:9}  {far}  {row['last']}  {by}"
