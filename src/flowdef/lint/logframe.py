"""Logframe: the levels of the logical framework of a project that is not over, by name."""

from collections.abc import Iterator

from flowdef.findings import Span
from flowdef.model.project import LogLevel, Project

_ENDED = ("rejected", "closed", "cancelled")


def levels_of(project: Project, *key: str) -> Iterator[tuple[LogLevel, str, Span]]:
    """Each level that is written, as a sentence calls it, and where its `key` or it stands."""
    frame, at = project.logframe, project.at
    if frame is None or project.status in _ENDED:
        return
    for name, level in (("goal", frame.goal), ("purpose", frame.purpose)):
        if level:
            said = "statement" if not key else key[0]
            yield level, f"the {name}", at.span("logframe", name, said)
    for place, level in enumerate(frame.outputs):
        said = "deliverable" if not key else key[0]
        yield level, f"output '{level.deliverable}'", at.span("logframe", "outputs", place, said)
