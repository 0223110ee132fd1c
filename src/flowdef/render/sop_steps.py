"""SOP steps: the steps of a process as numbered paragraphs, ready to be printed."""

from collections.abc import Iterator

from flowdef.model.process import Automation, Step
from flowdef.render import words
from flowdef.render.authored import authored
from flowdef.render.beside import beside
from flowdef.render.sop_deeds import deed
from flowdef.render.sop_form import form
from flowdef.render.sop_parts import Alert, Paragraph, Section
from flowdef.render.sop_setting import Placed, Setting
from flowdef.times import Duration


def sections(setting: Setting) -> tuple[Section, ...]:
    """Every stage, in order."""
    return tuple(
        Section(
            number=placed.number,
            id=placed.stage.id,
            title=placed.title,
            description=setting.fill(placed.stage.description),
            condition=setting.only_if(placed.stage.when),
            paragraphs=tuple(_paragraph(step, setting) for step in placed.steps),
        )
        for placed in setting.stages
    )


def _paragraph(placed: Placed, setting: Setting) -> Paragraph:
    _, step, title, raci, _ = placed
    fill = setting.fill
    facts = {**_who(placed, setting), **_times(step, setting)}
    return Paragraph(
        number=placed.number,
        id=step.id,
        title=title,
        kind=step.kind,
        **facts,
        critical=step.critical,
        hold_point=step.hold_point,
        facts=_sentence((*filter(None, facts.values()), *_limits(step))),
        condition=setting.only_if(step.when),
        alerts=tuple(_alerts(step, setting)),
        deed=deed(step, raci, setting),
        instructions=authored(
            setting.fill_markdown(beside(step.instructions, setting.around.folder))
        ),
        checklist=tuple(map(fill, step.checklist)),
        form=form(step.collect, setting.names),
        expect=fill(step.expect) if step.expect else "",
    )


def _sentence(facts: tuple[str, ...]) -> tuple[str, ...]:
    """Facts that begin with a capital."""
    return (words.capital(facts[0]), *facts[1:]) if facts else ()


def _who(placed: Placed, setting: Setting) -> dict[str, str]:
    names, raci, who = setting.names, placed.raci, ""
    if placed.doer:
        who = words.capital(names.performer(placed.doer, setting.fields))
        if isinstance(placed.step.deed, Automation):
            who += ", if it fails"
    return {
        "who": who,
        "consults": f"consults {names.roles(raci.consulted)}" if raci.consulted else "",
        "informs": f"informs {names.roles(raci.informed)}" if raci.informed else "",
    }


def _times(step: Step, setting: Setting) -> dict[str, str]:
    always, late = setting.process.always, ""
    if step.escalate:
        after = words.duration(step.escalate.after, always=always)
        late = f"if {after} late, goes to {setting.names.role(step.escalate.to)}"

    def said(before: str, time: Duration | None, after: str = "", *, clock: bool = always) -> str:
        return f"{before}{words.duration(time, always=clock)}{after}" if time else ""

    return {
        "effort": said("", step.effort, " of work", clock=True),
        "lasts": said("takes ", step.duration),
        "share": f"in about {words.percent(step.share)} of the cases" if step.share else "",
        "after": _order(step, setting),
        "due": f"due {words.due(step.due, setting.fields, always=always)}" if step.due else "",
        "reminder": said("reminder ", step.remind, " before"),
        "late": late,
    }


def _order(step: Step, setting: Setting) -> str:
    """Which steps must come first, where it is not simply the step before."""
    number = setting.numbers[step.id]
    needs = setting.order.needs[step.id]
    essential = setting.essential[step.id]
    before = [setting.numbers[each] for each in essential]
    if setting.order.cyclic or before == [number - 1] or (number == 1 and not needs):
        return ""
    return f"after {setting.steps(essential)}" if before else "at any time"


def _limits(step: Step) -> Iterator[str]:
    if step.critical:
        yield "nobody may skip it"
    if step.hold_point:
        yield "nothing that follows starts before this is done"


def _alerts(step: Step, setting: Setting) -> Iterator[Alert]:
    if step.warnings or step.cautions or step.notes:
        kinds = (("Warning", step.warnings), ("Caution", step.cautions), ("Note", step.notes))
        yield from (Alert(kind, setting.fill(text)) for kind, texts in kinds for text in texts)
