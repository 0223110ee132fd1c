"""List: what documents there are."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

if TYPE_CHECKING:
    from flowdef.reading.document import Read


def command(
    kind: Annotated[
        str, Option(metavar="KIND", help="Only these: process, project or organization.")
    ] = "",
    tag: Annotated[str, Option(metavar="TAG", help="Only documents with this tag.")] = "",
    as_json: Annotated[bool, Option("--json", help="The list as data.")] = False,
) -> None:
    """List the documents of this workspace: id, kind, status, version, title, file.

    Example: flowdef list --kind process
    """
    import json

    from flowdef.cli.shell.documents import workspace_here
    from flowdef.cli.shell.output import width
    from flowdef.render.lines import columns

    wanted = _kind(kind)
    rows = [
        row
        for row in map(_row, workspace_here().reads)
        if row["kind"] != "workspace"
        and wanted in ("", row["kind"])
        and (not tag or tag in row["tags"])
    ]
    if as_json:
        print(json.dumps(rows, indent=2))
    elif rows:
        names = ("id", "kind", "status", "version", "title", "path")
        print(columns([[_cell(row, name) for name in names] for row in rows], width()), end="")
    else:
        print("no documents")


def _kind(word: str) -> str:
    from flowdef.cli.shell.failure import Failure, hint

    known = ("process", "project", "organization")
    if word and word not in known:
        meant = hint(word, known, f"Known: {', '.join(known)}.")
        raise Failure(f"There is no kind '{word}'. {meant}")
    return word


def _row(read: "Read") -> dict[str, Any]:
    from flowdef.model.process import Process
    from flowdef.model.project import Project

    document = read.document
    process = document if isinstance(document, Process) else None
    project = document if isinstance(document, Project) else None
    return {
        "id": read.id,
        "kind": read.kind or "",
        "status": process.control.status if process else project.status if project else "",
        "version": process.control.version if process else "",
        "title": document.title if document else "",
        "tags": list(document.tags) if document else [],
        "path": read.path,
        "faulty": document is None,
    }


def _cell(row: dict[str, Any], name: str) -> str:
    if name == "title" and row["faulty"]:
        return "(has errors)"
    return str(row[name])
