"""Judging: files held to the rules one after the other, so that no document is kept."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.lint.catalogue import plugins
from flowdef.lint.engine import Judged, Subject, judge_alone, judge_together, notice, ran
from flowdef.lint.options import Options
from flowdef.lint.own_rules import FAULTY
from flowdef.lint.plugins import faults_of
from flowdef.lint.selection import over, selected
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.unknown_rules import NO_RULE
from flowdef.lint.verdict import Verdict
from flowdef.model.document import Document, Entry, Kind, Library
from flowdef.model.organization import Organization
from flowdef.reading.document import read as reading
from flowdef.reading.garbage import uncollected
from flowdef.workspace.collection import entry_of, library_of, read_with_bytes
from flowdef.workspace.files import ORGANIZATION, SETTINGS, in_folder, shown
from flowdef.workspace.forking import shared
from flowdef.workspace.kept import Basis, Day, Kept, Means, digest_of
from flowdef.workspace.known import USUAL, Answer, Baseline, Held, baseline_at, held_to, renewed


class Look(NamedTuple):
    """What files are judged with: in which workspace, how, and what is kept of the last time."""

    root: Path | None
    options: Options
    means: Means
    kept: Kept | None


class _Task(NamedTuple):
    """What each file is read with, and judged if it is one of those."""

    look: Look
    around: Surroundings
    those: frozenset[str]
    before: Mapping[str, bytes]  # what files held that are compared with it, by their paths


class _Outline(NamedTuple):
    """All that is kept of a file: what others may ask of it, and what was judged if it was.

    `digest` is that of its bytes, `before` that of what it is compared with (empty: nothing);
    `organization` is the one that only this file tells of.
    """

    path: str
    digest: str
    before: str
    named: bool
    entry: Entry | None
    organization: Organization | None
    judged: Judged | None


_Known = Mapping[str, tuple[str, _Outline]]  # by path, with the digest of what it held


def judged(look: Look, paths: Sequence[Path], files: Sequence[str]) -> Verdict:
    """What is wrong with some files among those paths; see `verdicts.verdict`."""
    around, rest, day = _alone(look, paths)
    wanted = frozenset(map(shown, files))
    settings = shown(look.root / SETTINGS) if look.root else ""
    task = _Task(look, around, wanted | {settings}, look.means.since.earlier(files))
    with uncollected():
        outlines = _outlined(task, paths, look.kept.documents(rest) if look.kept else {})
        elsewhere = _elsewhere(around.library, outlines)
        if elsewhere:  # rare: all is judged anew with the people of an organization found so late
            today = look.means.today(_zone(elsewhere)).name
            around = replace(around, library=elsewhere, today=today)
            outlines = _outlined(task._replace(around=around), paths, {})
    asked: dict[str, bool] = {}
    around = _together(around, _asking(in_folder(look.root or Path.cwd()), asked), outlines)
    told = [
        each.judged for each in outlines if each.judged and _is_told(each.judged, wanted, settings)
    ]
    baseline = _baseline(look, around)
    place = settings or next(iter(map(shown, files)), "")
    verdict = _verdict(look, around, told, _answer(look, around, baseline, told, outlines), place)
    if baseline:
        verdict = verdict._replace(baseline=os.fspath(baseline.path))
    if look.kept and not elsewhere and not any(each.fault for each in plugins()):
        known = {os.fspath(baseline.path): baseline.digest} if baseline else {}
        basis = Basis(day, asked, known | _brought())
        by_path = zip(map(os.fspath, paths), outlines, strict=True)
        documents = {path: (each.digest, each) for path, each in by_path}
        look.kept.keep(files, verdict, basis, rest, documents)
    return verdict


def _verdict(
    look: Look, around: Surroundings, told: Sequence[Judged], answer: Answer, place: str
) -> Verdict:
    """What is told of the files, and of `place` what concerns them all."""
    found = [finding for each in answer.told for finding in each.findings]
    found += (*answer.about, *faults_of(plugins(), place))
    return Verdict(
        (*found, *(notice(around, look.options, place) if place else ())),
        tuple(each.path for each in told if each.held),
        around.library.workspace.lint.fail_level,
        tuple(taken for each in answer.told for taken in each.taken_back),
        renewed=answer.renewed,
    )


def _baseline(look: Look, around: Surroundings) -> Baseline | None:
    """The baseline that the call or the settings name, or where one is to be made."""
    name = look.options.baseline or around.library.workspace.lint.baseline
    name = name or (USUAL if look.options.renew else "")
    return baseline_at((look.root or Path.cwd()) / name) if name else None


def _answer(
    look: Look,
    around: Surroundings,
    baseline: Baseline | None,
    judged: Sequence[Judged],
    outlines: Iterable[_Outline],
) -> Answer:
    """The findings of each file, once all are read, held to the baseline."""
    told = [
        judge_together(each, around, look.options, partial(_again, look, each.path))
        for each in judged
    ]
    if baseline is None:
        return Answer(told)
    files = [
        Held(
            one.path,
            _place(one.path, look.root),
            found,
            ran(one, found.findings, around, look.options),
        )
        for one, found in zip(judged, told, strict=True)
    ]
    there = {_place(each.path, look.root) for each in outlines}
    found = (renewed if look.options.renew else held_to)(
        baseline,
        files,
        lambda path: read_with_bytes(Path(path).absolute(), look.means.given)[1],
        lambda file: look.root is not None and file not in there,
    )
    on = {rule.code for rule in selected(around.library.workspace.lint, look.options, "")}
    return found._replace(about=tuple(each for each in found.about if each.code in on))


def _is_told(file: Judged, wanted: frozenset[str], settings: str) -> bool:
    """Whether a file is wanted, or its settings cannot be read or meant: that is told always."""
    unmeant = file.held or any(each.code in (NO_RULE, FAULTY) for each in file.found)
    return file.path in wanted or (file.path == settings and unmeant)


def _alone(look: Look, paths: Sequence[Path]) -> tuple[Surroundings, str, Day]:
    """What lies around each file before the other documents are read: settings, organization.

    With a digest of it all, and the day.
    """
    first = [path for path in paths if path.name in (SETTINGS, ORGANIZATION)]
    reads = [read_with_bytes(path, look.means.given) for path in first]
    library = library_of((read for read, _ in reads), whole=look.root is not None)
    settings = over(look.options.beneath, library.workspace.lint)
    library = replace(library, workspace=replace(library.workspace, lint=settings))
    day = look.means.today(_zone(library))
    said = [
        day.name,
        repr(library.workspace.lint),
        repr(_brought()),
        *(repr((read.path, data)) for read, data in reads),
    ]
    rest = sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()
    around = Surroundings(library=replace(library, entries=()), today=day.name, alone=True)
    return around, rest, day


def _brought() -> dict[str, str]:
    """The files of plug-ins, with the digests of what they hold."""
    return {file: digest_of(Path(file)) for plugin in plugins() for file in plugin.files}


def _outlined(task: _Task, paths: Sequence[Path], known: _Known) -> list[_Outline]:
    """An outline of each file; what is known still is not judged again."""
    found = {path: _still(known, path, task) for path in paths}
    new = [path for path, outline in found.items() if outline is None]
    found |= dict(zip(new, shared(partial(_outline, task), new, task.look.means.tell), strict=True))
    return [outline for outline in found.values() if outline]


def _still(known: _Known, path: Path, task: _Task) -> _Outline | None:
    """What is known of a file, if it holds the same bytes, and was judged if that is wanted."""
    name = os.fspath(path)
    digest, outline = known.get(name, ("", None))
    if outline is None or (outline.path in task.those and not outline.judged):
        return None
    if outline.before != _digest(task.before.get(name)):
        return None
    kept = task.look.kept
    return outline if kept and kept.digest(name) == digest else None


def _outline(task: _Task, path: Path) -> _Outline:
    """Read a file, judge it if that is wanted, and keep what the others need."""
    look, around = task.look, task.around
    before = task.before.get(os.fspath(path))
    read, source = read_with_bytes(path, look.means.given)
    judged = None
    if read.path in task.those:
        special = around.library.workspace.lint.per_file
        subject = Subject(
            path=read.path,
            document=read.document,
            found=read.findings,
            source=source,
            place=_place(read.path, look.root) if special else "",
            before=reading(before, read.path).document if before else None,
        )
        judged = judge_alone(subject, around, look.options)
    found = read.document if isinstance(read.document, Organization) else None
    return _Outline(
        path=read.path,
        digest=sha256(source).hexdigest(),
        before=_digest(before),
        named=bool(read.id),
        entry=entry_of(read),
        organization=None if around.library.organization else found,
        judged=judged,
    )


def _digest(content: bytes | None) -> str:
    return sha256(content).hexdigest() if content else ""


def _again(look: Look, path: str) -> Document | None:
    """The document in a file that was judged before; None where it has changed since."""
    return read_with_bytes(Path(path).absolute(), look.means.given)[0].document


def _together(
    around: Surroundings, has_file: Callable[[str], bool], outlines: Iterable[_Outline]
) -> Surroundings:
    """What lies around each file once all are read."""
    entries = tuple(each.entry for each in outlines if each.entry)
    return replace(
        around,
        library=replace(around.library, entries=entries),
        has_file=has_file,
        unread=frozenset(Path(each.path).stem for each in outlines if not each.named),
        alone=False,
    )


def _asking(has_file: Callable[[str], bool], asked: dict[str, bool]) -> Callable[[str], bool]:
    """The same answers, each written down."""

    def there(path: str) -> bool:
        return asked.setdefault(path, has_file(path))

    return there


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


def _zone(library: Library) -> str:
    """The time zone of the organization; empty without one."""
    return library.organization.calendar.timezone if library.organization else ""


def _place(path: str, root: Path | None) -> str:
    """A path from the root of its workspace, as settings speak of it."""
    whole = Path(path).absolute()
    return whole.relative_to(root).as_posix() if root and whole.is_relative_to(root) else path
