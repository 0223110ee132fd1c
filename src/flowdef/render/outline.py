"""Outline: a process for the terminal, in full or as its stages; readable at any width."""

from collections.abc import Iterator

from flowdef.graph.order import Order
from flowdef.model.derived import doer_of, fields_of, raci_of
from flowdef.model.organization import Organization
from flowdef.model.process import Approval, Automation, Call, Process, Stage, Step, Wait
from flowdef.render import words
from flowdef.render.lines import wrapped
from flowdef.render.prose import condition_words, filled
from flowdef.render.words import Fields, Names


def process_outline(
    process: Process, order: Order, organization: Organization | None, width: int = 0
) -> str:
    """Every step with who does it, how long it takes and what it effectively needs.

    `width` is that of the terminal; 0 wraps nothing.
    """
    names, fields = Names(organization), fields_of(process)
    lines = _head(process)
    number = 0
    for stage in process.stages:
        lines.append("")
        if stage.id:
            when = f", {_only_if(stage.when, fields)}" if stage.when else ""
            lines.append(f"{filled(stage.title, fields)}  [{stage.id}]{when}")
        for step in stage.steps:
            number += 1
            lines.append(f"{number:4}. {filled(step.title, fields)}  [{step.id}]")
            facts = [*facts_of(process, stage, step, names), needs(process, order.needs[step.id])]
            lines.append("      " + " · ".join(facts))
    return written(lines, width)


def process_stages(process: Process, organization: Organization | None, width: int = 0) -> str:
    """Each stage on one line: how many steps, who takes part."""
    names, fields = Names(organization), fields_of(process)
    lines = [*_head(process), ""]
    for number, stage in enumerate(process.stages, 1):
        when = f", {_only_if(stage.when, fields)}" if stage.when else ""
        steps = words.count(len(stage.steps), "step")
        who = words.listed(performers(process, stage, names))
        title = filled(stage.title, fields) or process.title
        lines.append(f"{number:4}. {title}: {steps}{when}{f' ({who})' if who else ''}")
    return written(lines, width)


def needs(process: Process, wanted: tuple[str, ...]) -> str:
    """'needs check-credit and all of contract': the needs of a step, whole stages by their id."""
    groups = {stage.id: tuple(step.id for step in stage.steps) for stage in process.stages}
    return needs_in_words(wanted, groups)


def needs_in_words(wanted: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> str:
    """Needs in document order, a group that is needed as a whole by its own id."""
    if not wanted:
        return "needs nothing"
    open_, parts = set(wanted), []
    for group, members in groups.items():
        if group and len(members) > 1 and open_.issuperset(members):
            parts.append(f"all of {group}")
        else:
            parts += [each for each in members if each in open_]
    return f"needs {words.listed(parts)}"


def facts_of(process: Process, stage: Stage, step: Step, names: Names) -> Iterator[str]:
    """What is to know of a step besides its needs: its kind, who, how long, until when, whether."""
    fields = fields_of(process)
    yield from filter(None, (_kind(step, fields), _who(process, stage, step, names, fields)))
    if step.effort:
        yield str(step.effort)
    if step.due:
        yield f"due {words.due(step.due, fields, always=process.always)}"
    if step.when:
        yield _only_if(step.when, fields)
    if step.critical:
        yield "critical"
    if step.hold_point:
        yield "hold point"


def performers(process: Process, stage: Stage, names: Names) -> list[str]:
    """Who does the steps of a stage, each once, in the order of the steps."""
    fields = fields_of(process)
    found = (_who(process, stage, step, names, fields) for step in stage.steps)
    return list(dict.fromkeys(filter(None, found)))


def written(lines: list[str], width: int) -> str:
    """Lines as text; what is wrapped hangs where the text of a step begins."""
    return "".join(f"{wrapped(line, width, 6 if line.startswith(' ') else 2)}\n" for line in lines)


def _head(process: Process) -> list[str]:
    control = process.control
    stages = f" in {words.count(len(process.stages), 'stage')}" if process.staged else ""
    version = f"version {control.version}, " if control.version else ""
    steps = words.count(len(process.steps), "step")
    return [
        f"{process.title}  [{process.id}]",
        f"{version}{words.status(control.status)}; {steps}{stages}",
    ]


def _kind(step: Step, fields: Fields) -> str:
    match step.deed:
        case Approval():
            return "approval"
        case Automation():
            return "automatic"
        case Wait(duration=time) if time:
            return f"wait for {words.duration(time)}"
        case Wait(until=name):
            return f"wait until {words.label(name, fields)}"
        case Call(process=called):
            return f"process {called}"
        case _:
            return ""


def _who(process: Process, stage: Stage, step: Step, names: Names, fields: Fields) -> str:
    who = doer_of(process, step, raci_of(process, stage, step))
    return names.performer(who, fields) if who else ""


def _only_if(when: str, fields: Fields) -> str:
    return f"only if {condition_words(when, fields)}"
