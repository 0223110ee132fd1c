"""Parts: which part each role has in each step."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from flowdef.model.derived import doer_of, fields_of, raci_of, steps_of
from flowdef.model.process import (
    Approval,
    Automation,
    InField,
    Performer,
    Process,
    Raci,
    Stage,
    Step,
)
from flowdef.render import words
from flowdef.render.prose import condition_words, filled, implied
from flowdef.render.words import Fields

ANSWERS = "answer for it (A)"
_DOES = {Approval: "decide (R)", Automation: "do it by hand if the machine fails (R)"}


class StepLine(Struct, frozen=True):
    """A step as other pages speak of it: its number and title as its own page has them.

    `raci` is what holds for it, wherever that is written.
    """

    process: Process
    stage: Stage
    step: Step
    number: int
    title: str
    fields: Fields
    raci: Raci

    @property
    def heading(self) -> str:
        """The heading under which the page of the process has it."""
        return f"Step {self.number}: {self.title}"

    @property
    def doer(self) -> Performer:
        """Who does it or decides it, or does what a machine leaves undone; empty for nobody."""
        return doer_of(self.process, self.step, self.raci) or ""

    @property
    def due(self) -> str:
        """'within 5 working days'; empty where nothing is said."""
        due = self.step.due
        return words.due(due, self.fields, always=self.process.always) if due else ""

    @property
    def condition(self) -> str:
        """'credit is poor'; empty where it is always done, and what says no more is left out."""
        stage, step = self.stage.when, self.step.when
        if stage and step and implied(stage, step, self.fields):
            stage = ""
        conditions = filter(None, (stage, step))
        return ", and ".join(condition_words(each, self.fields) for each in conditions)


class Part(NamedTuple):
    """All that a role does in a step, each as 'you' would be told: 'do it (R)'."""

    role: str
    line: StepLine
    deeds: tuple[str, ...]

    def without(self, deed: str) -> "Part":
        """The same without one of the deeds."""
        return self._replace(deeds=tuple(each for each in self.deeds if each != deed))


def lines_of(process: Process) -> Iterator[StepLine]:
    """The steps of a process, in order."""
    fields = fields_of(process)
    for number, (stage, step) in enumerate(steps_of(process), 1):
        title = " ".join(filled(step.title, fields).split())
        raci = raci_of(process, stage, step)
        yield StepLine(process, stage, step, number, title, fields, raci)


def parts_of(line: StepLine) -> Iterator[Part]:
    """The roles that take part in a step, each with all that it does there."""
    deeds: dict[str, dict[str, None]] = {}
    for role, deed in _deeds(line):
        if role and not isinstance(role, InField):
            deeds.setdefault(role, {})[deed] = None
    return (Part(role, line, tuple(each)) for role, each in deeds.items())


def _deeds(line: StepLine) -> Iterator[tuple[Performer, str]]:
    raci = line.raci
    if does := line.doer:
        yield does, _DOES.get(type(line.step.deed), "do it (R)")
    yield raci.accountable or line.process.control.owner, ANSWERS
    yield from ((role, "give advice before (C)") for role in raci.consulted)
    yield from ((role, "are told (I)") for role in raci.informed)
    if line.step.escalate:
        yield line.step.escalate.to, "are called in if it is late"
