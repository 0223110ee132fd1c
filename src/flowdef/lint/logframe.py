"""Logframe: the levels of the logical framework of a project that is not over, by name."""

from collections.abc import Iterator

from flowdef.findings import Span
from flowdef.lint.facts import ProjectFacts
from flowdef.model.project import LogLevel


def levels_of(facts: ProjectFacts, key: str = "") -> Iterator[tuple[LogLevel, str, Span]]:
    """Each level that is written, as a sentence calls it, and where its `key` or it stands."""
    frame, at = facts.project.logframe, facts.project.at
    if frame is None or facts.ended:
        return
    for name, level in (("goal", frame.goal), ("purpose", frame.purpose)):
        if level:
            yield level, f"the {name}", at.span("logframe", name, key or "statement")
    for place, level in enumerate(frame.outputs):
        where = at.span("logframe", "outputs", place, key or "deliverable")
        yield level, f"output '{level.deliverable}'", where
