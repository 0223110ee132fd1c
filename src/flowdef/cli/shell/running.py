"""Running: one run shown: as its stages, with every step, or with its times."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flowdef.cli.shell import documents
from flowdef.cli.shell.failure import FINDINGS, Failure, hint
from flowdef.workspace.lookup import Found, at_hand, lookup

if TYPE_CHECKING:
    from flowdef.acts.desk import Desk, Standing
    from flowdef.render.run_outline import Run

_TEXTS = ("title", "warnings", "cautions", "notes", "instructions", "expect", "checklist")
_RUN = re.compile(r".+-\d+(?:\..+\.\d+)?", re.ASCII)  # order-1, order-1.check.2


def shown(name: str, step: str = "", *, stages: bool, times: bool, as_json: bool) -> Found | None:
    """Show the run of that name; or give the document of that name, which comes first.

    With `step` that step of it alone.

    Where the name looks like a run's, no other file than that of the name is read for it.
    """
    document = at_hand(name, Path.cwd())
    if document is None and not _RUN.fullmatch(name):
        document = _document(name)
    if document is None:
        if _run_shown(name, step, stages=stages, times=times, as_json=as_json):
            return None
        document = documents.found(name)
    if times:
        raise Failure(f"--times tells of a run, and '{name}' is a document.")
    return document


def no_such_run(name: str, where: "Desk") -> Failure | None:
    """That there is no run of that name, where other runs are called like it; no document is."""
    if _numbered(name, where) and _document(name) is None:
        return _no_run(name, where)
    return None


def no_step(step: str, name: str, steps: Iterable[str]) -> Failure:
    """That a process or run has no step of that id, and which it may have been."""
    meant = hint(step, steps, f"'flowdef show {name}' shows them.")
    return Failure(f"{name} has no step '{step}'. {meant}", FINDINGS)


def _document(name: str) -> Found | None:
    answer = lookup(name, Path.cwd())
    return answer if isinstance(answer, Found) else None


def _run_shown(name: str, step: str, *, stages: bool, times: bool, as_json: bool) -> bool:
    from flowdef.acts.desk import Standing, standing
    from flowdef.cli.shell.reading import log_here

    with log_here() as where:
        run = standing(where.store, name)
        if not isinstance(run, Standing):
            if (times or _numbered(name, where)) and _document(name) is None:
                raise _no_run(name, where)
            return False
        if step:
            _one(run, where, step, as_json=as_json)
        elif times:
            _times(run, where, as_json=as_json)
        else:
            _outline(run, where, stages=stages, as_json=as_json)
    return True


def _numbered(name: str, where: "Desk") -> bool:
    """Whether there are runs called like this, with other numbers."""
    process, _, number = name.rpartition("-")
    return bool(process and number.isdecimal() and where.store.head(f"{process}-1").seq)


def _no_run(name: str, where: "Desk") -> Failure:
    from difflib import get_close_matches

    near = get_close_matches(name, where.store.runs(), n=1)
    hint = f"did you mean '{near[0]}'?" if near else "'flowdef runs --all' lists them."
    return Failure(f"There is no run '{name}' and no document; {hint}", FINDINGS)


def _outline(found: "Standing", where: "Desk", *, stages: bool, as_json: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import print_data
    from flowdef.render.run_outline import run_outline, run_stages

    run = run_of(found, where)
    if as_json:
        print_data(_stages_data(run) if stages else _steps_data(run))
    else:
        print((run_stages if stages else run_outline)(run, width()), end="")


def _one(found: "Standing", where: "Desk", step: str, *, as_json: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import print_data
    from flowdef.render.step_sheet import run_step

    if step not in found.definition.steps:
        raise no_step(step, found.run, found.definition.steps)
    run = run_of(found, where)
    if as_json:
        print_data(_step_data(run, step))
    else:
        print(run_step(run, step, width()), end="")


def _times(found: "Standing", where: "Desk", *, as_json: bool) -> None:
    from flowdef.calendar.working import WorkingTime
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import as_data, print_data
    from flowdef.measure.times import times
    from flowdef.render.run_times import run_times

    working = where.context.working
    assert isinstance(working, WorkingTime)  # noqa: S101 (every desk here has one)
    clock = working.always() if found.definition.json.get("always") else working
    measured = times(found.events, clock, now())
    if as_json:
        print_data({"run": found.run, **as_data(measured)})
    else:
        print(run_times(measured, where.context.roster, width()), end="")


def run_of(found: "Standing", where: "Desk", at: str = "") -> "Run":
    """A run with all that its outline tells, as it stands at a moment; absent: now."""
    from flowdef.cli.shell.telling import Look
    from flowdef.render.run_marks import marks
    from flowdef.render.run_outline import Run
    from flowdef.render.run_rows import run_row

    context = where.context
    todos = Look(where, at).todos(found.definition, found.state)
    row = run_row(found.definition, found.state, todos, context.roster)
    by_step = {todo.step: todo for todo in todos}
    roster, working = context
    said = marks(found.events)
    return Run(found.definition, found.state, row, by_step, roster, working, said)


def _stages_data(run: "Run") -> dict[str, Any]:
    from flowdef.render.run_outline import cards

    return {**run.row._asdict(), "stages": [card._asdict() for card in cards(run)]}


def _steps_data(run: "Run") -> dict[str, Any]:
    from flowdef.run.state_json import to_json

    steps = to_json(run.state)["steps"]
    details = [_detail(run, name, steps[name]) for name in run.definition.steps]
    return {**run.row._asdict(), "details": details}


def _detail(run: "Run", name: str, step: dict[str, Any]) -> dict[str, Any]:
    plan, values = run.definition.steps[name], run.state.values
    return {
        "step": name,
        "stage": plan.stage,
        "kind": plan.kind,
        "status": "waiting",
        **step,
        "due": run.todos[name].due if name in run.todos else "",
        "values": {f.name: values[f.name] for f in plan.fields if f.name in values},
        **run.marks.data((f.name for f in plan.fields), name),
    }


def _step_data(run: "Run", name: str) -> dict[str, Any]:
    from flowdef.run.data import texts
    from flowdef.run.fields_json import field_to_json
    from flowdef.run.state_json import to_json

    plan = run.definition.steps[name]
    several = ("warnings", "cautions", "notes", "checklist")
    parts = {part: texts(run.definition, run.state, plan, part) for part in _TEXTS}
    return {
        "run": run.state.run,
        "number": list(run.definition.steps).index(name) + 1,
        **_detail(run, name, to_json(run.state)["steps"][name]),
        "needs": plan.needs,
        **{
            part: each if part in several else "".join(each).strip() for part, each in parts.items()
        },
        "fields": [field_to_json(field) for field in plan.asked],
    }
