"""Outlining: files read one after the other, each judged alone, and no document kept."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flowdef.lint.engine import Judged, Subject, judge_alone
from flowdef.lint.options import Options
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Entry
from flowdef.model.organization import Organization
from flowdef.reading.document import read as reading
from flowdef.workspace.collection import entry_of, read_with_bytes
from flowdef.workspace.forking import shared
from flowdef.workspace.kept import Kept
from flowdef.workspace.means import Means
from flowdef.workspace.pickled import dumped, loaded


class Look(NamedTuple):
    """What files are judged with: in which workspace, how, and what is kept of the last time."""

    root: Path | None
    options: Options
    means: Means
    kept: Kept | None


class Task(NamedTuple):
    """What each file is read with, and judged if it is one of those."""

    look: Look
    around: Surroundings
    those: frozenset[str]
    before: Mapping[str, bytes]  # what files held that are compared with it, by their paths


class Outline(NamedTuple):
    """All that is kept of a file: what others may ask of it, and what was judged if it was.

    `digest` is that of its bytes, `before` that of what it is compared with (empty: nothing);
    `organization` is the one that only this file tells of. What was judged is bytes where it was
    kept, for few of them are asked for; see `opened`.
    """

    path: str
    digest: str
    before: str
    named: bool
    entry: Entry | None
    organization: Organization | None
    held: bool
    judged: Judged | bytes | None

    @property
    def of_itself(self) -> tuple[object, ...]:
        """What it tells of itself to others."""
        return self.named, self.entry, self.organization


Known = Mapping[str, tuple[str, Outline]]  # by path, with the digest of what it held


def outlined(task: Task, paths: Sequence[Path], known: Known) -> list[Outline]:
    """An outline of each file; what is known still is not judged again."""
    found = {path: _still(known, path, task) for path in paths}
    new = [path for path, outline in found.items() if outline is None]
    found |= dict(zip(new, shared(partial(_outline, task), new, task.look.means.tell), strict=True))
    return [outline for outline in found.values() if outline]


def opened(task: Task, outline: Outline) -> Judged:
    """What was judged of a file that was judged."""
    if isinstance(outline.judged, bytes):
        found = loaded(outline.judged)
        if isinstance(found, Judged):
            return found
        outline = _outline(task, Path(outline.path).absolute())
    assert isinstance(outline.judged, Judged)  # noqa: S101 (it is one of those of the task)
    return outline.judged


def closed(outline: Outline) -> Outline:
    """The same, so that it can be kept and most of it need not be read."""
    if isinstance(outline.judged, bytes):
        return outline
    return outline._replace(judged=outline.judged and dumped(outline.judged))


def _still(known: Known, path: Path, task: Task) -> Outline | None:
    """What is known of a file, if it holds the same bytes, and was judged if that is wanted."""
    name = os.fspath(path)
    digest, outline = known.get(name, ("", None))
    if outline is None or (outline.path in task.those and not outline.judged):
        return None
    if outline.before != _digest(task.before.get(name)):
        return None
    kept = task.look.kept
    return outline if kept and kept.digest(name) == digest else None


def _outline(task: Task, path: Path) -> Outline:
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
            place=place_of(read.path, look.root) if special else "",
            before=reading(before, read.path).document if before else None,
        )
        judged = judge_alone(subject, around, look.options)
    found = read.document if isinstance(read.document, Organization) else None
    return Outline(
        path=read.path,
        digest=sha256(source).hexdigest(),
        before=_digest(before),
        named=bool(read.id),
        entry=entry_of(read, around.extras),
        organization=None if around.library.organization else found,
        held=judged is not None and judged.held,
        judged=judged,
    )


def _digest(content: bytes | None) -> str:
    return sha256(content).hexdigest() if content else ""


def place_of(path: str, root: Path | None) -> str:
    """A path from the root of its workspace, as settings speak of it."""
    whole = Path(path).absolute()
    return whole.relative_to(root).as_posix() if root and whole.is_relative_to(root) else path
