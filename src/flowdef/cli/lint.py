"""Lint: what is wrong with the documents, where, and what to do."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

if TYPE_CHECKING:
    from flowdef.cli.shell.lint_files import Wanted
    from flowdef.cli.shell.lint_fixes import Fixes
    from flowdef.cli.shell.linting import Judged
    from flowdef.lint.level import FailLevel
    from flowdef.lint.options import Options
    from flowdef.lint.report import Report


_Paths = Annotated[
    list[Path] | None,
    Argument(
        help="Files and folders, or '-' for standard input; absent: the whole workspace.",
        show_default=False,
    ),
]
_Select = Annotated[
    list[str] | None, Option(metavar="CODE", help="Only this rule, or these: STR016, STR, ALL.")
]
_Extend = Annotated[list[str] | None, Option(metavar="CODE", help="This rule, or these, too.")]
_Ignore = Annotated[list[str] | None, Option(metavar="CODE", help="Without this rule, or these.")]
_Profile = Annotated[
    str, Option(metavar="PROFILE", help="min, basic, team or regulated; each holds the last.")
]
_FailLevel = Annotated[
    str, Option(metavar="LEVEL", help="End with 1 from error, warning or info on, or never.")
]
_Format = Annotated[
    str, Option(metavar="FORMAT", envvar="FLOWDEF_OUTPUT_FORMAT", help="How it is told.")
]
_Output = Annotated[
    list[str] | None,
    Option(metavar="FORMAT=FILE", help="Written to a file too, '-' is standard output; repeat it."),
]
_Fix = Annotated[bool, Option("--fix", help="Mend what has a safe fix, and tell the rest.")]
_Unsafe = Annotated[
    bool,
    Option("--unsafe-fixes", help="With --fix or --diff: fixes, too, that one should look at."),
]
_Diff = Annotated[bool, Option("--diff", help="Show what --fix would change, and write nothing.")]
_NoCache = Annotated[bool, Option("--no-cache", help="Judge all anew, and keep nothing.")]
_Stdin = Annotated[str, Option(metavar="FILE", help="The file that standard input stands for.")]


def command(
    paths: _Paths = None,
    select: _Select = None,
    extend_select: _Extend = None,
    ignore: _Ignore = None,
    profile: _Profile = "",
    fix: _Fix = False,
    unsafe_fixes: _Unsafe = False,
    diff: _Diff = False,
    fail_level: _FailLevel = "",
    output_format: _Format = "",
    output: _Output = None,
    stdin_filename: _Stdin = "",
    no_cache: _NoCache = False,
) -> None:
    """Hold documents to the rules and say what is wrong, where, and what to do.

    'flowdef rule CODE' explains a finding. A comment takes one back, with the reason:
    '# flowdef: ignore[CODE] reason', on the line or alone above it. Exit code 1 where there are
    errors or warnings, with --diff where there is one; infos never fail. Example: flowdef lint
    processes --output-format github
    """
    from flowdef.cli.shell.lint_files import wanted
    from flowdef.cli.shell.lint_outputs import outputs, tell
    from flowdef.cli.shell.lint_words import fail_level as level_of
    from flowdef.cli.shell.lint_words import options
    from flowdef.cli.shell.linting import judged

    level, places = level_of(fail_level), outputs(output_format, output or [])
    asked = options(profile, select or [], extend_select or [], ignore or [])
    files = wanted(paths or [], stdin_filename)
    mending = _mending(files, asked, diff=diff, unsafe=unsafe_fixes) if fix or diff else None
    groups = mending.groups if mending else [*judged(files, asked, keep=not no_cache)]
    report = _report(groups, files.given)
    with mending.aside if mending else nullcontext():
        tell(replace(report, fixed=mending.fixed) if mending else report, places)
    _leave(groups, level)


def _mending(files: "Wanted", asked: "Options", *, diff: bool, unsafe: bool) -> "Fixes":
    """What was mended; a mere diff is shown and ends here."""
    from flowdef.cli.shell.lint_fixes import carry_out, fixes, show

    found = fixes(files, asked, unsafe=unsafe)
    if diff:
        raise Exit(show(found))
    carry_out(found)
    return found


def _report(groups: "list[Judged]", given: Mapping[Path, bytes]) -> "Report":
    from flowdef.cli.shell.linting import source_of
    from flowdef.lint.report import Report

    return Report(
        findings=tuple(finding for group in groups for finding in group.verdict.findings),
        files=sum(len(group.files) for group in groups),
        source=partial(source_of, given=given),
        held=tuple(path for group in groups for path in group.verdict.held),
    )


def _leave(groups: "list[Judged]", level: "FailLevel | None") -> None:
    """End with the exit code that the findings ask for."""
    from flowdef.cli.shell.failure import FINDINGS, OUR_BUG
    from flowdef.lint.level import DEFAULT, FailLevel, fails
    from flowdef.lint.options import RULE_ERROR

    if any(each.code == RULE_ERROR for group in groups for each in group.verdict.findings):
        raise Exit(OUR_BUG)
    for group in groups:
        if fails(group.verdict.findings, level or FailLevel(group.verdict.fail_level or DEFAULT)):
            raise Exit(FINDINGS)
