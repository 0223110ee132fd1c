"""Lint: what is wrong with the documents, where, and what to do."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

if TYPE_CHECKING:
    from flowdef.findings import Finding
    from flowdef.lint.report import Report
    from flowdef.lint.selection import Options
    from flowdef.model.organization import Organization
    from flowdef.workspace.collection import Collection


_Paths = Annotated[
    list[Path] | None,
    Argument(help="Files and folders; absent: the whole workspace.", show_default=False),
]
_Format = Annotated[str, Option("--output-format", metavar="FORMAT", help="text, json or github.")]
_Profile = Annotated[
    str, Option(help="min, basic, team or regulated; absent: as the workspace says, or basic.")
]
_Select = Annotated[
    list[str] | None, Option(metavar="CODE", help="Only this rule, or these: STR, STR016.")
]
_Ignore = Annotated[list[str] | None, Option(metavar="CODE", help="Without this rule, or these.")]


def command(
    paths: _Paths = None,
    output_format: _Format = "text",
    profile: _Profile = "",
    select: _Select = None,
    ignore: _Ignore = None,
) -> None:
    """Hold documents to the rules and say what is wrong, where, and what to do.

    'flowdef rule CODE' explains a finding. A comment takes one back, with the reason:
    '# flowdef: ignore[CODE] reason', on the line or alone above it. Exit code 1 where there are
    errors or warnings; infos never fail. Example: flowdef lint processes --output-format github
    """
    from flowdef.cli.shell.output import coloured
    from flowdef.lint.report import Report

    write = _writer(output_format)
    options = _options(profile, select or [], ignore or [])
    findings: list[Finding] = []
    held: list[str] = []
    count = 0
    for root, files in _grouped(paths or []).items():
        collection = _read(root, files)
        findings.extend(_judged(collection, files, options))
        held.extend(_held(collection, files))
        count += len(files)
    colour = output_format == "text" and coloured()
    report = Report(
        findings=tuple(findings), files=count, source=_source, colour=colour, held=tuple(held)
    )
    sys.stdout.write(write(report))
    _leave(report)


def _writer(name: str) -> "Callable[[Report], str]":
    from importlib import import_module

    from flowdef.cli.shell.failure import Failure
    from flowdef.discover import modules_of
    from flowdef.lint import reports

    known = modules_of(reports.__path__[0])
    if name not in known:
        raise Failure(f"There is no output format '{name}'. Known: {', '.join(known)}.")
    write: Callable[[Report], str] = import_module(f"{reports.__name__}.{known[name]}").write
    return write


def _options(profile: str, select: list[str], ignore: list[str]) -> "Options":
    from flowdef.cli.shell.failure import Failure
    from flowdef.lint.catalogue import nearest_rule, unknown
    from flowdef.lint.rule import Profile
    from flowdef.lint.selection import Options

    if profile and profile not in set(Profile):
        raise Failure(f"There is no profile '{profile}'. Known: {', '.join(Profile)}.")
    wanted, unwanted = _words(select), _words(ignore)
    for word in unknown((*wanted, *unwanted)):
        near = nearest_rule(word)
        hint = f" Did you mean '{near}'?" if near else ""
        raise Failure(f"There is no rule '{word}'.{hint} 'flowdef rule' lists them all.")
    return Options(profile=Profile(profile) if profile else None, select=wanted, ignore=unwanted)


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """`--ignore A,B --ignore C` as three words."""
    return tuple(word.strip() for each in given for word in each.split(",") if word.strip())


def _grouped(paths: list[Path]) -> dict[Path | None, dict[Path, None]]:
    """The files to judge by the workspace that they lie in; of a whole workspace all."""
    from os.path import abspath

    from flowdef.cli.shell.failure import Failure
    from flowdef.workspace.files import documents_below, documents_of, root_of

    here = Path.cwd()
    if not paths and root_of(here) is None:
        raise Failure("There is no workspace here. Name files, or make one: 'flowdef init'.")
    groups: dict[Path | None, dict[Path, None]] = {}
    for path in paths or [root_of(here) or here]:
        if not path.exists():
            raise Failure(f"There is no file or folder '{path}'.")
        if not (path.is_file() or path.is_dir()):
            raise Failure(f"'{path}' is no file and no folder; lint reads files only.")
        whole = Path(abspath(path))  # noqa: PTH100 (`..` must go, links must stay)
        root = root_of(whole)
        if whole.is_file():
            files: tuple[Path, ...] = (whole,)
        else:
            files = documents_of(whole) if whole == root else documents_below(whole)
        groups.setdefault(root, {}).update(dict.fromkeys(files))
    return groups


def _read(root: Path | None, files: dict[Path, None]) -> "Collection":
    """These files, with the whole workspace around them."""
    from flowdef.cli.shell.progress import progress
    from flowdef.workspace.collection import read_files
    from flowdef.workspace.files import documents_of

    around_them = dict.fromkeys((*(documents_of(root) if root else ()), *files))
    with progress("reading") as tell:
        return read_files(around_them, root, tell)


def _judged(
    collection: "Collection", files: dict[Path, None], options: "Options"
) -> "list[Finding]":
    """The findings of these files, among all that were read."""
    from flowdef.lint.engine import Subject, judge, notice
    from flowdef.lint.surroundings import Surroundings
    from flowdef.workspace.collection import shown

    root = collection.root
    around = Surroundings(
        library=collection.library,
        has_file=_has_file(root or Path.cwd()),
        unread=frozenset(Path(each.path).stem for each in collection.reads if not each.id),
        today=_today(collection.library.organization),
    )
    special = collection.library.workspace.lint.per_file
    wanted = {shown(file) for file in files}
    findings: list[Finding] = []
    for read in collection.reads:
        if read.path in wanted:
            subject = Subject(
                path=read.path,
                document=read.document,
                found=read.findings,
                source=_source(read.path),
                place=_place(read.path, root) if special else "",
            )
            findings.extend(judge(subject, around, options))
    path = root / "flowdef.yaml" if root else next(iter(files), None)
    findings.extend(notice(around, options, shown(path)) if path else ())
    return findings


def _held(collection: "Collection", files: dict[Path, None]) -> list[str]:
    """Of these files, those that no rule has judged but the rules of reading."""
    from flowdef.findings import Severity
    from flowdef.workspace.collection import shown

    wanted = {shown(file) for file in files}
    return [
        read.path
        for read in collection.reads
        if read.path in wanted and any(each.severity is Severity.ERROR for each in read.findings)
    ]


def _source(path: str) -> bytes:
    """The bytes of a file; none where it cannot be read, which is a finding already."""
    from flowdef.workspace.files import content_of

    try:
        return content_of(Path(path))
    except OSError:
        return b""


def _today(organization: "Organization | None") -> str:
    """The day where the organization is; by the clock of this machine where that is not said."""
    from datetime import datetime

    from flowdef.calendar.shape import zone

    where = zone(organization.calendar.timezone) if organization else None
    return datetime.now(where).astimezone(where).date().isoformat()


def _has_file(root: Path) -> Callable[[str], bool]:
    inside = root.resolve()

    def has_file(path: str) -> bool:
        try:
            whole = Path(path).resolve()
            return whole.is_relative_to(inside) and whole.exists()
        except (OSError, ValueError):
            return False

    return has_file


def _place(path: str, root: Path | None) -> str:
    """A path from the root of its workspace, as settings speak of it."""
    whole = Path(path).absolute()
    return whole.relative_to(root).as_posix() if root and whole.is_relative_to(root) else path


def _leave(report: "Report") -> None:
    """End with the exit code that the findings ask for."""
    from flowdef.cli.shell.failure import FINDINGS, OUR_BUG
    from flowdef.findings import Severity
    from flowdef.lint.engine import RULE_ERROR

    if any(each.code == RULE_ERROR for each in report.findings):
        raise Exit(OUR_BUG)
    if report.counts[Severity.ERROR] or report.counts[Severity.WARNING]:
        raise Exit(FINDINGS)
