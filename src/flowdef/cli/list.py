"""List: what documents there are."""

from typing import Annotated

from typer import Option


def command(
    as_json: Annotated[bool, Option("--json", help="The list as data.")] = False,
) -> None:
    """List the documents of this workspace: kind, id, status, version, title, file.

    Example: flowdef list
    """
    import json
    from dataclasses import asdict
    from pathlib import Path

    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.progress import reading
    from flowdef.model.document import Kind
    from flowdef.workspace.collection import open_collection

    with reading() as progress:
        collection = open_collection(Path.cwd(), progress)
    if collection.root is None:
        raise Failure("There is no workspace here; 'flowdef init' makes one.")
    kept = ("id", "kind", "status", "version", "title", "path", "faulty")
    entries = [each for each in collection.library.entries if each.kind is not Kind.WORKSPACE]
    if as_json:
        rows = [
            {name: value for name, value in asdict(each).items() if name in kept}
            for each in entries
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    widths = [max((len(getattr(each, name)) for each in entries), default=0) for name in kept[:4]]
    for entry in entries:
        cells = (entry.id, entry.kind, entry.status, entry.version)
        columns = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        print(f"{columns}  {'(has errors)' if entry.faulty else entry.title}  {entry.path}")
