"""Show: a process, project or run in the terminal, in full or as its stages."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from flowdef.model.organization import Organization
    from flowdef.model.process import Process
    from flowdef.model.project import Project


_Name = Annotated[str, Argument(help="A process or project: its id, or its file's path; or a run.")]
_Step = Annotated[
    str, Argument(help="Of a process or run: this step alone, in full.", show_default=False)
]
_Stages = Annotated[
    bool, Option("--stages", help="One line a stage or phase, as a manager sees it.")
]
_Times = Annotated[bool, Option("--times", help="Of a run: how long its steps waited and took.")]
_Handover = Annotated[
    bool, Option("--handover", help="Of a project: what must hold before it may be closed.")
]


def command(
    name: _Name,
    step: _Step = "",
    stages: _Stages = False,
    times: _Times = False,
    handover: _Handover = False,
    as_json: Json = False,
) -> None:
    """Show a process or project: every step with who does it and what it effectively needs.

    A run is shown with how each step stands, who did it and when, and what was recorded; with
    --stages as its stages: how far, what is open, in whose hands, what is late. With --times:
    from ready to taken (waited), from taken to done (handled), and what passed by itself.

    With STEP that step alone: instructions, warnings, its checklist with the numbers for --tick,
    its fields for --set with what each takes, who does it, when it is due and what it needs.

    With --handover what must hold before a project is closed: for each deliverable its criteria,
    who accepts and receives it, the process in force, people who fit. 1 while something is open.

    With --json the document as data: its stages (phases), their steps (tasks), and of each its
    number, id, title, kind, responsible, effort, due, condition, effective needs, texts, fields.
    'flowdef graph NAME --format json' gives the graph instead.

    Example: flowdef show customer-onboarding check-credit
    """
    _check(step, {"--stages": stages, "--times": times, "--handover": handover})
    if handover:
        from flowdef.cli.shell.handover import show_handover

        show_handover(name, as_json=as_json)
    else:
        _shown(name, step, stages=stages, times=times, as_json=as_json)


def _shown(name: str, step: str, *, stages: bool, times: bool, as_json: bool) -> None:
    from flowdef.cli.shell.documents import activity
    from flowdef.cli.shell.running import shown

    where = shown(name, step, stages=stages, times=times, as_json=as_json)
    if where is None:
        return
    document = activity(name, where)
    if step:
        _one(document, where.organization, step, as_json=as_json)
    else:
        _whole(document, where.organization, stages=stages, as_json=as_json)


def _check(step: str, looks: dict[str, bool]) -> None:
    from flowdef.cli.shell.failure import Failure

    wanted = [look for look, said in looks.items() if said]
    if len(wanted) > 1:
        raise Failure(f"{wanted[0]} and {wanted[1]} are two looks: say one of the two.")
    if step and wanted:
        raise Failure(f"A step is shown alone: leave {wanted[0]} out.")


def _whole(
    document: "Process | Project",
    organization: "Organization | None",
    *,
    stages: bool,
    as_json: bool,
) -> None:

    if as_json:
        from flowdef.cli.shell.telling import print_data

        print_data(_data(document, stages=stages), indent=2)
    else:
        print(_text(document, organization, stages=stages), end="")


def _one(
    document: "Process | Project", organization: "Organization | None", step: str, *, as_json: bool
) -> None:
    from flowdef.cli.shell.documents import order_in
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.running import no_step
    from flowdef.model.process import Process
    from flowdef.render.data import step_data
    from flowdef.render.step_sheet import process_step

    if not isinstance(document, Process):
        raise Failure(
            f"'{document.id}' is a project, and steps are those of processes and runs:"
            f" 'flowdef show {document.id}' shows its tasks."
        )
    if step not in [each.id for each in document.steps]:
        raise no_step(step, document.id, [each.id for each in document.steps])
    order = order_in(document)
    if as_json:
        from flowdef.cli.shell.telling import print_data

        print_data(step_data(document, order, step), indent=2)
    else:
        print(process_step(document, order, organization, step, width()), end="")


def _data(document: "Process | Project", *, stages: bool) -> object:
    from flowdef.cli.shell.documents import order_in
    from flowdef.cli.shell.linked import progress_here
    from flowdef.model.process import Process
    from flowdef.render import data

    match document:
        case Process():
            if stages:
                return data.stages_data(document)
            return data.process_data(document, order_in(document))
        case _:
            if stages:
                return data.phases_data(document, progress_here(document))
            return data.project_data(document, order_in(document), progress_here(document))


def _text(
    document: "Process | Project", organization: "Organization | None", *, stages: bool
) -> str:
    from flowdef.cli.shell.documents import order_in
    from flowdef.cli.shell.linked import progress_here
    from flowdef.cli.shell.output import width
    from flowdef.model.process import Process
    from flowdef.render.outline import process_outline, process_stages
    from flowdef.render.project_outline import project_outline, project_phases

    if isinstance(document, Process):
        if stages:
            return process_stages(document, organization, width())
        return process_outline(document, order_in(document), organization, width())
    by_runs = progress_here(document)
    if stages:
        return project_phases(document, width(), by_runs)
    return project_outline(document, order_in(document), organization, width(), by_runs)
