"""New: begin a process or project, from scratch or from a Markdown checklist."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option


class What(StrEnum):
    """What can be begun."""

    PROCESS = "process"
    PROJECT = "project"


def command(
    what: Annotated[What, Argument(help="A process is repeated; a project ends.")],
    name: Annotated[str, Argument(help="Its id, in kebab-case: 'pay-invoice'.")],
    checklist: Annotated[
        Path | None,
        Option("--from", help="A Markdown checklist: headings become stages, items steps."),
    ] = None,
) -> None:
    """Begin a process or project in this workspace; existing files are never touched.

    What of a checklist did not fit is listed, line by line.

    Example: flowdef new process close-the-books --from checklist.md
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import write_file
    from flowdef.cli.shell.schemas import line
    from flowdef.workspace.files import root_of

    root = root_of(Path.cwd()) or Path()
    room = "processes" if what is What.PROCESS else "projects"
    file = root / room / f"{_checked(name)}.yaml"
    if file.exists():
        raise Failure(f"{file} is there already; take another name.")
    if checklist and what is What.PROJECT:
        raise Failure("a checklist becomes a process: 'flowdef new process NAME --from FILE'.")
    schema = line(what, 1, root)
    text = _from_checklist(checklist, name, schema) if checklist else _fresh(what, name, schema)
    write_file(file, text)
    print(f"wrote {file}")
    print(f"next: edit it, then flowdef lint {file}")


def _checked(name: str) -> str:
    from flowdef.cli.shell.failure import Failure
    from flowdef.formats.checklist import id_of

    if id_of(name, "name") != name:
        raise Failure(f"'{name}' is no id; try '{id_of(name, 'name')}' (small letters and dashes).")
    return name


def _fresh(what: What, name: str, schema: str) -> str:
    from datetime import UTC, datetime

    from flowdef.render import scaffold
    from flowdef.workspace.files import root_of
    from flowdef.workspace.lookup import organization_of

    organization = organization_of(root_of(Path.cwd()))
    if what is What.PROCESS:
        roles = [role.id for role in organization.roles] if organization else []
        return scaffold.process(name, next(iter(roles), "process-owner"), schema)
    people = [person.id for person in organization.people] if organization else []
    start = datetime.now(UTC).date().isoformat()
    return scaffold.project(name, next(iter(people), "alex"), start, schema)


def _from_checklist(file: Path, name: str, schema: str) -> str:
    from flowdef.cli.shell.failure import Failure
    from flowdef.formats.checklist import process_data, read
    from flowdef.render.scaffold import document

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"cannot read {file}: {error}.") from None
    checklist = read(text)
    if not checklist.parts:
        raise Failure(f"{file} has no list items, so there are no steps to make of it.")
    for leftover in checklist.leftovers:
        place = f"{file}:{leftover.line}" if leftover.line else str(file)
        print(f"did not fit: {place}: {leftover.what}: {leftover.text[:120]}")
    return document(process_data(checklist, name), schema)
