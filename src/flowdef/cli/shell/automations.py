"""Automations: what the documents of a workspace, and its open runs, would do by themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from flowdef.acts.desk import standing
from flowdef.acts.trust import Body, Standing, Trust, automated, body_of
from flowdef.cli.shell.desk import desk
from flowdef.model.process import Process
from flowdef.render.automation import automation_lines
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.refusal import Refused
from flowdef.store.port import StoreError
from flowdef.workspace.collection import read_file
from flowdef.workspace.files import documents_of


class Automation(NamedTuple):
    """An automated step as pinned: whose it is, what it does; `runs` hold on to another form."""

    body: Body
    version: str
    lines: tuple[str, ...]
    standing: Standing
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
        return self.standing is Standing.TRUSTED

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


def automations(root: Path, trust: Trust) -> tuple[Automation, ...]:
    """Each body once: those of the documents first, then those that only open runs pin."""
    found: dict[Body, Automation] = {}
    for definition in _written(root):
        _gather(found, definition, root, trust, "")
    for run, definition in _pinned():
        _gather(found, definition, root, trust, run)
    return tuple(found.values())


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


def _written(root: Path) -> Iterator[Definition]:
    """The processes of the workspace; of a faulty one no run can be started."""
    for path in documents_of(root):
        if path.parent == root:
            continue
        document = read_file(path).document
        definition = define(document) if isinstance(document, Process) else None
        if isinstance(definition, Definition):
            yield definition


def _pinned() -> Iterator[tuple[str, Definition]]:
    with desk(readonly=True) as where:
        for run in where.store.runs():
            try:
                found = standing(where.store, run)
            except StoreError:
                continue  # a damaged run does nothing by itself
            if not isinstance(found, Refused) and found.state.open:
                yield run, found.definition
