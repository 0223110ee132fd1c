"""Init: make a workspace: settings, an organization, a first process."""

from pathlib import Path
from typing import Annotated

from typer import Argument


def command(
    folder: Annotated[Path, Argument(help="Where; it is made if it is not there.")] = Path(),
) -> None:
    """Make a workspace that every command runs on at once; existing files are never touched.

    Example: flowdef init handbook
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import write_file
    from flowdef.cli.shell.schemas import install, line
    from flowdef.formats.checklist import id_of
    from flowdef.render import scaffold
    from flowdef.workspace.files import ORGANIZATION, SETTINGS

    if (folder / SETTINGS).exists():
        raise Failure(f"{folder / SETTINGS} is there already: this is a workspace.")
    name = id_of(folder.absolute().name, "workspace")
    files = {
        folder / SETTINGS: scaffold.workspace(name, line("workspace", 0)),
        folder / ORGANIZATION: scaffold.organization(name, line("organization", 0)),
        folder / "processes" / "first-process.yaml": scaffold.process(
            "first-process", "process-owner", line("process", 1)
        ),
    }
    for file, text in files.items():
        if file.exists():
            print(f"kept   {file}")
            continue
        write_file(file, text)
        print(f"wrote  {file}")
    install(folder)
    print(f"next: cd {folder} && flowdef lint && flowdef show first-process")
