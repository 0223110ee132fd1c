"""Documents: what commands ask for by name, or a failure that says what to do."""

from difflib import get_close_matches
from pathlib import Path

from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.model.document import Document
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.reading.document import Read
from flowdef.workspace.lookup import Found, lookup


def found(name: str) -> Found:
    """The file of a document, by id or path; it may be faulty."""
    answer = lookup(name, Path.cwd())
    if isinstance(answer, Found):
        return answer
    if not answer:
        raise Failure(
            f"There is no document '{name}' here, and no workspace around it. Give a path to a"
            " YAML file, or make a workspace with 'flowdef init'."
        )
    near = get_close_matches(name, answer, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "'flowdef list' shows what there is."
    raise Failure(f"There is no document '{name}' in this workspace. {hint}")


def sound(read: Read) -> Document:
    """The document of a file, or a failure that names its first fault."""
    if read.document is not None:
        return read.document
    first = read.findings[0]
    raise Failure(
        f"{first.path}:{first.span.line}:{first.span.column}: {first.code} {first.message}\n"
        f"'flowdef lint {read.path}' shows every fault of the file.",
        FINDINGS,
    )


def activity_document(name: str) -> tuple[Process | Project, Found]:
    """A process or project by name, with what stands around it."""
    where = found(name)
    document = sound(where.read)
    if not isinstance(document, Process | Project):
        raise Failure(f"'{name}' is no process and no project; 'flowdef list' shows them.")
    return document, where


def process(name: str) -> tuple[Process, Found]:
    """A process by name, with what stands around it."""
    document, where = activity_document(name)
    if not isinstance(document, Process):
        raise Failure(f"'{name}' is a project; this command works on processes.")
    return document, where
