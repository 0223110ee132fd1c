"""Step sheet: one step for the terminal, with all that its doer needs to answer for it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of, steps_of
from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.printable import printable
from flowdef.render.lines import wrapped
from flowdef.render.outline import facts_of, needs, needs_in_words
from flowdef.render.prose import filled
from flowdef.render.run_outline import Run, stands
from flowdef.render.sop_form import form
from flowdef.render.step_page import Page
from flowdef.render.words import Names
from flowdef.run.data import ALERTS


class _Sheet(NamedTuple):
    """One step: single lines, but for `instructions`, which are the lines of the text."""

    document: str
    place: str
    title: str
    facts: Iterable[str]
    alerts: Iterable[tuple[str, str]]  # (Warning | Caution | Note, text)
    instructions: Iterable[str]
    checklist: Iterable[str]
    fields: Iterable[Field]
    expect: str


def process_step(
    process: Process, order: Order, organization: Organization | None, step: str, width: int = 0
) -> str:
    """A step of a process, with ‹labels› where a run has values; `width` 0 wraps nothing."""
    names, fields = Names(organization), fields_of(process)
    numbered = enumerate(steps_of(process), 1)
    number, (stage, plan) = next(each for each in numbered if each[1][1].id == step)
    sheet = _Sheet(
        document=f"{process.title}  [{process.id}]",
        place=_place(number, len(process.steps), filled(stage.title, fields)),
        title=f"{filled(plan.title, fields)}  [{plan.id}]",
        facts=(*facts_of(process, stage, plan, names), needs(process, order.needs[plan.id])),
        alerts=[
            (word, filled(text, fields))
            for part, word in ALERTS.items()
            for text in getattr(plan, part)
        ],
        instructions=filled(plan.instructions, fields).strip().splitlines(),
        checklist=[filled(text, fields) for text in plan.checklist],
        fields=plan.collect,
        expect=filled(plan.expect, fields),
    )
    return _written(sheet, names, width)


def run_step(run: Run, step: str, width: int = 0) -> str:
    """A step of a run as it stands, with the values filled in; `width` 0 wraps nothing."""
    definition, plan = run.definition, run.definition.steps[step]
    page = Page(definition, run.state, run.roster).of(step)
    stages: dict[str, list[str]] = {stage: [] for stage in definition.stages}
    for each in definition.steps.values():
        stages[each.stage].append(each.id)
    wanted = needs_in_words(plan.needs, {name: tuple(ids) for name, ids in stages.items()})
    version = f" {definition.version}" if definition.version else ""
    sheet = _Sheet(
        document=f"run {run.state.run}: {run.row.title}  [{definition.id}{version}]",
        place=_place(page.number, page.of, page.stage),
        title=f"{page.title}  [{step}]",
        facts=(*stands(run, plan), *_who(run, step), wanted),
        alerts=page.alerts,
        instructions=page.instructions,
        checklist=page.checklist,
        fields=plan.asked,
        expect=page.expect,
    )
    return _written(sheet, Names(None), width)


def _who(run: Run, step: str) -> Iterator[str]:
    """Who may act on an open step, by name; the facts before name but the role."""
    todo = run.todos.get(step)
    if todo and todo.who:
        yield f"who may: {todo.who}"


def _place(number: int, steps: int, stage: str) -> str:
    return f"step {number} of {steps}{f', {stage}' if stage else ''}"


def _written(sheet: _Sheet, names: Names, width: int) -> str:
    lines = [sheet.document, sheet.place, "", sheet.title, f"  {' · '.join(sheet.facts)}"]
    for part in _parts(sheet, names):
        lines += ["", *part]
    return "".join(
        f"{wrapped(line, width, len(line) - len(line.lstrip()) + 2)}\n" for line in lines
    )


def _parts(sheet: _Sheet, names: Names) -> Iterator[list[str]]:
    """What stands below the facts, each part with a gap before it; what is empty is left out."""
    checklist = [f"    {number}. {text}" for number, text in enumerate(sheet.checklist, 1)]
    fields = list(_fields(sheet.fields, names))
    parts = (
        [f"  {kind}: {' '.join(text.split())}" for kind, text in sheet.alerts],
        [f"  {printable(line.expandtabs(4))}".rstrip() for line in sheet.instructions],
        ["  Checklist (--tick N):", *checklist] if checklist else [],
        ["  Values (--set FIELD=VALUE):", *fields] if fields else [],
        [f"  Expected: {sheet.expect}"] if sheet.expect else [],
    )
    return (part for part in parts if part)


def _fields(fields: Iterable[Field], names: Names) -> Iterator[str]:
    """`credit: Credit; choice: good / poor; required`."""
    for field in fields:
        (entry,) = form([field], names)
        what = f"{entry.label}: {entry.help}" if entry.help else entry.label
        parts = (
            f"    {field.name}: {' '.join(what.split())}",
            f"{field.type.value}: {entry.answer}" if field.choices else entry.answer,
            f"matches {field.pattern}" if field.pattern else "",
            f"from {field.source}" if field.source else "",
            "required" if entry.required else "",
        )
        yield "; ".join(filter(None, parts))
