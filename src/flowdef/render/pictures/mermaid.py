"""Mermaid: a process or project as a flowchart that forges draw inside Markdown."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of_project
from flowdef.model.process import Approval, Automation, Call, Process, Wait, Work
from flowdef.model.project import Project, Task
from flowdef.render.prose import filled, implied
from flowdef.render.sop_setting import ALONE, Placed, Setting, setting_of
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

# Words with single blanks between them, and nothing in them that could act; as of every picture.
_CALM = re.compile(r"(?!-)[A-Za-z0-9,:()'’–‹›/-]+(?: [A-Za-z0-9,:()'’–‹›/-]+)*")

# What Mermaid refuses to draw, as it comes (`maxTextSize`, `maxEdges`).
_MOST_CHARACTERS, _MOST_ARROWS = 50_000, 500


def mermaid(document: Process | Project, order: Order, names: Names | None = None) -> str:
    """The flowchart's source: groups as boxes, only the needs that no other need implies.

    Shapes: rounded for a person's work, a diamond for an approval, a double frame for a
    sub-process, a hexagon for a wait, a slanted box for automation, a circle for a milestone.
    With `names` each box bears its number and who does it. A condition stands on the arrow that
    leads to its step; in the box where no arrow or more than one does.
    """
    if isinstance(document, Process):
        setting = setting_of(document, order, ALONE)
        return process_mermaid(replace(setting, names=names) if names else setting, bool(names))
    keys = {name: f"n{number}" for number, name in enumerate(order.needs, 1)}
    fields = fields_of_project(document)
    boxes = [_task(task, number, names, fields) for number, task in enumerate(document.tasks, 1)]
    lines = ["flowchart TD"]
    for number, phase in enumerate(document.phases, 1):
        inside = boxes[: len(phase.tasks)]
        boxes = boxes[len(phase.tasks) :]
        nodes = [keys[task.id] + box for task, box in zip(phase.tasks, inside, strict=True)]
        lines += _group(number, filled(phase.title, fields), nodes)
    lines += _arrows(order.essential(), keys, {})
    return "\n".join(lines) + "\n"


def process_mermaid(setting: Setting, named: bool = True) -> str:
    """The flowchart of a process; `named` says whether boxes bear numbers and who does them."""
    keys = {name: f"n{number}" for number, name in enumerate(setting.order.needs, 1)}
    asked = dict(_conditions(setting))
    lines = ["flowchart TD"]
    for number, _, title, steps in setting.stages:
        nodes = [keys[each.step.id] + _step(each, asked, setting, named) for each in steps]
        lines += _group(number, title, nodes)
    lines += _arrows(setting.essential, keys, asked)
    lines += [
        f"  {keys[step.id]} -. rejected .-> {keys[step.deed.on_reject]}"
        for step in setting.process.steps
        if isinstance(step.deed, Approval) and step.deed.on_reject in keys
    ]
    return "\n".join(lines) + "\n"


def drawable(source: str) -> bool:
    """Whether Mermaid draws the picture where nobody has raised its limits."""
    return len(source) <= _MOST_CHARACTERS and source.count("->") <= _MOST_ARROWS


def label(text: str) -> str:
    """Text in which every character that Mermaid or HTML could read is an entity."""
    if _CALM.fullmatch(text):
        return text
    return _ACTIVE.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split()))


def _arrows(
    essential: Mapping[str, tuple[str, ...]], keys: Mapping[str, str], asked: Mapping[str, str]
) -> Iterator[str]:
    for name, needs in essential.items():
        on = f'|"{label(asked[name])}"|' if len(needs) == 1 and name in asked else ""
        key = keys[name]
        for need in needs:
            yield f"  {keys[need]} -->{on} {key}"


def _step(placed: Placed, asked: Mapping[str, str], setting: Setting, named: bool) -> str:
    step, lines = placed.step, [placed.title]
    if named:
        lines = [f"{placed.number}: {placed.title}", _who(placed, setting)]
    if step.id in asked and len(setting.essential[step.id]) != 1:
        lines.append(asked[step.id])
    opening, closing = _SHAPES[type(step.deed)]
    return _box(lines, opening, closing)


def _conditions(setting: Setting) -> Iterator[tuple[str, str]]:
    """'only if …' for each step that has a condition, or by which one enters a stage with one."""
    for _, stage, _, steps in setting.stages:
        inside = {each.step.id for each in steps} if stage.when else set()
        for step in stage.steps:
            enters = stage.when and not inside.intersection(setting.essential[step.id])
            if enters and step.when and implied(stage.when, step.when, setting.fields):
                enters = False
            conditions = [each for each in (stage.when if enters else "", step.when) if each]
            if conditions:
                said = map(setting.condition, conditions)
                yield step.id, f"only if {' and only if '.join(said)}"


def _who(placed: Placed, setting: Setting) -> str:
    if isinstance(placed.step.deed, Automation):
        return "automatic"
    return setting.names.short(placed.doer, setting.fields) if placed.doer else ""


def _group(number: int, title: str, nodes: list[str]) -> Iterator[str]:
    if not title:
        yield from (f"  {node}" for node in nodes)
        return
    yield f'  subgraph g{number}["{label(title)}"]'
    yield from (f"    {node}" for node in nodes)
    yield "  end"


def _task(task: Task, number: int, names: Names | None, fields: Fields) -> str:
    opening, closing, title = "(", ")", filled(task.title, fields)
    if task.milestone:
        opening, closing = "((", "))"
    elif task.process:
        opening, closing = "[[", "]]"
    if names is None:
        return _box([title], opening, closing)
    who = listed(map(names.assignee, task.assigned))
    return _box([f"{number}: {title}", who], opening, closing)


def _box(lines: list[str], opening: str, closing: str) -> str:
    """A box with a quoted label, a line each."""
    return f'{opening}"{"<br>".join(label(line) for line in lines if line)}"{closing}'
