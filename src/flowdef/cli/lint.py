"""Lint: what is wrong with the documents, where, and what to do."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

EPILOG = """
\b
Which rules run, and how strictly; the first that says it decides:
  1. the call
  2. what the settings say of the file (per_file), flowdef.yaml before
     pyproject.toml
  3. flowdef.yaml, under 'lint:'
  4. the nearest pyproject.toml that has a [tool.flowdef.lint]
  5. built in: profile basic, fail level warning
What is ignored adds up. Of 'STR' and 'STR016' the more exact word wins,
of two as exact the one that ignores. --show-settings tells what holds for
a file, and who says it.

\b
--since REV lets the rules that need two versions of a document speak:
DOC007, DOC008, DOC017, of profile team. What a document was is read from
git, at the commit from which this work and REV went apart, as in a merge
request. A document that is new, or was not readable then, is not compared;
one that was moved is found by its id. All documents are judged as ever, for
a change of one may break another.

\b
Exit codes:
  0    no findings as bad as the fail level (or only infos, by default)
  1    findings as bad as the fail level or worse; with --diff: there is one
  2    wrong use: a word, path, revision or settings that cannot be meant
  3    a rule failed: a bug of flowdef, please report it
  130  interrupted; Ctrl-C ends --watch with 0

\b
More examples:
  flowdef lint --profile team --fail-level error
  flowdef lint --select STR,DAT --ignore STR020
  flowdef lint --output sarif=lint.sarif --output junit=lint.xml
  flowdef lint --output markdown=- >> "$GITHUB_STEP_SUMMARY"
  flowdef lint - --stdin-filename processes/a.yaml < draft.yaml
  flowdef lint --since origin/main --profile team
  flowdef lint --statistics
"""


def _formats(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import formats

    return formats(begun)


def _outputs(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import outputs

    return outputs(begun)


def _codes(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import codes

    return codes(begun)


def _profiles(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import profiles

    return profiles(begun)


def _levels(begun: str) -> list[str]:
    from flowdef.cli.shell.lint_completing import levels

    return levels(begun)


_Codes = list[str] | None
_Paths = Annotated[
    list[Path] | None,
    Argument(
        help="Files and folders, or '-' for standard input; absent: the whole workspace.",
        show_default=False,
    ),
]
_Select = Annotated[
    _Codes,
    Option(
        metavar="CODE",
        autocompletion=_codes,
        help="Only this rule, or these, whatever the profile.",
    ),
]
_Extend = Annotated[
    _Codes, Option(metavar="CODE", autocompletion=_codes, help="With this rule, or these, too.")
]
_Ignore = Annotated[
    _Codes, Option(metavar="CODE", autocompletion=_codes, help="Without this rule, or these.")
]
_Profile = Annotated[
    str,
    Option(
        metavar="PROFILE",
        autocompletion=_profiles,
        help="How strictly: min, basic, team or regulated; each holds the one before.",
    ),
]
_FailLevel = Annotated[
    str,
    Option(
        metavar="LEVEL",
        autocompletion=_levels,
        help="From what on it ends with 1: error, warning or info; or never.",
    ),
]
_Format = Annotated[
    str,
    Option(
        metavar="FORMAT",
        envvar="FLOWDEF_OUTPUT_FORMAT",
        autocompletion=_formats,
        help="How it is printed: text, concise, grouped, json, json-lines, github, gitlab, junit,"
        " sarif, rdjson, azure or markdown; absent: text.",
    ),
]
_Output = Annotated[
    list[str] | None,
    Option(
        metavar="FORMAT=FILE",
        autocompletion=_outputs,
        help="Also write it to a file ('-': standard output); may be given several times.",
    ),
]
_Statistics = Annotated[bool, Option("--statistics", help="Count the findings of each rule.")]
_ShowFiles = Annotated[bool, Option("--show-files", help="Name the files that are meant; stop.")]
_ShowSettings = Annotated[
    bool,
    Option("--show-settings", help="Say what holds for the first file, and who says it; stop."),
]
_Fix = Annotated[bool, Option("--fix", help="Mend what has a safe fix, and tell the rest.")]
_Unsafe = Annotated[
    bool,
    Option("--unsafe-fixes", help="With --fix or --diff: fixes, too, that one should look at."),
]
_Diff = Annotated[bool, Option("--diff", help="Show what --fix would change, and write nothing.")]
_Baseline = Annotated[
    Path | None,
    Option(metavar="FILE", help="Tell nothing that this file of known findings knows."),
]
_WriteBaseline = Annotated[
    bool,
    Option(
        "--write-baseline",
        help="Write what is found today to the baseline: that file, that of the settings, or"
        " .flowdef/baseline.json.",
    ),
]
_Since = Annotated[
    str | None,
    Option(
        metavar="REV",
        help="Also hold documents to what they were at this branch, tag or commit of git: whether"
        " their versions say what has changed.",
    ),
]
_NoCache = Annotated[bool, Option("--no-cache", help="Judge all anew, and keep nothing.")]
_Watch = Annotated[bool, Option("--watch", help="Judge again whenever a file changes.")]
_Stdin = Annotated[
    str, Option(metavar="FILE", help="The file that standard input ('-') stands for.")
]


def command(
    paths: _Paths = None,
    select: _Select = None,
    extend_select: _Extend = None,
    ignore: _Ignore = None,
    profile: _Profile = "",
    fix: _Fix = False,
    unsafe_fixes: _Unsafe = False,
    diff: _Diff = False,
    baseline: _Baseline = None,
    write_baseline: _WriteBaseline = False,
    since: _Since = None,
    fail_level: _FailLevel = "",
    output_format: _Format = "",
    output: _Output = None,
    statistics: _Statistics = False,
    show_files: _ShowFiles = False,
    show_settings: _ShowSettings = False,
    watch: _Watch = False,
    stdin_filename: _Stdin = "",
    no_cache: _NoCache = False,
) -> None:
    """Hold documents to the rules and say what is wrong, where, and what to do.

    'flowdef rule CODE' explains a finding. A comment takes one back, with the reason:
    '# flowdef: ignore[CODE] reason', on the line or alone above it. Rules are named by code
    (STR016), the beginning of codes (STR), name (choice-not-exhaustive) or ALL; several with
    commas.

    Example: flowdef lint processes --output-format github
    """
    call = locals()
    from flowdef.cli.shell.lint_call import Call, lint

    lint(Call(**call))
