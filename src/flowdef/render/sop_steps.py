"""SOP steps: the steps of a process as numbered paragraphs, ready to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowdef.model.derived import raci_of
from flowdef.model.process import Approval, Automation, Call, Raci, Stage, Step, Wait
from flowdef.render import words
from flowdef.render.authored import authored
from flowdef.render.markdown import Markdown
from flowdef.render.sop_deeds import deed
from flowdef.render.sop_form import Row, form
from flowdef.render.sop_setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One step: its number in the document and what stands under its heading, in order."""

    number: int
    title: str
    facts: str  # who, how long, until when
    condition: str
    alerts: tuple[tuple[str, str], ...]  # (Warning | Caution | Note, text)
    deed: Markdown
    body: Markdown
    checklist: tuple[str, ...]
    form: tuple[Row, ...]
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stage with its paragraphs; the title is empty where a process has no stages."""

    number: int
    title: str
    description: str
    condition: str
    paragraphs: tuple[Paragraph, ...]


def sections(setting: Setting) -> tuple[Section, ...]:
    """Every stage, in order."""
    return tuple(
        Section(
            number=number,
            title=setting.fill(stage.title),
            description=setting.fill(stage.description),
            condition=setting.only_if(stage.when),
            paragraphs=tuple(_paragraph(stage, step, setting) for step in stage.steps),
        )
        for number, stage in enumerate(setting.process.stages, 1)
    )


def _paragraph(stage: Stage, step: Step, setting: Setting) -> Paragraph:
    raci = raci_of(setting.process, stage, step)
    facts = " · ".join((*_who(step, raci, setting), *_times(step, setting), *_limits(step)))
    return Paragraph(
        number=setting.numbers[step.id],
        title=setting.fill(step.title),
        facts=words.capital(facts),
        condition=setting.only_if(step.when),
        alerts=tuple(_alerts(step, setting)),
        deed=deed(step, raci, setting),
        body=authored(setting.fill_markdown(step.instructions)),
        checklist=tuple(map(setting.fill, step.checklist)),
        form=form(step.collect, setting.names),
        expect=setting.fill(step.expect),
    )


def _who(step: Step, raci: Raci, setting: Setting) -> Iterator[str]:
    who = raci.responsible or raci.accountable or setting.process.control.owner
    if who and not isinstance(step.deed, Approval | Wait | Call):
        name = setting.names.performer(who, setting.fields)
        yield f"{name}, if it fails" if isinstance(step.deed, Automation) else name
    if raci.consulted:
        yield f"consults {setting.names.roles(raci.consulted)}"
    if raci.informed:
        yield f"informs {setting.names.roles(raci.informed)}"


def _times(step: Step, setting: Setting) -> Iterator[str]:
    always = setting.process.always
    if step.effort:
        yield f"{words.duration(step.effort, always=True)} of work"
    if order := _order(step, setting):
        yield order
    if step.due:
        yield f"due {words.due(step.due, setting.fields, always=always)}"
    if step.escalate:
        late = words.duration(step.escalate.after, always=always)
        yield f"if {late} late, goes to {setting.names.role(step.escalate.to)}"


def _order(step: Step, setting: Setting) -> str:
    """Which steps must come first, where it is not simply the step before."""
    number = setting.numbers[step.id]
    needs = setting.order.needs[step.id]
    before = [setting.numbers[each] for each in setting.order.essential()[step.id]]
    if setting.order.cyclic or before == [number - 1] or (number == 1 and not needs):
        return ""
    return f"after {setting.steps(setting.order.essential()[step.id])}" if before else "at any time"


def _limits(step: Step) -> Iterator[str]:
    if step.critical:
        yield "never skipped"
    if step.hold_point:
        yield "nothing that follows starts before this is done"


def _alerts(step: Step, setting: Setting) -> Iterator[tuple[str, str]]:
    kinds = (("Warning", step.warnings), ("Caution", step.cautions), ("Note", step.notes))
    return ((kind, setting.fill(text)) for kind, texts in kinds for text in texts)
