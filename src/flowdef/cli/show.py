"""Show: a process or project in the terminal, in full or as its stages."""

from typing import Annotated

from typer import Argument, Option


def command(
    name: Annotated[str, Argument(help="A process or project: its id, or its file's path.")],
    stages: Annotated[
        bool, Option("--stages", help="One line a stage or phase, as a manager sees it.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="The same as data, with all needs.")] = False,
) -> None:
    """Show a process or project: every step with who does it and what it effectively needs.

    Example: flowdef show customer-onboarding --stages
    """
    from flowdef.cli.shell.documents import activity_document
    from flowdef.graph.order import order_of, order_of_project
    from flowdef.model.process import Process
    from flowdef.render import outline
    from flowdef.render.pictures.json_ import json_

    document, where = activity_document(name)
    order = order_of(document) if isinstance(document, Process) else order_of_project(document)
    if as_json:
        text = json_(document, order)
    elif isinstance(document, Process):
        text = (
            outline.process_stages(document, where.organization)
            if stages
            else outline.process_outline(document, order, where.organization)
        )
    else:
        text = (
            outline.project_phases(document) if stages else outline.project_outline(document, order)
        )
    print(text, end="")
