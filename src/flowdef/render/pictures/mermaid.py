"""Mermaid: a process or project as a flowchart that forges draw inside Markdown."""

import re
from collections.abc import Iterator

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of
from flowdef.model.process import Approval, Automation, Call, Process, Step, Wait, Work
from flowdef.model.project import Project, Task
from flowdef.render.prose import filled

_SHAPES = {
    Work: ("(", ")"),
    Approval: ("{", "}"),
    Automation: ("[/", "/]"),
    Wait: ("{{", "}}"),
    Call: ("[[", "]]"),
}
# A number with a dot, or a dash, at the beginning would be taken for a Markdown list.
_ACTIVE = re.compile(r"[^\w .,:/()'’–‹›-]|^-|(?<=\d)\.(?=\s|$)|_")


# What Mermaid refuses to draw, as it comes (`maxTextSize`, `maxEdges`).
_MOST_CHARACTERS, _MOST_ARROWS = 50_000, 500


def mermaid(document: Process | Project, order: Order) -> str:
    """The flowchart's source: groups as boxes, only the needs that no other need implies.

    Shapes: rounded for a person's work, a diamond for an approval, a double frame for a
    sub-process, a hexagon for a wait, a slanted box for automation, a circle for a milestone.
    """
    keys = {name: f"n{number}" for number, name in enumerate(order.needs, 1)}
    lines = ["flowchart TD", *_groups(document, keys)]
    essential = order.essential()
    for name, needs in essential.items():
        lines += [f"  {keys[need]} --> {keys[name]}" for need in needs]
    lines += [
        f"  {keys[start]} -. rejected .-> {keys[back]}"
        for start, back in _ways_back(document)
        if back in keys
    ]
    return "\n".join(lines) + "\n"


def drawable(source: str) -> bool:
    """Whether Mermaid draws the picture where nobody has raised its limits."""
    return len(source) <= _MOST_CHARACTERS and source.count("->") <= _MOST_ARROWS


def _groups(document: Process | Project, keys: dict[str, str]) -> Iterator[str]:
    if isinstance(document, Process):
        fields = fields_of(document)
        for number, stage in enumerate(document.stages, 1):
            nodes = [_step(step, filled(step.title, fields), keys) for step in stage.steps]
            yield from _group(number, filled(stage.title, fields), nodes)
    else:
        for number, phase in enumerate(document.phases, 1):
            tasks = [_task(task, keys) for task in phase.tasks]
            yield from _group(number, phase.title, tasks)


def _group(number: int, title: str, nodes: list[str]) -> Iterator[str]:
    if not title:
        yield from (f"  {node}" for node in nodes)
        return
    yield f"  subgraph g{number}[{_label(title)}]"
    yield from (f"    {node}" for node in nodes)
    yield "  end"


def _step(step: Step, title: str, keys: dict[str, str]) -> str:
    opening, closing = _SHAPES[type(step.deed)]
    return f"{keys[step.id]}{opening}{_label(title)}{closing}"


def _task(task: Task, keys: dict[str, str]) -> str:
    opening, closing = "(", ")"
    if task.milestone:
        opening, closing = "((", "))"
    elif task.process:
        opening, closing = "[[", "]]"
    return f"{keys[task.id]}{opening}{_label(task.title)}{closing}"


def _ways_back(document: Process | Project) -> Iterator[tuple[str, str]]:
    if isinstance(document, Process):
        for step in document.steps:
            if isinstance(step.deed, Approval) and step.deed.on_reject:
                yield step.id, step.deed.on_reject


def _label(text: str) -> str:
    """A quoted label in which every character that Mermaid or HTML could read is an entity."""
    return '"' + _ACTIVE.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split())) + '"'
