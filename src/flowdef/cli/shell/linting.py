"""Linting: documents read with the workspace around them, and judged."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flowdef.calendar.shape import zone
from flowdef.cli.shell.lint_files import Wanted
from flowdef.cli.shell.progress import progress
from flowdef.findings import Finding, Severity
from flowdef.lint.engine import Subject, judge, notice
from flowdef.lint.selection import Options
from flowdef.lint.surroundings import Surroundings
from flowdef.model.organization import Organization
from flowdef.model.workspace import LintSettings
from flowdef.reading.document import Read
from flowdef.workspace.collection import NOTHING, Collection, read_files, shown
from flowdef.workspace.files import SETTINGS, content_of, documents_of


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The documents of one workspace (root None: of none), judged by its settings.

    `held` are those that no rule has judged but the rules of reading.
    """

    root: Path | None
    files: tuple[Path, ...]
    settings: LintSettings
    findings: tuple[Finding, ...]
    held: tuple[str, ...]


def judged(wanted: Wanted, options: Options) -> Iterator[Judged]:
    """Each workspace's documents, read and judged."""
    for root, files in wanted.groups.items():
        yield _judged(_read(root, files, wanted.given), files, options, wanted.given)


def source_of(path: str, given: Mapping[Path, bytes] = NOTHING) -> bytes:
    """The bytes of a file; none where it cannot be read, which is a finding already."""
    whole = Path(path).absolute()
    if whole in given:
        return given[whole]
    try:
        return content_of(whole)
    except OSError:
        return b""


def _read(root: Path | None, files: tuple[Path, ...], given: Mapping[Path, bytes]) -> Collection:
    """These files, with the whole workspace around them and its settings as they are to hold."""
    around_them = dict.fromkeys((*(documents_of(root) if root else ()), *files))
    with progress("reading") as tell:
        return read_files(around_them, root, tell, given)


def _judged(
    collection: Collection, files: tuple[Path, ...], options: Options, given: Mapping[Path, bytes]
) -> Judged:
    root, around = collection.root, _around(collection)
    settings = around.library.workspace.lint
    reads = _wanted(collection, files)
    findings: list[Finding] = []
    for read in reads:
        subject = Subject(
            path=read.path,
            document=read.document,
            found=read.findings,
            source=source_of(read.path, given),
            place=_place(read.path, root) if settings.per_file else "",
        )
        findings.extend(judge(subject, around, options))
    path = root / SETTINGS if root else next(iter(files), None)
    findings.extend(notice(around, options, shown(path)) if path else ())
    return Judged(
        root=root,
        files=files,
        settings=settings,
        findings=tuple(findings),
        held=tuple(read.path for read in reads if _is_held(read)),
    )


def _around(collection: Collection) -> Surroundings:
    return Surroundings(
        library=collection.library,
        has_file=_has_file(collection.root or Path.cwd()),
        unread=frozenset(Path(each.path).stem for each in collection.reads if not each.id),
        today=_today(collection.library.organization),
    )


def _today(organization: Organization | None) -> str:
    """The day where the organization is; by the clock of this machine where that is not said."""
    where = zone(organization.calendar.timezone) if organization else None
    return datetime.now(where).astimezone(where).date().isoformat()


def _wanted(collection: Collection, files: tuple[Path, ...]) -> tuple[Read, ...]:
    """What was read of these files; settings that cannot be read are told whatever is wanted."""
    names = {shown(file) for file in files}
    root = collection.root
    settings = shown(root / SETTINGS) if root else ""
    return tuple(
        read
        for read in collection.reads
        if read.path in names or (read.path == settings and _is_held(read))
    )


def _is_held(read: Read) -> bool:
    return any(each.severity is Severity.ERROR for each in read.findings)


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
