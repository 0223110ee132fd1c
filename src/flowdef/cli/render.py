"""Render: print a process as the SOP that people read."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option


def command(
    name: Annotated[str, Argument(help="A process: its id, or the path of its file.")],
    output: Annotated[
        Path | None, Option("--output", "-o", help="Write this file instead of printing.")
    ] = None,
) -> None:
    """Print a process as SOP Markdown: control block, responsibilities, procedure, history.

    Links lead from the written file, or from here, to the files of the workspace.

    Example: flowdef render customer-onboarding -o sop.md
    """
    from flowdef.cli.shell.documents import around, process
    from flowdef.cli.shell.output import write
    from flowdef.graph.order import order_of
    from flowdef.render.sop_markdown import sop_markdown

    document, where = process(name)
    page = output.parent if output else Path()
    write(sop_markdown(document, order_of(document), around(document, where, page)), output)
