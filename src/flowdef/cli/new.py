"""New: begin a process or project, from scratch or from a Markdown checklist."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option


class What(StrEnum):
    """What can be begun."""

    PROCESS = "process"
    PROJECT = "project"


# Files that Windows takes for devices, whatever their ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def command(
    what: Annotated[What, Argument(help="A process is repeated; a project ends.")],
    name: Annotated[str, Argument(help="Its id, in kebab-case: 'pay-invoice'.")],
    checklist: Annotated[
        Path | None,
        Option("--from", help="A Markdown checklist: headings become stages, items steps."),
    ] = None,
) -> None:
    """Begin a process or project in this workspace; existing files are never touched.

    A nested item of a checklist is a box to tick in its step. What did not fit is listed, with
    its line.

    Example: flowdef new process close-the-books --from checklist.md
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import create
    from flowdef.cli.shell.schemas import modeline
    from flowdef.printable import printable
    from flowdef.workspace.files import root_of, shown

    root = root_of(Path.cwd())
    if root is None:
        raise Failure("There is no workspace here; 'flowdef init' makes one.")
    if checklist and what is What.PROJECT:
        raise Failure("A checklist becomes a process: 'flowdef new process NAME --from FILE'.")
    file = _free(root, what, name)
    schema = modeline(what, 1, root)
    if checklist:
        create(file, _from_checklist(checklist, name, schema))
    else:
        create(file, _fresh(what, name, root, schema))
    print(printable(f"wrote {shown(file)}"))
    print(printable(f"next: edit it, then flowdef lint {shown(file)}"))


def _free(root: Path, what: What, name: str) -> Path:
    """The file of a new document of that name, which must be an id that is not taken yet."""
    import re

    from flowdef.cli.shell.failure import Failure
    from flowdef.formats.checklist import id_of
    from flowdef.printable import printable
    from flowdef.reading.packaged import COMMON, schema
    from flowdef.workspace.files import documents_of, shown

    form = schema(COMMON)["$defs"]["id"]
    if len(name) > form["maxLength"]:
        raise Failure(
            f"An id has at most {form['maxLength']} characters; this one has {len(name)}."
        )
    if not re.match(form["pattern"], name):
        raise Failure(
            f"'{printable(name)}' is no id: small letters and digits in words joined by"
            f" dashes, such as '{id_of(name, what)}'."
        )
    if name in _DEVICES:
        raise Failure(f"'{name}' is no name for a file on Windows; take another one.")
    taken = next((each for each in documents_of(root) if each.stem == name), None)
    if taken:
        raise Failure(f"{shown(taken)} is there already; take another name.")
    return root / ("processes" if what is What.PROCESS else "projects") / f"{name}.yaml"


def _fresh(what: What, name: str, root: Path, schema: str) -> str:
    from flowdef.cli.shell.desk import today
    from flowdef.render import scaffold
    from flowdef.workspace.lookup import organization_of

    organization = organization_of(root)
    if what is What.PROCESS:
        roles = [role.id for role in organization.roles] if organization else []
        return scaffold.process(name, next(iter(roles), "process-owner"), schema)
    people = [person.id for person in organization.people] if organization else []
    start = today(organization)
    return scaffold.project(name, next(iter(people), "alex"), start, schema)


def _from_checklist(file: Path, name: str, schema: str) -> str:
    from flowdef.cli.shell.failure import Failure
    from flowdef.formats.checklist import process_data, read
    from flowdef.printable import printable
    from flowdef.render.scaffold import document
    from flowdef.workspace.files import content_of

    try:
        text = content_of(file).decode("utf-8-sig")
    except OSError as error:
        raise Failure(f"cannot read {file}: {(error.strerror or str(error)).lower()}.") from None
    except UnicodeDecodeError:
        raise Failure(f"cannot read {file}: it is no UTF-8 text.") from None
    checklist = read(text)
    if not checklist.parts:
        raise Failure(f"{file} has no list items, so there are no steps to make of it.")
    for leftover in checklist.leftovers:
        said = f": {printable(leftover.text[:120])}" if leftover.text else ""
        print(f"did not fit: {file}:{leftover.line}: {leftover.what}{said}")
    return document(process_data(checklist, name), schema)
