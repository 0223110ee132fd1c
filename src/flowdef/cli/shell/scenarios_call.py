"""Scenarios call: one call of `test` carried out, from its words to its exit code."""

from pathlib import Path
from typing import Any, NamedTuple

from typer import Exit

from flowdef.cli.shell.documents import found
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.output import coloured, width, write
from flowdef.cli.shell.scenarios import suites
from flowdef.render.scenarios_text import scenarios_text
from flowdef.scenarios.suite import Suites


class Call(NamedTuple):
    """The words of a call, as they were typed."""

    names: list[str] | None
    pattern: str
    watch: bool
    junit: Path | None
    mutate: bool
    as_json: bool


def test(call: Call) -> None:
    """Do what a call asks for; ends the command with 1 where something came out otherwise.

    Raises Failure for words that cannot be meant.
    """
    if call.mutate and (call.watch or call.pattern):
        raise Failure("--mutate asks all scenarios of a process: leave out -k and --watch.")
    if call.watch:
        _watch(call)
        return
    came_out = suites(call.names or (), call.pattern)
    _tell(call, came_out)
    if came_out.fails or not came_out.tried:
        raise Exit(FINDINGS)


def _tell(call: Call, came_out: Suites) -> None:
    if call.junit:
        from flowdef.render.scenarios_junit import scenarios_junit

        write(scenarios_junit(came_out), call.junit)
    if call.as_json:
        from flowdef.cli.shell.telling import print_data
        from flowdef.render.scenarios_data import scenarios_data

        more = {"mutation": _mutation(call, came_out)} if call.mutate else {}
        print_data({**scenarios_data(came_out), **more}, indent=2)
        return
    print(_text(came_out), end="")
    if call.mutate:
        from flowdef.cli.shell.mutating import mutated
        from flowdef.render.mutated_text import mutated_text

        print("\n" + mutated_text(mutated(call.names or (), came_out), width()), end="")


def _mutation(call: Call, came_out: Suites) -> dict[str, Any]:
    from flowdef.cli.shell.mutating import mutated
    from flowdef.render.mutated_data import mutated_data

    return mutated_data(mutated(call.names or (), came_out))


def _watch(call: Call) -> None:
    from flowdef.cli.shell.lint_files import wanted
    from flowdef.cli.shell.watching import watch

    if call.as_json or call.junit:
        raise Failure("--watch tells people what came out: leave out --json and --junit.")
    names = call.names or []
    paths = [Path(found(name).read.path) for name in names]
    watch(
        lambda: wanted(paths),
        lambda _: _text(suites(names, call.pattern)),
        lambda _, text: print(text, end=""),
    )


def _text(came_out: Suites) -> str:
    return scenarios_text(came_out, width(), colour=coloured())
