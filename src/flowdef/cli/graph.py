"""Graph: print the graph of a process or project, as a Mermaid picture or as data."""

from enum import StrEnum
from typing import Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Output


class Format(StrEnum):
    """What `--format` knows."""

    MERMAID = "mermaid"
    JSON = "json"


def command(
    name: Annotated[str, Argument(help="A process or project: its id, or its file's path.")],
    form: Annotated[
        Format, Option("--format", help="A Mermaid flowchart, or nodes and links as JSON.")
    ] = Format.MERMAID,
    output: Output = None,
) -> None:
    """Print the graph of a process or project: what waits for what.

    The picture leaves out what other arrows imply; the JSON form has every effective need.

    Example: flowdef graph customer-onboarding --format json
    """
    from flowdef.cli.shell.documents import activity_document, order_in
    from flowdef.cli.shell.output import write
    from flowdef.render.pictures.json_ import json_
    from flowdef.render.pictures.mermaid import mermaid

    document, _ = activity_document(name)
    draw = mermaid if form is Format.MERMAID else json_
    write(draw(document, order_in(document)), output)
