"""Scenarios: the processes that a call names, or all, with those of their tests it wants."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flowdef.cli.shell import documents
from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.progress import progress
from flowdef.findings import Finding
from flowdef.model.document import Kind
from flowdef.model.process import Process
from flowdef.run.pinning import Find
from flowdef.scenarios.suite import Suites, chosen, suite


class Subject(NamedTuple):
    """A process to test, the path of its file, and where those that it calls are found."""

    process: Process
    path: str
    find: Find


class Subjects(NamedTuple):
    """The processes to test, and why files that may hold one cannot be read."""

    found: tuple[Subject, ...]
    unread: tuple[Finding, ...] = ()


def subjects(names: Sequence[str]) -> Subjects:
    """The processes of these names, or all of the workspace; Failure where a name means none."""
    if not names:
        return _all()
    found: dict[Path, Subject] = {}
    for each in map(_named, names):
        found.setdefault(Path(each.path).resolve(), each)
    return Subjects(tuple(found.values()))


def suites(names: Sequence[str], pattern: str) -> Suites:
    """The scenarios of these processes (none named: of all) whose names have a text, played.

    Raises Failure where no scenario has it.
    """
    wanted = subjects(names)
    scenarios = [chosen(each.process, pattern) for each in wanted.found]
    total = sum(map(len, scenarios))
    if pattern and not total and any(each.process.scenarios for each in wanted.found):
        raise Failure(f"No scenario has '{pattern}' in its name; without -k all are tested.")
    found, done = [], 0
    with progress("testing") as tell:
        for each, those in zip(wanted.found, scenarios, strict=True):
            found.append(suite(each.process, each.path, each.find, those))
            done += len(those)
            if tell:
                tell(done, total)
    return Suites(tuple(found), wanted.unread)


def _named(name: str) -> Subject:
    process, where = documents.process(name)
    around = where.root or Path.cwd()
    return Subject(process, where.read.path, lambda called: documents.called(called, around))


def _all() -> Subjects:
    reads = documents.workspace_here().reads
    known = {Path(read.path).stem: read for read in reads if read.document is None}
    known |= {read.id: read for read in reads if read.id}

    def find(name: str) -> Process | str:
        return documents.to_call(known[name]) if name in known else "is not in this workspace"

    found = [
        Subject(read.document, read.path, find)
        for read in reads
        if isinstance(read.document, Process)
    ]
    unread = [
        read.findings[0]
        for read in reads
        if read.document is None and read.kind in (None, Kind.PROCESS)
    ]
    return Subjects(tuple(found), tuple(unread))
