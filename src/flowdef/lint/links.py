"""Links: every place where a document points to a file or an address."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from flowdef.findings import Places, Span
from flowdef.model.process import Process
from flowdef.model.project import Project

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\{\{")
_MARKDOWN = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


class Link(NamedTuple):
    """Where something points to, and where that is written: all of a value, or a part of it."""

    target: str
    at: Places
    path: tuple[str | int, ...]
    offset: int = -1

    @property
    def local(self) -> str:
        """The path that this points to in the workspace; empty where it points elsewhere."""
        target = self.target
        if not target or _ELSEWHERE.match(target) or "{{" in target:
            return ""
        return unquote(target.partition("#")[0].partition("?")[0])

    def span(self) -> Span:
        """Where the target stands."""
        if self.offset < 0:
            return self.at.span(*self.path)
        return self.at.inside(self.offset, len(self.target), *self.path)


def links_of_process(process: Process) -> Iterator[Link]:
    """The links, references and attachments of a process, and the Markdown links of its texts."""
    at = process.at
    for place, (_, url) in enumerate(process.links):
        yield Link(url, at, ("links", place, "url"))
    for key in ("references", "attachments"):
        for place, each in enumerate(getattr(process.control, key)):
            yield Link(each.file, at, (key, place, "file"))
            yield Link(each.url, at, (key, place, "url"))
    yield from _in_text(process.description, at, "description")
    yield from _in_text(process.control.purpose, at, "purpose")
    for stage in process.stages:
        yield from _in_text(stage.description, stage.at, "description")
        for step in stage.steps:
            if "](" in step.instructions:
                yield from _in_text(step.instructions, step.at, "instructions")


def links_of_project(project: Project) -> Iterator[Link]:
    """The links of a project, and the Markdown links of its texts."""
    for place, (_, url) in enumerate(project.links):
        yield Link(url, project.at, ("links", place, "url"))
    yield from _in_text(project.description, project.at, "description")
    for phase in project.phases:
        yield from _in_text(phase.description, phase.at, "description")
        for task in phase.tasks:
            yield from _in_text(task.description, task.at, "description")


def _in_text(text: str, at: Places, key: str) -> Iterator[Link]:
    for match in _MARKDOWN.finditer(text):
        yield Link(match[1], at, (key,), match.start(1))
