"""Build: write the handbook: every document, indexes, and a page for each role."""

from pathlib import Path
from typing import Annotated

from typer import Exit, Option

_Check = Annotated[
    bool, Option("--check", help="Write nothing; exit code 1 where a page is not fresh.")
]
_Output = Annotated[
    Path | None, Option("--output", "-o", metavar="FOLDER", help="Absent: as the workspace says.")
]
_Json = Annotated[bool, Option("--json", help="What was found, as data.")]


def command(check: _Check = False, output: _Output = None, as_json: _Json = False) -> None:
    """Write the handbook of this workspace: a page a document, indexes, a page for each role.

    Its README.md is the entrance. Only pages that changed are written; a page whose document is
    gone is removed; a file that flowdef did not make is left alone. Documents that cannot be read
    are told and the other pages written (exit code 1). Reviews that are overdue today are told.

    Example: flowdef docs build --check
    """
    from flowdef.cli.shell.desk import today
    from flowdef.cli.shell.documents import workspace_here
    from flowdef.cli.shell.failure import FINDINGS
    from flowdef.cli.shell.handbook import folder_of, kept, pages_of, shelf_of
    from flowdef.cli.shell.handbook_report import Report
    from flowdef.render.handbook.reviews import scheduled
    from flowdef.workspace.files import shown

    collection = workspace_here()
    day = today(collection.library.organization)
    folder = folder_of(collection, output)
    shelf, faults = shelf_of(collection, folder)
    with pages_of(shelf, collection) as made:
        different = kept(folder, made, write=not check, remove=not check and not faults)
    report = Report(
        folder=shown(folder),
        check=check,
        pages=len(made),
        difference=different,
        overdue=tuple(each for each in scheduled(shelf.processes) if each[0] < day),
        faults=tuple(faults),
    )
    report.tell(as_json=as_json)
    if not report.clean:
        raise Exit(FINDINGS)
