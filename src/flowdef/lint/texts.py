"""Texts: every place of a document where an expression may stand."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from flowdef.findings import Places, Span
from flowdef.model.process import (
    Automation,
    Call,
    Command,
    Email,
    Http,
    Process,
    Stage,
    Step,
    Work,
)
from flowdef.model.project import Project

OPENING = "{{"


class Use(Enum):
    """What becomes of an expression: a decision, a value that is acted on, or text to read."""

    CONDITION = "condition"
    VALUE = "value"
    PROSE = "prose"


class Text(NamedTuple):
    """A text with expressions, where it stands, and which step or stage it belongs to."""

    text: str
    at: Places
    path: tuple[str | int, ...]
    use: Use
    owner: Step | Stage | None = None

    def inside(self, offset: int, length: int) -> Span:
        """Where a stretch of the text stands."""
        return self.at.inside(offset, length, *self.path)

    @property
    def where(self) -> str:
        """What it is, in words: `the condition of step 'pay'`."""
        what = "the condition" if self.use is Use.CONDITION else f"`{self.path[0]}`"
        if self.owner is None:
            return what
        return f"{what} of {'step' if isinstance(self.owner, Step) else 'stage'} '{self.owner.id}'"


def decisions_of_process(process: Process) -> Iterator[Text]:
    """Every condition, and every value with an expression in it that is acted on."""
    for stage in process.stages:
        if stage.when:
            yield Text(stage.when, stage.at, ("when",), Use.CONDITION, stage)
        for step in stage.steps:
            if step.when:
                yield Text(step.when, step.at, ("when",), Use.CONDITION, step)
            if not isinstance(step.deed, Work):
                yield from _values(step)


def prose_of_process(process: Process, holding: str = OPENING) -> Iterator[Text]:
    """Every text for people that holds some letters; by default those of an expression."""
    for stage in process.stages:
        for key, text in (("title", stage.title), ("description", stage.description)):
            if holding in text:
                yield Text(text, stage.at, (key,), Use.PROSE, stage)
        for step in stage.steps:
            yield from _prose(step, holding)


def all_prose(process: Process) -> str:
    """All texts for people in one, each on lines of its own: one look tells what is in them."""
    said: list[str] = []
    for stage in process.stages:
        said += (stage.title, stage.description)
        for step in stage.steps:
            said += (step.title, step.instructions, step.expect)
            said += (*step.warnings, *step.cautions, *step.notes, *step.checklist)
    return "\n\0\n".join(said)


def texts_of_project(project: Project) -> Iterator[Text]:
    """Every text of a task with an expression in it."""
    for task in project.tasks:
        for key, text in (("title", task.title), ("description", task.description)):
            if OPENING in text:
                yield Text(text, task.at, (key,), Use.PROSE)
        for name, raw in task.inputs:
            if isinstance(raw, str) and OPENING in raw:
                yield Text(raw, task.at, ("with", name), Use.VALUE)


def _prose(step: Step, holding: str) -> Iterator[Text]:
    if holding in step.title:
        yield Text(step.title, step.at, ("title",), Use.PROSE, step)
    if holding in step.instructions:
        yield Text(step.instructions, step.at, ("instructions",), Use.PROSE, step)
    if holding in step.expect:
        yield Text(step.expect, step.at, ("expect",), Use.PROSE, step)
    for key, lines in (
        ("warning", step.warnings),
        ("caution", step.cautions),
        ("note", step.notes),
        ("checklist", step.checklist),
    ):
        for place, line in enumerate(lines) if lines else ():
            if holding in line:
                yield Text(line, step.at, (key, place), Use.PROSE, step)


def _values(step: Step) -> Iterator[Text]:
    match step.deed:
        case Call(inputs=inputs):
            for name, raw in inputs:
                if isinstance(raw, str) and OPENING in raw:
                    yield Text(raw, step.at, ("with", name), Use.VALUE, step)
        case Automation(action=action):
            for path, text in texts_of_action(action):
                if OPENING in text:
                    yield Text(text, step.at, ("automate", *path), Use.VALUE, step)
        case _:
            return


def texts_of_action(
    action: Command | Http | Email,
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that an action is made of, with its path below `automate`."""
    match action:
        case Command(arguments=arguments, env=env, cwd=cwd):
            yield from ((("command", place), text) for place, text in enumerate(arguments))
            yield from ((("env", name), text) for name, text in env)
            yield ("cwd",), cwd
        case Http(url=url, headers=headers, body=body):
            yield ("http", "url"), url
            yield from ((("http", "headers", name), text) for name, text in headers)
            yield ("http", "body"), body
        case Email(to=to, subject=subject, body=body):
            yield from ((("email", "to", place), text) for place, text in enumerate(to))
            yield ("email", "subject"), subject
            yield ("email", "body"), body
