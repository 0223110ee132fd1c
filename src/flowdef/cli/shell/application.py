"""Application: the commands by name, each built on demand, so that many cost no more than few."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from functools import cache, wraps
from importlib import import_module
from io import TextIOWrapper
from os import path
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from flowdef import __version__
from flowdef.cli.shell.failure import CLEAN, INTERRUPTED, OUR_BUG, Failure
from flowdef.discover import first_line, modules_of

FOLDER = path.dirname(path.dirname(__file__))  # noqa: PTH120 (pathlib costs every start 15 ms)
_REPORT = "This is a bug of flowdef, not of yours. Please report it with the lines above."


@cache
def commands() -> dict[str, str]:
    """Every command by its spoken name: the dotted path of its module below `cli`.

    A folder is a word, and its modules what may follow it: `docs/build.py` is `docs build`. Only
    `run` is a room: its commands are words of their own.
    """
    found = modules_of(FOLDER, rooms=("run", "shell"))
    return {name: module for name, module in found.items() if not module.startswith("shell.")}


def sign_of(module: str) -> str:
    """The one line that `flowdef --help` says about a command; the module is not imported."""
    file = path.join(FOLDER, *module.split(".")) + ".py"  # noqa: PTH118 (see above)
    return first_line(file).partition(": ")[2]


class Commands(TyperGroup):
    """The group that knows its commands by file name and imports one when it is called."""

    before = ""  # the words that lead here, with a space after them: `docs `

    def make_context(self, *args: Any, **words: Any) -> Any:
        """The context of the whole program; words that it does not know are shown harmless."""
        with _shown():
            return super().make_context(*args, **words)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; words that it does not know are shown harmless."""
        with _shown():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the signature is click's)
        """Every word that may follow."""
        return list(dict.fromkeys(name.partition(" ")[0] for name in self._below()))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command or group of that name, built when asked for; None where there is none."""
        below = self._below()
        if module := below.get(cmd_name):
            return command_from(import_module(f"flowdef.cli.{module}"), cmd_name)
        return _group(self.before + cmd_name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command, its name and its words; a wrong name is answered with the nearest."""
        name = args[0]
        if not name.startswith("-") and name not in (known := self.list_commands(ctx)):
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            hint = f" Did you mean '{self.before}{near[0]}'?" if near else ""
            all_ = f"'flowdef {self.before}--help' lists them all."
            ctx.fail(f"There is no command '{self.before}{name}'.{hint} {all_}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (idem)
        """The commands by room, one line each, without importing any."""
        rooms: dict[str, list[tuple[str, str]]] = {"Documents": [], "Runs": []}
        for name, module in self._below().items():
            room = "Runs" if module.startswith("run.") else "Documents"
            rooms[room].append((name, sign_of(module)))
        for room, rows in ((room, rows) for room, rows in rooms.items() if rows):
            with formatter.section(room):
                formatter.write_dl(rows)

    def _below(self) -> dict[str, str]:
        """The commands that begin with the words that lead here, without those."""
        at = len(self.before)
        return {
            name[at:]: module for name, module in commands().items() if name.startswith(self.before)
        }


def command_from(module: Any, name: str) -> TyperCommand:
    """The command that a module defines by its function `command`; its EPILOG ends the help."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command(name, epilog=getattr(module, "EPILOG", None))(_guarded(module.command))
    built = typer.main.get_command(app)
    assert isinstance(built, TyperCommand)  # noqa: S101 (one command in an app is no group)
    return built


def _group(words: str) -> Commands:
    """The group of commands that begin with these words; its folder's sign is its help."""
    folder = path.join(FOLDER, *words.replace("-", "_").split(), "__init__.py")  # noqa: PTH118 (see above)
    app = typer.Typer(cls=Commands, rich_markup_mode=None, no_args_is_help=True)
    app.callback(help=first_line(folder).partition(": ")[2].capitalize())(lambda: None)
    built = typer.main.get_group(app)
    assert isinstance(built, Commands)  # noqa: S101 (it is the class that was asked for)
    built.before = f"{words} "
    return built


def run() -> NoReturn:
    """Run the words of the command line; raises SystemExit with the exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal without ‹ or a file name that is no text must not end in a traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    application()(prog_name="flowdef")
    raise SystemExit(CLEAN)


def application() -> typer.Typer:
    """The whole program as a typer application."""
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_flowdef)
    return app


def _version(*, wanted: bool) -> None:
    if wanted:
        print(f"flowdef {__version__}")
        raise typer.Exit


def _flowdef(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda wanted: _version(wanted=wanted),
        is_eager=True,
        help="Print the version and stop.",
    ),
) -> None:
    """Write down how your team works as YAML in git: lint it, print it, step through it.

    Processes say how work is done, projects what is to be reached by when. 'flowdef COMMAND
    --help' teaches each command with an example. Exit codes: 0 clean, 1 findings or the answer
    is no, 2 wrong use, 3 a bug of flowdef; ended from outside: 129 the terminal was closed, 130
    interrupted, 143 asked to end.
    """


def _harmless(message: str) -> str:
    """The message with what a terminal would obey shown instead; it may hold a document's text."""
    from flowdef.printable import printable

    return "\n".join(map(printable, message.split("\n")))


@contextmanager
def _shown() -> Iterator[None]:
    """Complaints about the command line repeat its words, and a file name may be one of them."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ == "MissingParameter":
            from flowdef.cli.shell.missing import complete

            complete(error)
        message = getattr(error, "message", None)
        if isinstance(message, str):
            error.message = _harmless(message)  # type: ignore[attr-defined]  # click sets it
        raise


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with its failures turned into one line and an exit code."""

    @wraps(command)
    def guarded(*args: Any, **words: Any) -> None:
        try:
            command(*args, **words)
        except Failure as failure:
            print(f"flowdef: {_harmless(failure.message)}", file=sys.stderr)
            raise typer.Exit(failure.code) from None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except OSError as error:
            if error.errno == ENOSPC:
                raise  # a full disk is said by `main`, for help and lists of commands too
            raise _our_bug() from None
        except Exception:  # noqa: BLE001 (the last door: what comes here is our bug)
            raise _our_bug() from None

    return guarded


def _our_bug() -> typer.Exit:
    """The exit that is left when a command raised what it should not; the report is printed."""
    import traceback

    traceback.print_exc()
    print(f"flowdef {__version__}: {_REPORT}", file=sys.stderr)
    return typer.Exit(OUR_BUG)
