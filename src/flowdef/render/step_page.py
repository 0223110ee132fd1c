"""Step page: a step of a run as its doer sees it: texts filled in with what is known."""

from typing import NamedTuple

from flowdef.expressions import fill
from flowdef.expressions.tree import Expression, Name, Template
from flowdef.model.fields import FieldType
from flowdef.printable import printable
from flowdef.run.data import ALERTS, typed
from flowdef.run.definition import Definition
from flowdef.run.roster import Roster
from flowdef.run.state import State


class StepPage(NamedTuple):
    """What stands on the page of one step, safe to print; `number` counts from 1.

    All but `instructions` are single lines.
    """

    number: int
    of: int
    stage: str
    title: str
    alerts: tuple[tuple[str, str], ...]  # (Warning | Caution | Note, text)
    instructions: tuple[str, ...]
    checklist: tuple[str, ...]
    expect: str


class Page:
    """The texts of a run as it stands: values filled in, people by their names."""

    def __init__(self, definition: Definition, state: State, roster: Roster | None = None) -> None:
        """Take the run, and who is who."""
        self._definition = definition
        self._state = state
        self._roster = roster

    def of(self, step: str) -> StepPage:
        """The page of a step."""
        plan = self._definition.steps[step]
        return StepPage(
            number=list(self._definition.steps).index(step) + 1,
            of=len(self._definition.steps),
            stage=_line(self._filled(self._definition.stages[plan.stage].title)),
            title=self.title(step),
            alerts=tuple(
                (kind, text) for part, kind in ALERTS.items() for text in self._lines(step, part)
            ),
            instructions=tuple(
                printable(line.expandtabs(4))
                for template in plan.texts("instructions")
                for line in self._filled(template).strip().splitlines()
            ),
            checklist=self._lines(step, "checklist"),
            expect=" ".join(self._lines(step, "expect")),
        )

    def title(self, step: str) -> str:
        """What a step is called."""
        return _line(self._filled(self._definition.steps[step].title))

    def document(self) -> str:
        """What the process is called."""
        return _line(self._filled(self._definition.title))

    def _lines(self, step: str, part: str) -> tuple[str, ...]:
        templates = self._definition.steps[step].texts(part)
        return tuple(_line(self._filled(template)) for template in templates)

    def _filled(self, template: Template) -> str:
        definition = self._definition
        named = Template(tuple(map(self._named, template.parts)))
        return fill.text(named, typed(definition, self._state.values), definition.fields)

    def _named(self, part: str | Expression) -> str | Expression:
        """A person by name, where the text has the id that a field holds."""
        match part:
            case Name(name) if self._roster and name in self._definition.fields:
                field, raw = self._definition.fields[name], self._state.values.get(name)
                if field.type is FieldType.PERSON and isinstance(raw, str) and not field.sensitive:
                    return self._roster.name(raw)
        return part


def _line(text: str) -> str:
    """A text on one line; line breaks of the document are spaces there."""
    return printable(" ".join(text.split()))
