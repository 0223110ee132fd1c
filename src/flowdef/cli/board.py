"""Board: a project by its phases, or the open runs of a process by its stages, as cards."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json, On, Output

if TYPE_CHECKING:
    from flowdef.model.process import Process
    from flowdef.model.project import Project
    from flowdef.render.board import Board


class Format(StrEnum):
    """What a board is printed as."""

    TEXT = "text"
    HTML = "html"


_Name = Annotated[str, Argument(help="A project or process: its id, or its file's path.")]
_Form = Annotated[Format, Option("--format", help="Text for the terminal, or one HTML file.")]


def command(
    name: _Name,
    form: _Form = Format.TEXT,
    output: Output = None,
    on: On = "",
    as_json: Json = False,
) -> None:
    """Show a project as a board: a column for each phase, a card for each task.

    A card says who does it, how far it is, its planned dates, its deadline, and why it is blocked
    or at risk. A task with a process shows the stages of the process, as far as the runs are that
    were started for it ('flowdef start PROCESS --for PROJECT/TASK').

    Of a process: a column for each stage, and in it the open runs that have something to do there.

    In the terminal a card is marked x where it is done, > under way, ! blocked or at risk.
    Columns that do not fit beside each other stand below; nothing is cut short. The HTML file
    needs nothing else and runs nothing.

    Example: flowdef board hire-support-engineer --format html -o board.html
    """
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.telling import as_data, print_data

    if as_json and (form is not Format.TEXT or output):
        raise Failure("--json prints data: leave --format and --output out.")
    board = _board(name, on)
    if as_json:
        print_data(as_data(board))
    else:
        _write(board, form, output)


def _board(name: str, day: str) -> "Board":
    from flowdef.cli.shell.documents import activity_document
    from flowdef.model.process import Process

    document, _ = activity_document(name)
    if isinstance(document, Process):
        return _of_process(document, day)
    return _of_project(document, day)


def _write(board: "Board", form: Format, output: Path | None) -> None:
    from flowdef.cli.shell.output import width, write

    if form is Format.HTML:
        from flowdef.render.board_html import board_html

        write(board_html(board), output)
    else:
        from flowdef.render.board_text import board_text

        write(board_text(board, 0 if output else width()), output)


def _of_project(project: "Project", day: str) -> "Board":
    from flowdef.cli.shell.boards import runs_of
    from flowdef.cli.shell.outlooks import complain, outlooks
    from flowdef.render.project_board import project_board
    from flowdef.render.words import Names

    here = outlooks(day, project)
    complain(here)
    standing = here.standings[0]
    by_task = {task: each.runs for task, each in standing.outlook.doing.items()}
    runs = runs_of(by_task, here.moment)
    return project_board(standing, runs, Names(here.around.organization))


def _of_process(process: "Process", day: str) -> "Board":
    from flowdef.cli.shell.boards import open_runs
    from flowdef.cli.shell.outlooks import moment_and_day
    from flowdef.render.process_board import process_board

    at, on = moment_and_day(day)
    return process_board(process, open_runs(process.id, at), on)
