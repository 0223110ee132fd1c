"""Mermaid: a process or project as a flowchart that forges draw inside Markdown."""

import re
from collections.abc import Iterator, Mapping

from flowdef.graph.order import Order
from flowdef.model.derived import doer_of, fields_of, raci_of, steps_of
from flowdef.model.process import Approval, Automation, Call, Process, Stage, Step, Wait, Work
from flowdef.model.project import Project, Task
from flowdef.render.prose import condition_words, filled
from flowdef.render.words import Fields, Names, listed

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


def mermaid(document: Process | Project, order: Order, names: Names | None = None) -> str:
    """The flowchart's source: groups as boxes, only the needs that no other need implies.

    Shapes: rounded for a person's work, a diamond for an approval, a double frame for a
    sub-process, a hexagon for a wait, a slanted box for automation, a circle for a milestone.
    With `names` each box bears its number and who does it. A condition stands on the arrow that
    leads to its step; in the box where no arrow or more than one does.
    """
    keys = {name: f"n{number}" for number, name in enumerate(order.needs, 1)}
    essential = order.essential()
    boxes, asked = _boxes(document, essential, names)
    lines = ["flowchart TD", *_groups(document, boxes, keys)]
    for name, needs in essential.items():
        on = f'|"{label(asked[name])}"|' if len(needs) == 1 and name in asked else ""
        lines += [f"  {keys[need]} -->{on} {keys[name]}" for need in needs]
    lines += [
        f"  {keys[start]} -. rejected .-> {keys[back]}"
        for start, back in _ways_back(document)
        if back in keys
    ]
    return "\n".join(lines) + "\n"


def drawable(source: str) -> bool:
    """Whether Mermaid draws the picture where nobody has raised its limits."""
    return len(source) <= _MOST_CHARACTERS and source.count("->") <= _MOST_ARROWS


def label(text: str) -> str:
    """Text in which every character that Mermaid or HTML could read is an entity."""
    return _ACTIVE.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split()))


def _boxes(
    document: Process | Project, essential: Mapping[str, tuple[str, ...]], names: Names | None
) -> tuple[dict[str, str], dict[str, str]]:
    """The box of each activity without its key, and 'only if …' where it has a condition."""
    if isinstance(document, Project):
        tasks = enumerate(document.tasks, 1)
        return {task.id: _task(task, number, names) for number, task in tasks}, {}
    fields = fields_of(document)
    asked = dict(_conditions(document, essential, fields))
    boxes: dict[str, str] = {}
    for number, (stage, step) in enumerate(steps_of(document), 1):
        lines = [filled(step.title, fields)]
        if names:
            lines = [f"{number}: {lines[0]}", _who(document, stage, step, names, fields)]
        if step.id in asked and len(essential[step.id]) != 1:
            lines.append(asked[step.id])
        opening, closing = _SHAPES[type(step.deed)]
        boxes[step.id] = _box(lines, opening, closing)
    return boxes, asked


def _conditions(
    process: Process, essential: Mapping[str, tuple[str, ...]], fields: Fields
) -> Iterator[tuple[str, str]]:
    """'only if …' for each step that has a condition, or by which one enters a stage with one."""
    for stage in process.stages:
        inside = {step.id for step in stage.steps}
        for step in stage.steps:
            enters = stage.when and not inside.intersection(essential[step.id])
            conditions = [each for each in (stage.when if enters else "", step.when) if each]
            if conditions:
                said = (condition_words(each, fields) for each in conditions)
                yield step.id, f"only if {' and only if '.join(said)}"


def _who(process: Process, stage: Stage, step: Step, names: Names, fields: Fields) -> str:
    if isinstance(step.deed, Automation):
        return "automatic"
    who = doer_of(process, step, raci_of(process, stage, step))
    return names.short(who, fields) if who else ""


def _groups(
    document: Process | Project, boxes: Mapping[str, str], keys: Mapping[str, str]
) -> Iterator[str]:
    if isinstance(document, Process):
        fields = fields_of(document)
        for number, stage in enumerate(document.stages, 1):
            nodes = [keys[step.id] + boxes[step.id] for step in stage.steps]
            yield from _group(number, filled(stage.title, fields), nodes)
    else:
        for number, phase in enumerate(document.phases, 1):
            nodes = [keys[task.id] + boxes[task.id] for task in phase.tasks]
            yield from _group(number, phase.title, nodes)


def _group(number: int, title: str, nodes: list[str]) -> Iterator[str]:
    if not title:
        yield from (f"  {node}" for node in nodes)
        return
    yield f'  subgraph g{number}["{label(title)}"]'
    yield from (f"    {node}" for node in nodes)
    yield "  end"


def _task(task: Task, number: int, names: Names | None) -> str:
    opening, closing = "(", ")"
    if task.milestone:
        opening, closing = "((", "))"
    elif task.process:
        opening, closing = "[[", "]]"
    if names is None:
        return _box([task.title], opening, closing)
    who = [
        names.person(each.person) if each.person else names.role(each.role)
        for each in task.assigned
    ]
    return _box([f"{number}: {task.title}", listed(who)], opening, closing)


def _ways_back(document: Process | Project) -> Iterator[tuple[str, str]]:
    if isinstance(document, Process):
        for step in document.steps:
            if isinstance(step.deed, Approval) and step.deed.on_reject:
                yield step.id, step.deed.on_reject


def _box(lines: list[str], opening: str, closing: str) -> str:
    """A box with a quoted label, a line each."""
    return f'{opening}"{"<br>".join(label(line) for line in lines if line)}"{closing}'
