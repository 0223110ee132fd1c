"""Scenarios call: one call of `test` carried out, from its words to its exit code."""

from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from typer import Exit

from flowdef.cli.shell.documents import found
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.output import STDOUT, coloured, width, write
from flowdef.cli.shell.scenarios import suites
from flowdef.printable import printable
from flowdef.render.scenarios_text import scenarios_text
from flowdef.scenarios.suite import Suites

if TYPE_CHECKING:
    from flowdef.scenarios.coverage import Covered


class Call(NamedTuple):
    """The words of a call, as they were typed."""

    names: list[str] | None
    pattern: str
    watch: bool
    junit: Path | None
    mutate: bool
    coverage: bool
    fail_under: float | None
    propose: bool
    write: bool
    as_json: bool


def test(call: Call) -> None:
    """Do what a call asks for; ends the command with 1 where something came out otherwise.

    Raises Failure for words that cannot be meant.
    """
    _held_to_sense(call)
    if call.watch:
        _watch(call)
        return
    came_out = suites(call.names or (), call.pattern)
    covered, left = _covered(call, came_out)
    _tell(call, came_out, covered)
    if left:
        raise Failure(left)
    too_little = any(each.below(call.fail_under or 0) for each in covered)
    if came_out.fails or too_little or not (came_out.tried or call.propose):
        raise Exit(FINDINGS)


def _held_to_sense(call: Call) -> None:
    """Failure for words that cannot be meant."""
    if call.mutate and (call.watch or call.pattern):
        raise Failure("--mutate asks all scenarios of a process: leave out -k and --watch.")
    if call.propose and (call.watch or call.pattern):
        raise Failure("--propose looks at all scenarios of a process: leave out -k and --watch.")
    if call.write and not call.propose:
        raise Failure("--write writes what is proposed: add --propose.")
    if call.junit == STDOUT and (call.as_json or call.coverage or call.mutate or call.propose):
        others = "--json, --coverage, --mutate and --propose"
        raise Failure(f"'--junit -' prints that alone: leave out {others}, or name a file.")
    if isnan(call.fail_under or 0):
        raise Failure("--fail-under takes a number from 0 to 100.")


def _covered(call: Call, came_out: Suites) -> "tuple[tuple[Covered, ...], str]":
    """The coverage, where it is asked for; what is proposed is written, where that is.

    With it the files that could not be written into, and why.
    """
    if not (call.coverage or call.propose or call.fail_under is not None):
        return (), ""
    from flowdef.cli.shell.covering import covered, write_proposals

    found = covered(came_out, propose=call.propose)
    return write_proposals(found) if call.write else (found, "")


def _tell(call: Call, came_out: Suites, covered: "tuple[Covered, ...]") -> None:
    if call.junit:
        from flowdef.render.scenarios_junit import scenarios_junit

        write(scenarios_junit(came_out), call.junit)
        if call.junit == STDOUT:
            return
    if call.as_json:
        from flowdef.cli.shell.telling import print_data
        from flowdef.render.scenarios_data import scenarios_data

        more: dict[str, Any] = {"mutation": _mutation(came_out)} if call.mutate else {}
        if covered:
            from flowdef.render.coverage_data import coverage_data

            more["coverage"] = coverage_data(covered)
        print_data({**scenarios_data(came_out), **more}, indent=2)
        return
    print(_text(came_out), end="")
    if covered:
        _tell_covered(call, covered)
    if call.mutate:
        from flowdef.cli.shell.mutating import mutated
        from flowdef.render.mutated_text import mutated_text

        print("\n" + mutated_text(mutated(came_out), width()), end="")


def _tell_covered(call: Call, covered: "tuple[Covered, ...]") -> None:
    from flowdef.render.coverage_text import coverage_text, proposal_text
    from flowdef.workspace.adding_tests import in_words

    print("\n" + coverage_text(covered, width()), end="")
    if not call.propose:
        return
    for each in covered:
        if each.proposal and each.proposal.scenarios and not call.write:
            print(f"\n# {printable(each.path)}\n{in_words(each.proposal.scenarios)}", end="")
    said = proposal_text(covered, written=call.write, width=width())
    print(f"\n{said}" if said else "", end="")


def _mutation(came_out: Suites) -> dict[str, Any]:
    from flowdef.cli.shell.mutating import mutated
    from flowdef.render.mutated_data import mutated_data

    return mutated_data(mutated(came_out))


def _watch(call: Call) -> None:
    from flowdef.cli.shell.lint_files import wanted
    from flowdef.cli.shell.watching import watch

    if call.as_json or call.junit or call.coverage or call.fail_under is not None:
        others = "--json, --junit, --coverage and --fail-under"
        raise Failure(f"--watch tells people what came out: leave out {others}.")
    names = call.names or []
    paths = [Path(found(name).read.path) for name in names]
    watch(
        lambda: wanted(paths),
        lambda _: _text(suites(names, call.pattern)),
        lambda _, text: print(text, end=""),
    )


def _text(came_out: Suites) -> str:
    return scenarios_text(came_out, width(), colour=coloured())
