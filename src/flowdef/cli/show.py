"""Show: a process, project or run in the terminal, in full or as its stages."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

if TYPE_CHECKING:
    from flowdef.model.organization import Organization
    from flowdef.model.process import Process
    from flowdef.model.project import Project


def command(
    name: Annotated[
        str, Argument(help="A process or project: its id, or its file's path; or a run.")
    ],
    stages: Annotated[
        bool, Option("--stages", help="One line a stage or phase, as a manager sees it.")
    ] = False,
    times: Annotated[
        bool, Option("--times", help="Of a run: how long its steps waited and took.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="The same as data.")] = False,
) -> None:
    """Show a process or project: every step with who does it and what it effectively needs.

    A run is shown with how each step stands, who did it and when, and what was recorded; with
    --stages as its stages: how far, what is open, in whose hands, what is late. With --times:
    from ready to taken (waited), from taken to done (handled), and what passed by itself.

    With --json the document as data: its stages (phases), their steps (tasks), and of each its
    number, id, title, kind, responsible, effort, due, condition, effective needs and fields.
    'flowdef graph NAME --format json' gives the graph instead.

    Example: flowdef show customer-onboarding-1 --stages
    """
    import json

    from flowdef.cli.shell.documents import activity
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.running import shown

    if stages and times:
        raise Failure("--stages and --times are two looks at a run: say one of the two.")
    where = shown(name, stages=stages, times=times, as_json=as_json)
    if where is None:
        return
    document = activity(name, where)
    if as_json:
        print(json.dumps(_data(document, stages=stages), indent=2, ensure_ascii=False))
    else:
        print(_text(document, where.organization, stages=stages), end="")


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
