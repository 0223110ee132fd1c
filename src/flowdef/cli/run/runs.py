"""Runs: which runs there are, and where they stand."""

from typing import Annotated

from typer import Option

from flowdef.cli.shell.words import Json


def command(
    ended: Annotated[bool, Option("--all", help="Those that have ended too.")] = False,
    as_json: Json = False,
) -> None:
    """List the open runs: how far each is, when anything happened last.

    Example: flowdef runs --all
    """
    import json

    from flowdef.acts.desk import standing
    from flowdef.cli.shell.desk import desk
    from flowdef.run.refusal import Refused
    from flowdef.run.state import CLOSED

    rows = []
    with desk(readonly=True) as where:
        for run in where.store.runs():
            found = standing(where.store, run)
            if isinstance(found, Refused) or not (ended or found.state.open):
                continue
            state = found.state
            closed = sum(step.status in CLOSED for step in state.steps.values())
            rows.append((run, state.result, closed, len(state.steps), state.started_by, state.last))
    names = ("run", "result", "closed", "steps", "started_by", "last")
    if as_json:
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows]))
        return
    width = max((len(row[0]) for row in rows), default=0)
    for run, result, closed, steps, person, last in rows:
        print(f"{run.ljust(width)}  {result:9}  {closed:3} of {steps:3}  {last}  {person}")
    if not rows:
        print("no runs")
