"""Judging: files held to the rules one after the other, so that no document is kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from flowdef.findings import Finding
from flowdef.lint.engine import AS_SET, Judged, Subject, judge_alone, judge_together, notice
from flowdef.lint.selection import Options
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Entry, Kind, Library
from flowdef.model.organization import Organization
from flowdef.model.workspace import LintSettings
from flowdef.reading.document import Read
from flowdef.reading.garbage import uncollected
from flowdef.workspace.collection import (
    NOTHING,
    Progress,
    entry_of,
    library_of,
    read_with_bytes,
    shown,
)
from flowdef.workspace.files import ORGANIZATION, SETTINGS, documents_of
from flowdef.workspace.forking import shared


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is wrong with some files, in their order, by the settings of their workspace.

    `held` are those with errors of reading, which no other rule has judged.
    """

    settings: LintSettings
    findings: tuple[Finding, ...]
    held: tuple[str, ...]


class _Outline(NamedTuple):
    """All that is kept of a file: what others may ask of it, and what was judged if it was."""

    path: str
    named: bool
    entry: Entry | None
    organization: Organization | None
    judged: Judged | None


@dataclass(frozen=True, kw_only=True)
class _Look:
    """What files are judged with: those that are `wanted`, and what lies around them all."""

    root: Path | None
    wanted: frozenset[str]
    given: Mapping[Path, bytes]
    options: Options
    around: Surroundings


def verdict(
    root: Path | None,
    files: Iterable[Path],
    options: Options = AS_SET,
    today: Callable[[Organization | None], str] = lambda _: "",
    given: Mapping[Path, bytes] = NOTHING,
    tell: Progress | None = None,
) -> Verdict:
    """What is wrong with some files of a workspace, or with files that stand alone.

    The others of the workspace are read for what these files say of them. `today` tells the day
    where the organization is; `given` has the bytes of files that are not read from disk.
    """
    files = tuple(files)
    paths = tuple(dict.fromkeys((*(documents_of(root) if root else ()), *files)))
    around = _alone(root, paths, today, given)
    wanted = frozenset(map(shown, files))
    look = _Look(root=root, wanted=wanted, given=given, options=options, around=around)
    with uncollected():
        outlines = shared(partial(_outline, look), paths, tell)
        elsewhere = _elsewhere(around.library, outlines)
        if elsewhere:  # rare: all is judged anew with the people of an organization found so late
            around = replace(around, library=elsewhere, today=today(elsewhere.organization))
            look = replace(look, around=around)
            outlines = shared(partial(_outline, look), paths, tell)
    judged = [each.judged for each in outlines if each.judged]
    around = _together(around, root, outlines)
    findings = [found for each in judged for found in judge_together(each, around, options)]
    place = root / SETTINGS if root else next(iter(files), None)
    findings.extend(notice(around, options, shown(place)) if place else ())
    return Verdict(
        settings=around.library.workspace.lint,
        findings=tuple(findings),
        held=tuple(each.path for each in judged if each.held),
    )


def has_file(root: Path) -> Callable[[str], bool]:
    """Whether a file is there, and within a folder, by its path from here."""
    inside = root.resolve()

    def there(path: str) -> bool:
        try:
            whole = Path(path).resolve()
            return whole.is_relative_to(inside) and whole.exists()
        except (OSError, ValueError):
            return False

    return there


def _alone(
    root: Path | None,
    paths: Sequence[Path],
    today: Callable[[Organization | None], str],
    given: Mapping[Path, bytes],
) -> Surroundings:
    """What lies around each file before the other documents are read: settings, organization."""
    first = [path for path in paths if path.name in (SETTINGS, ORGANIZATION)]
    reads = [read_with_bytes(path, given)[0] for path in first]
    library = replace(library_of(reads, whole=root is not None), entries=())
    return Surroundings(library=library, today=today(library.organization), alone=True)


def _together(
    around: Surroundings, root: Path | None, outlines: Iterable[_Outline]
) -> Surroundings:
    """What lies around each file once all are read."""
    entries = tuple(each.entry for each in outlines if each.entry)
    return replace(
        around,
        library=replace(around.library, entries=entries),
        has_file=has_file(root or Path.cwd()),
        unread=frozenset(Path(each.path).stem for each in outlines if not each.named),
        alone=False,
    )


def _outline(look: _Look, path: Path) -> _Outline:
    """Read a file, judge it if that is wanted, and keep what the others need."""
    read, source = read_with_bytes(path, look.given)
    judged = None
    if read.path in look.wanted or _spoilt(read, look.root):
        special = look.around.library.workspace.lint.per_file
        subject = Subject(
            path=read.path,
            document=read.document,
            found=read.findings,
            source=source,
            place=_place(read.path, look.root) if special else "",
        )
        judged = judge_alone(subject, look.around, look.options)
    organization = read.document if isinstance(read.document, Organization) else None
    return _Outline(read.path, bool(read.id), entry_of(read), organization, judged)


def _spoilt(read: Read, root: Path | None) -> bool:
    """Whether these are settings that cannot be read, which is told whatever is wanted."""
    return read.document is None and root is not None and read.path == shown(root / SETTINGS)


def _elsewhere(library: Library, outlines: Iterable[_Outline]) -> Library | None:
    """The library with an organization that stands in a file of another name; None: as it was."""
    if library.organization or library.organization_faulty:
        return None
    for each in outlines:
        if each.organization:
            return replace(library, organization=each.organization)
        if each.entry and each.entry.kind is Kind.ORGANIZATION:
            return replace(library, organization_faulty=True)
    return None


def _place(path: str, root: Path | None) -> str:
    """A path from the root of its workspace, as settings speak of it."""
    whole = Path(path).absolute()
    return whole.relative_to(root).as_posix() if root and whole.is_relative_to(root) else path
