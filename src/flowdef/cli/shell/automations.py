"""Automations: what the documents of a workspace, and its open runs, would do by themselves."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from flowdef.acts.desk import standing
from flowdef.acts.trust import Agreed, Body, Trust, automated, body_of
from flowdef.findings import Severity
from flowdef.model.document import Kind
from flowdef.model.process import Process
from flowdef.reading.document import Read
from flowdef.render.automation import automation_lines
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.flaws import Flaw
from flowdef.run.refusal import Refused
from flowdef.store.port import Store, StoreError
from flowdef.store.sqlite import open_store
from flowdef.workspace.collection import read_file
from flowdef.workspace.files import documents_of


class Automation(NamedTuple):
    """An automated step as pinned: whose it is, what it does; `runs` hold on to another form."""

    body: Body
    version: str
    lines: tuple[str, ...]
    standing: Agreed
    runs: tuple[str, ...] = ()

    @property
    def process(self) -> str:
        """The id of its process."""
        return self.body.process

    @property
    def step(self) -> str:
        """Its id."""
        return self.body.step

    @property
    def trusted(self) -> bool:
        """Whether a person has agreed to it as it is."""
        return self.standing is Agreed.TRUSTED

    def data(self) -> dict[str, Any]:
        """What a machine reads."""
        return {
            "process": self.process,
            "version": self.version,
            "step": self.step,
            "runs": list(self.runs),
            "lines": list(self.lines),
            "standing": self.standing.value,
        }


class Unread(NamedTuple):
    """A document or a run that cannot be read, and why; `process`: whose it is, as far as known."""

    name: str
    why: str
    process: str = ""
    run: bool = False


class Seen(NamedTuple):
    """What is there, what cannot be read, and the ids of the processes that were read."""

    automations: tuple[Automation, ...]
    unread: tuple[Unread, ...]
    processes: frozenset[str]

    @property
    def trusted(self) -> bool:
        """Whether all is seen, and agreed to as it is."""
        return not self.unread and all(each.trusted for each in self.automations)

    def under(self, trust: Trust) -> "Seen":
        """The same, held to another agreement."""
        found = (each._replace(standing=trust.of(each.body)) for each in self.automations)
        return self._replace(automations=tuple(found))

    def hidden(self, bodies: Iterable[Body]) -> tuple[Body, ...]:
        """Those of these bodies that may stand in what cannot be read."""
        return tuple(each for each in bodies if self._hides(each.process))

    def _hides(self, process: str) -> bool:
        return any(
            each.run  # it may have pinned any form of any process
            or each.process == process
            or (not each.process and process not in self.processes)
            for each in self.unread
        )


def automations(root: Path, log: Path, trust: Trust) -> Seen:
    """Each body once: those of the documents first, then those that only open runs pin."""
    found: dict[Body, Automation] = {}
    unread: list[Unread] = []
    processes: set[str] = set()
    for each in _written(root):
        if isinstance(each, Unread):
            unread.append(each)
        else:
            processes.add(each.id)
            _gather(found, each, root, trust, "")
    for run, pinned in _pinned(log):
        if isinstance(pinned, Unread):
            unread.append(pinned)
        else:
            _gather(found, pinned, root, trust, run)
    return Seen(tuple(found.values()), tuple(unread), frozenset(processes))


def _gather(
    found: dict[Body, Automation], definition: Definition, root: Path, trust: Trust, run: str
) -> None:
    for whose, plan in automated(definition):
        body = body_of(whose, plan, root)
        known = found.get(body)
        if known is None:
            lines = automation_lines(plan)
            runs = (run,) if run else ()
            found[body] = Automation(body, whose.version, lines, trust.of(body), runs)
        elif run and known.runs and run not in known.runs:
            found[body] = known._replace(runs=(*known.runs, run))


def _written(root: Path) -> Iterator[Definition | Unread]:
    """The processes of the workspace; of a faulty one no run can be started."""
    for path in documents_of(root):
        if path.parent == root:
            continue
        read = read_file(path)
        if isinstance(read.document, Process):
            definition = define(read.document)
            yield definition if isinstance(definition, Definition) else _flawed(read, definition[0])
        elif read.document is None and read.kind in (None, Kind.PROCESS):
            first = next(each for each in read.findings if each.severity is Severity.ERROR)
            why = f"line {first.span.line}: {first.code} {first.message}"
            yield Unread(read.path, why, read.id)


def _flawed(read: Read, flaw: Flaw) -> Unread:
    return Unread(read.path, f"{flaw.place}: {flaw.message}", read.id)


def _pinned(log: Path) -> Iterator[tuple[str, Definition | Unread]]:
    """What open runs hold on to; a damaged one does nothing by itself."""
    try:
        with open_store(log, readonly=True) as store:
            lost = {head.run for head in store.lost}
            for run in lost:
                yield run, Unread(run, "its last events are lost", run=True)
            for run in store.runs():
                if run not in lost and (pinned := _held(store, run)):
                    yield run, pinned
    except StoreError as error:
        yield "", Unread(str(log), str(error), run=True)


def _held(store: Store, run: str) -> Definition | Unread | None:
    """What a run holds on to; None where it has ended."""
    try:
        found = standing(store, run)
    except StoreError as error:
        return Unread(run, str(error), run=True)
    return None if isinstance(found, Refused) or not found.state.open else found.definition
