"""SOP steps: the steps of a process as numbered paragraphs, ready to be printed."""

from collections.abc import Callable
from dataclasses import dataclass

from flowdef.model.derived import fields_of, raci_of
from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import (
    Approval,
    Automation,
    Call,
    Command,
    Email,
    Http,
    Process,
    Raci,
    Stage,
    Step,
    Wait,
)
from flowdef.render import words
from flowdef.render.markdown import Markdown, block
from flowdef.render.prose import condition_words, filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One step: its number in the document and what stands under its heading, in order."""

    number: int
    id: str
    title: str
    facts: tuple[str, ...]  # who, how long, until when
    condition: str
    alerts: tuple[tuple[str, str], ...]  # (Warning | Caution | Note, text)
    body: Markdown
    deed: str
    checklist: tuple[str, ...]
    form: tuple[tuple[str, str, str], ...]  # (label, kind of answer, required)
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stage with its paragraphs."""

    number: int
    title: str
    description: str
    condition: str
    paragraphs: tuple[Paragraph, ...]


class Writer:
    """Writes the steps of one process; knows its fields, its numbers and the organization."""

    def __init__(self, process: Process, organization: Organization | None) -> None:
        self._process = process
        self._organization = organization
        self._fields = fields_of(process)
        self._numbers = {step.id: number for number, step in enumerate(process.steps, 1)}

    def sections(self) -> tuple[Section, ...]:
        """Every stage, in order."""
        return tuple(
            Section(
                number=number,
                title=self._fill(stage.title),
                description=self._fill(stage.description),
                condition=self._only_if(stage.when),
                paragraphs=tuple(self._paragraph(stage, step) for step in stage.steps),
            )
            for number, stage in enumerate(self._process.stages, 1)
        )

    def _paragraph(self, stage: Stage, step: Step) -> Paragraph:
        raci = raci_of(self._process, stage, step)
        return Paragraph(
            number=self._numbers[step.id],
            id=step.id,
            title=self._fill(step.title),
            facts=self._facts(step, raci),
            condition=self._only_if(step.when),
            alerts=self._alerts(step),
            body=block(self._fill(step.instructions)),
            deed=self._deed(step),
            checklist=tuple(map(self._fill, step.checklist)),
            form=tuple(self._row(field) for field in step.collect),
            expect=self._fill(step.expect),
        )

    def _facts(self, step: Step, raci: Raci) -> tuple[str, ...]:
        always = self._process.always
        who = raci.responsible or raci.accountable or self._process.control.owner
        facts = []
        if who and not isinstance(step.deed, Approval | Wait | Call):
            facts.append(self._performer(who))
        if step.effort:
            facts.append(f"{words.duration(step.effort, always=always)} of work")
        if step.due:
            facts.append(f"due {words.due(step.due, self._fields, always=always)}")
        if raci.consulted:
            facts.append(f"consult {self._roles(raci.consulted)}")
        if raci.informed:
            facts.append(f"inform {self._roles(raci.informed)}")
        if step.critical:
            facts.append("critical: never skipped")
        if step.hold_point:
            facts.append("hold point: nothing after it starts before it is done")
        return tuple(facts)

    def _alerts(self, step: Step) -> tuple[tuple[str, str], ...]:
        kinds = (("Warning", step.warnings), ("Caution", step.cautions), ("Note", step.notes))
        return tuple((kind, self._fill(text)) for kind, texts in kinds for text in texts)

    def _deed(self, step: Step) -> str:
        match step.deed:
            case Approval():
                return self._approval(step.deed)
            case Automation(action=action):
                return _AUTOMATED[type(action)]
            case Wait(until=until) if until:
                return f"Wait until ‹{self._label(until)}›."
            case Wait(duration=time) if time:
                return f"Wait for {words.duration(time)}."
            case Call(process=called):
                return f"Follow the process '{called}' and come back with its results."
            case _:
                return ""

    def _approval(self, approval: Approval) -> str:
        role = words.role(approval.role, self._organization)
        alone = approval.quorum == 1
        who = (
            f"{role} approves or rejects" if alone else f"{approval.quorum} people ({role}) decide"
        )
        sentences = [f"{who}."]
        if approval.separate_from:
            steps = words.listed([self._reference(each) for each in approval.separate_from], "or")
            sentences.append(f"Nobody approves who did {steps}.")
        if approval.authority:
            sentences.append(f"This takes the right to decide on {approval.authority.type}.")
        sentences.append(self._way_back(approval))
        return " ".join(sentences)

    def _way_back(self, approval: Approval) -> str:
        if not approval.on_reject:
            return "A rejection ends the run."
        if approval.on_reject == "continue":
            return "The work goes on after a rejection too."
        return (
            f"After a rejection the work goes back to {self._reference(approval.on_reject)}, "
            f"at most {approval.rounds} rounds."
        )

    def _reference(self, step_id: str) -> str:
        number = self._numbers.get(step_id)
        return f"step {number}" if number else step_id

    def _row(self, field: Field) -> tuple[str, str, str]:
        kind = " / ".join(field.choices) if field.choices else field.type.replace("_", " ")
        unit = f" in {field.unit}" if field.unit else ""
        return field.title, kind + unit, "required" if field.required else "optional"

    def _only_if(self, when: str) -> str:
        return f"Only if {condition_words(when, self._fields)}." if when else ""

    def _fill(self, text: str) -> str:
        return filled(text, self._fields)

    def _label(self, name: str) -> str:
        return self._fields[name].title if name in self._fields else name

    @property
    def _performer(self) -> Callable[..., str]:
        return lambda who: words.performer(who, self._organization, self._fields)

    def _roles(self, roles: tuple[str, ...]) -> str:
        return words.listed([words.role(each, self._organization) for each in roles])


_AUTOMATED = {
    Command: "Runs by itself: a command. If it fails, do it by hand as follows.",
    Http: "Runs by itself: a call of a web service. If it fails, do it by hand as follows.",
    Email: "Runs by itself: a mail is sent. If that fails, send it by hand as follows.",
}
