"""Paper tables: the parts of a page that are tables with a shape of their own."""

from typing import TYPE_CHECKING

from flowdef.render.markdown import cell, escaped, table
from flowdef.render.spoken import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flowdef.render.project_parts import Job
    from flowdef.render.sop_parts import Entry, Matrix


def form(entries: "Iterable[Entry]", head: str) -> Markdown:
    """What is filled in: the field with its help, its answer, whether it must be there."""
    return table(
        (head, "Answer", "Required"),
        [(_asked(each), each.answer, "yes" if each.required else "no") for each in entries],
    )


def raci(matrix: "Matrix") -> Markdown:
    """The matrix of a stage: steps down, roles across."""
    head = f"{matrix.number}. {matrix.title}" if matrix.title else "Step"
    return table(
        (head, *matrix.roles),
        ((f"{row.number}. {row.title}", *row.letters) for row in matrix.rows),
        nothing="",
    )


def tasks(jobs: "Sequence[Job]") -> Markdown:
    """The tasks of a phase; columns in which nothing would stand are left out."""
    columns: dict[str, list[str]] = {
        "Task": [_task(each) for each in jobs],
        "Who": [each.who for each in jobs],
        "How long": [each.length for each in jobs],
        "When": [each.after for each in jobs],
        "Dates": [each.dates for each in jobs],
        "Delivers": [each.delivers for each in jobs],
    }
    said = {head: cells for head, cells in columns.items() if any(cells)}
    return table(said, zip(*said.values(), strict=True))


def _asked(entry: "Entry") -> str | Markdown:
    if not entry.help:
        return entry.label
    return Markdown(f"{escaped(entry.label)}: *{escaped(entry.help)}*")


def _task(job: "Job") -> Markdown:
    name = f"{job.number}. {'Milestone: ' if job.milestone else ''}{job.title}"
    said = Markdown(cell(f"{name}: {job.description}" if job.description else name))
    if not job.process:
        return said
    end = "" if said.endswith((".", "!", "?")) else "."
    return Markdown(f"{said}{end} By the process {escaped(job.process)}")
