"""Lint call: one call of `lint` carried out, from its words to its exit code."""

import sys
from collections.abc import Mapping
from functools import partial
from os.path import abspath
from pathlib import Path
from typing import NamedTuple

from typer import Exit

from flowdef.cli.shell.failure import FINDINGS, OUR_BUG, Failure
from flowdef.cli.shell.lint_files import STDIN, Wanted, wanted
from flowdef.cli.shell.lint_outputs import Output, outputs, statistics, tell
from flowdef.cli.shell.lint_words import fail_level, options, silent
from flowdef.cli.shell.linting import Judged, judged, since_of, source_of
from flowdef.cli.shell.output import write
from flowdef.lint.level import DEFAULT, FailLevel, fails
from flowdef.lint.options import RULE_ERROR, Options
from flowdef.lint.report import Report
from flowdef.printable import printable


class Call(NamedTuple):
    """The words of a call, as they were typed."""

    paths: list[Path] | None
    select: list[str] | None
    extend_select: list[str] | None
    ignore: list[str] | None
    profile: str
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: Path | None
    write_baseline: bool
    fail_level: str
    output_format: str
    output: list[str] | None
    statistics: bool
    show_files: bool
    show_settings: bool
    watch: bool
    since: str | None
    stdin_filename: str
    no_cache: bool


def lint(call: Call) -> None:
    """Do what a call asks for; ends the command with the exit code of its findings.

    Raises Failure for words that cannot be meant.
    """
    level, places = fail_level(call.fail_level), _places(call)
    asked = _asked(call)
    if call.watch:
        _watch(call, asked, places)
        return
    files = wanted(call.paths or [], call.stdin_filename)._replace(since=call.since)
    if call.show_files:
        write(files.names(), None)
    elif call.show_settings:
        from flowdef.cli.shell.lint_settings import shown_settings

        write(shown_settings(files, asked, level), None)
    elif call.fix or call.diff:
        _leave(_mended(call, files, asked, places), level)
    else:
        if call.write_baseline:
            from flowdef.cli.shell.lint_baseline import renew

            asked = renew(files, asked)
        groups = [*judged(files, asked, keep=not call.no_cache)]
        tell(_report(groups, files.given), places)
        _leave(groups, level)


def _asked(call: Call) -> Options:
    words = (call.select, call.extend_select, call.ignore)
    asked = options(call.profile, *(each or [] for each in words))
    if call.since is None and (alone := silent(asked)):
        hint = "compares with what a document was: add --since REV, such as --since HEAD."
        print(printable(f"{', '.join(alone)} {hint}"), file=sys.stderr)
    mends = call.fix or call.diff or call.watch or call.statistics
    if call.write_baseline and (mends or call.stdin_filename or STDIN in (call.paths or ())):
        raise Failure("--write-baseline judges files, writes what it finds, and does nothing else.")
    return asked._replace(baseline=abspath(call.baseline)) if call.baseline else asked  # noqa: PTH100 (as files are named)


def _watch(call: Call, asked: Options, places: tuple[Output, ...]) -> None:
    from flowdef.cli.shell.watching import watch

    if call.fix or call.diff or call.stdin_filename or STDIN in (call.paths or ()):
        raise Failure("--watch reads files and writes none: leave out --fix, --diff and '-'.")
    files = wanted(call.paths or [])  # what is not there when it begins is a mistake
    for root, those in files.groups.items():
        since_of(files._replace(since=call.since), root, those)  # idem
    watch(
        lambda: wanted(call.paths or [])._replace(since=call.since),
        lambda files: [*judged(files, asked, keep=not call.no_cache)],
        lambda files, groups: tell(_report(groups, files.given), places),
    )


def _mended(call: Call, files: Wanted, asked: Options, places: tuple[Output, ...]) -> list[Judged]:
    """Mend what can be, and tell what is left; a mere diff is shown and ends here."""
    from flowdef.cli.shell.lint_fixes import carry_out, fixes, show

    found = fixes(files, asked, unsafe=call.unsafe_fixes, keep=not call.no_cache)
    if call.diff:
        raise Exit(show(found))
    carry_out(found)
    with found.aside:
        tell(_report(found.groups, found.given)._replace(fixed=found.fixed), places)
    return found.groups


def _places(call: Call) -> tuple[Output, ...]:
    places = outputs(call.output_format, call.output or [])
    return statistics(places) if call.statistics else places


def _report(groups: list[Judged], given: Mapping[Path, bytes]) -> Report:
    return Report(
        findings=tuple(finding for group in groups for finding in group.verdict.findings),
        files=sum(len(group.files) for group in groups),
        source=partial(source_of, given=given),
        held=tuple(path for group in groups for path in group.verdict.held),
        taken_back=tuple(taken for group in groups for taken in group.verdict.taken_back),
    )


def _leave(groups: list[Judged], level: FailLevel | None) -> None:
    """End with the exit code that the findings ask for."""
    if any(each.code == RULE_ERROR for group in groups for each in group.verdict.findings):
        raise Exit(OUR_BUG)
    for group in groups:
        said = level or FailLevel(group.verdict.fail_level or DEFAULT)
        if fails(group.verdict.findings, said):
            raise Exit(FINDINGS)
