"""Starting: a run begun from a document's name."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flowdef.acts.desk import Desk
from flowdef.acts.perform import Outcome
from flowdef.acts.start import start
from flowdef.cli.shell import documents
from flowdef.cli.shell.desk import who
from flowdef.model.fields import Field
from flowdef.model.process import Process
from flowdef.run.refusal import Refused
from flowdef.workspace.lookup import Found, lookup

# Given the inputs of the process: their values, and a reason for those outside their limits.
Inputs = Callable[[tuple[Field, ...]], tuple[dict[str, Any], str]]


def begun(desk: Desk, name: str, inputs: Inputs, person: str) -> Outcome | Refused:
    """A run of the process of that name, with all that it calls as it stands."""
    roster = desk.context.roster
    who(person, roster=roster)  # before anybody is asked for anything
    process, where = documents.process(name)
    around = where.root or Path.cwd()
    if process.control.status == "draft":
        said = f"{process.id} is a draft: this run follows it all the same"
        print(said, file=sys.stderr)
    given, reason = inputs(process.inputs)
    return start(
        desk,
        process,
        lambda called: _called(called, around),
        given,
        who(person, roster=roster),
        reason,
    )


def _called(name: str, around: Path) -> Process | str:
    found = lookup(name, around)
    if not isinstance(found, Found):
        return "is not in this workspace"
    document = found.read.document
    if document is None:
        return f"has errors: 'flowdef lint {found.read.path}' shows them"
    return document if isinstance(document, Process) else "is no process"
