"""Init: make a workspace: settings, an organization, a first process."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

_COMPANY, _PROCESS = "sample-company", "first-process"


def command(
    folder: Annotated[Path, Argument(help="Where; it is made if it is not there.")] = Path(),
    inside: Annotated[
        bool, Option("--inside", help="Make it although the folder lies in another workspace.")
    ] = False,
) -> None:
    """Make a workspace that every command runs on at once; existing files are never touched.

    Below a workspace there is mostly no second one: its documents, people and runs would be others.

    Example: flowdef init handbook
    """
    import os

    from flowdef.cli.shell.failure import Failure
    from flowdef.printable import printable
    from flowdef.workspace.files import SETTINGS

    if os.path.lexists(folder / SETTINGS):
        raise Failure(f"{folder / SETTINGS} is there already: this is a workspace.")
    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder} is a file; name a folder.")
    if not inside:
        _alone(folder)
    _write(folder)
    there = "" if folder.resolve() == Path.cwd().resolve() else f"cd {_quoted(folder)} && "
    print(printable(f"next: {there}flowdef lint && flowdef show {_PROCESS}"))


def _alone(folder: Path) -> None:
    """A workspace in a workspace is refused unless it is meant."""
    from flowdef.cli.shell.failure import Failure
    from flowdef.workspace.files import root_of

    around = root_of(folder.resolve())
    if around:
        said = (
            f"{folder.resolve()} lies in the workspace {around}: commands in there use its"
            " documents, its people and its log of runs. To make one with its own all the same:"
            f" flowdef init --inside {_quoted(folder)}"
        )
        raise Failure(said)


def _write(folder: Path) -> None:
    import os

    from flowdef.cli.shell.output import create
    from flowdef.cli.shell.schemas import modeline
    from flowdef.formats.checklist import id_of
    from flowdef.printable import printable
    from flowdef.render import scaffold
    from flowdef.workspace.files import ORGANIZATION, SETTINGS

    name = id_of(folder.resolve().name, "handbook")
    if name in (_COMPANY, _PROCESS):  # ids of a workspace are told apart
        name = "handbook"
    files = {
        Path(ORGANIZATION): scaffold.organization(_COMPANY, modeline("organization", 0, folder)),
        Path(f"processes/{_PROCESS}.yaml"): scaffold.process(
            _PROCESS, "process-owner", modeline("process", 1, folder)
        ),
        # Last: what is interrupted before is no workspace yet, and can be made again.
        Path(SETTINGS): scaffold.workspace(name, modeline("workspace", 0, folder)),
    }
    for file, text in files.items():
        if os.path.lexists(folder / file):
            print(printable(f"kept  {folder / file}"))
            continue
        create(folder / file, text)
        print(printable(f"wrote {folder / file}"))


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))
