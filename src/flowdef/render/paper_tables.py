"""Paper tables: the parts of a page that are tables with a shape of their own."""

from collections.abc import Iterable

from flowdef.render.markdown import joined, table
from flowdef.render.project_parts import Job
from flowdef.render.sop_parts import Entry, Matrix
from flowdef.render.spoken import Markdown


def form(entries: Iterable[Entry], head: str) -> Markdown:
    """What is filled in: the field with its help, its answer, whether it must be there."""
    return table(
        (head, "Answer", "Required"),
        (
            (
                f"{each.label}: {each.help}" if each.help else each.label,
                each.answer,
                "yes" if each.required else "no",
            )
            for each in entries
        ),
    )


def raci(matrix: Matrix) -> Markdown:
    """The matrix of a stage: steps down, roles across."""
    head = f"{matrix.number}. {matrix.title}" if matrix.title else "Step"
    return table(
        (head, *matrix.roles),
        ((f"{row.number}. {row.title}", *row.letters) for row in matrix.rows),
    )


def tasks(jobs: Iterable[Job]) -> Markdown:
    """The tasks of a phase."""
    return table(
        ("Task", "Who", "How long", "When", "Dates", "Delivers"),
        (
            (_task(each), each.who, each.length, each.after, each.dates, each.delivers)
            for each in jobs
        ),
    )


def _task(job: Job) -> Markdown:
    name = f"Milestone: {job.title}" if job.milestone else job.title
    parts: list[object] = [
        f"{job.number}. {name}{f': {job.description}' if job.description else ''}"
    ]
    if job.process:
        parts += [Markdown("(process"), Markdown(f"{joined(job.process)})")]
    return joined(parts)
