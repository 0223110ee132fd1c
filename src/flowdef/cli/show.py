"""Show: a process or project in the terminal, in full or as its stages."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

if TYPE_CHECKING:
    from flowdef.model.organization import Organization
    from flowdef.model.process import Process
    from flowdef.model.project import Project


def command(
    name: Annotated[str, Argument(help="A process or project: its id, or its file's path.")],
    stages: Annotated[
        bool, Option("--stages", help="One line a stage or phase, as a manager sees it.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="The same as data.")] = False,
) -> None:
    """Show a process or project: every step with who does it and what it effectively needs.

    With --json the document as data: its stages (phases), their steps (tasks), and of each its
    number, id, title, kind, responsible, effort, due, condition, effective needs and fields.
    'flowdef graph NAME --format json' gives the graph instead.

    Example: flowdef show customer-onboarding --stages
    """
    import json

    from flowdef.cli.shell.documents import activity_document

    document, where = activity_document(name)
    if as_json:
        print(json.dumps(_data(document, stages=stages), indent=2, ensure_ascii=False))
    else:
        print(_text(document, where.organization, stages=stages), end="")


def _data(document: "Process | Project", *, stages: bool) -> object:
    from flowdef.cli.shell.documents import order_in
    from flowdef.model.process import Process
    from flowdef.render import data

    match document:
        case Process():
            if stages:
                return data.stages_data(document)
            return data.process_data(document, order_in(document))
        case _:
            if stages:
                return data.phases_data(document)
            return data.project_data(document, order_in(document))


def _text(
    document: "Process | Project", organization: "Organization | None", *, stages: bool
) -> str:
    from flowdef.cli.shell.documents import order_in
    from flowdef.cli.shell.output import width
    from flowdef.model.process import Process
    from flowdef.render.outline import process_outline, process_stages
    from flowdef.render.project_outline import project_outline, project_phases

    if isinstance(document, Process):
        if stages:
            return process_stages(document, organization, width())
        return process_outline(document, order_in(document), organization, width())
    if stages:
        return project_phases(document, width())
    return project_outline(document, order_in(document), organization, width())
