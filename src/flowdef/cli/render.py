"""Render: print a process or project as the page that people read."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option


def command(
    name: Annotated[str, Argument(help="A process or project: its id, or its file's path.")],
    output: Annotated[
        Path | None, Option("--output", "-o", help="Write this file instead of printing.")
    ] = None,
) -> None:
    """Print a process as SOP Markdown, or a project as its charter and plan.

    Links lead from the written file, or from here, to the files of the workspace.

    Example: flowdef render customer-onboarding -o sop.md
    """
    from flowdef.cli.shell.documents import activity_document, around
    from flowdef.cli.shell.output import write
    from flowdef.graph.order import order_of
    from flowdef.model.project import Project
    from flowdef.render.project_markdown import project_markdown
    from flowdef.render.sop_markdown import sop_markdown

    document, where = activity_document(name)
    surroundings = around(document, where, output.parent if output else Path())
    if isinstance(document, Project):
        write(project_markdown(document, surroundings), output)
    else:
        write(sop_markdown(document, order_of(document), surroundings), output)
