"""Running: one run shown: as its stages, with every step, or with its times."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.workspace.files import ENDINGS
from flowdef.workspace.lookup import Found, lookup

if TYPE_CHECKING:
    from flowdef.acts.desk import Desk, Standing
    from flowdef.render.run_outline import Run


def shown(name: str, *, stages: bool, times: bool, as_json: bool) -> bool:
    """Show the run of that name; False where a document has it, or no run."""
    if Path(name).suffix in ENDINGS or isinstance(lookup(name, Path.cwd()), Found):
        if times:
            raise Failure(f"--times tells of a run, and '{name}' is a document.")
        return False
    from flowdef.acts.desk import Standing, standing
    from flowdef.cli.shell.reading import log_here

    with log_here() as where:
        found = standing(where.store, name)
        if not isinstance(found, Standing):
            return _no_run(name, where, times=times)
        if times:
            _times(found, where, as_json=as_json)
        else:
            _outline(found, where, stages=stages, as_json=as_json)
    return True


def _no_run(name: str, where: "Desk", *, times: bool) -> bool:
    """The nearest run is named where the name looks like one; else documents are looked for."""
    from difflib import get_close_matches

    process, _, number = name.rpartition("-")
    if times or (process and number.isdecimal() and where.store.head(f"{process}-1").seq):
        near = get_close_matches(name, where.store.runs(), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "'flowdef runs --all' lists them."
        raise Failure(f"There is no run '{name}' and no document; {hint}", FINDINGS)
    return False


def _outline(found: "Standing", where: "Desk", *, stages: bool, as_json: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import print_data
    from flowdef.render.run_outline import run_outline, run_stages

    run = _run(found, where)
    if as_json:
        print_data(_stages_data(run) if stages else _steps_data(run))
    else:
        print((run_stages if stages else run_outline)(run, width()), end="")


def _times(found: "Standing", where: "Desk", *, as_json: bool) -> None:
    from flowdef.calendar.working import WorkingTime
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import print_data
    from flowdef.measure.times import times
    from flowdef.render.run_times import run_times

    working = where.context.working
    assert isinstance(working, WorkingTime)  # noqa: S101 (every desk here has one)
    clock = working.always() if found.definition.json.get("always") else working
    measured = times(found.events, clock, now())
    if as_json:
        print_data({"run": found.run, **_plain(measured)})
    else:
        print(run_times(measured, where.context.roster, width()), end="")


def _run(found: "Standing", where: "Desk") -> "Run":
    from flowdef.cli.shell.desk import now
    from flowdef.render.run_outline import Run
    from flowdef.render.run_rows import run_row
    from flowdef.run.pending import Clock, pending

    at, context = now(), where.context
    clock = Clock(at, context.working)
    todos = pending(found.definition, found.state, context.roster, at[:10], clock)
    row = run_row(found.definition, found.state, todos, context.roster)
    by_step = {todo.step: todo for todo in todos}
    return Run(found.definition, found.state, row, by_step, context.roster, context.working)


def _stages_data(run: "Run") -> dict[str, Any]:
    from flowdef.render.run_outline import cards

    return {**run.row._asdict(), "stages": [card._asdict() for card in cards(run)]}


def _steps_data(run: "Run") -> dict[str, Any]:
    from flowdef.run.state_json import to_json

    steps = to_json(run.state)["steps"]
    values = run.state.values
    return {
        **run.row._asdict(),
        "details": [
            {
                "step": name,
                "stage": plan.stage,
                "kind": plan.kind,
                "status": "waiting",
                **steps[name],
                "due": run.todos[name].due if name in run.todos else "",
                "values": {f.name: values[f.name] for f in plan.fields if f.name in values},
            }
            for name, plan in run.definition.steps.items()
        ],
    }


def _plain(value: Any) -> Any:
    """Named tuples as mappings, all the way down."""
    if hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
