"""Step page: a step of a run as its doer sees it: texts filled in with what is known."""

from typing import NamedTuple

from flowdef.expressions import fill
from flowdef.expressions.tree import Template
from flowdef.run.data import typed
from flowdef.run.definition import Definition
from flowdef.run.state import State


class StepPage(NamedTuple):
    """What stands on the page of one step, as plain text; `number` counts from 1."""

    number: int
    of: int
    stage: str
    title: str
    alerts: tuple[tuple[str, str], ...]  # (Warning | Caution | Note, text)
    instructions: str
    checklist: tuple[str, ...]
    expect: str


def page_of(definition: Definition, state: State, step: str) -> StepPage:
    """The page of a step, with the values of the run as it stands."""
    plan = definition.steps[step]

    def texts(part: str) -> tuple[str, ...]:
        return tuple(_filled(definition, state, template) for template in plan.texts(part))

    kinds = (("Warning", "warnings"), ("Caution", "cautions"), ("Note", "notes"))
    return StepPage(
        number=list(definition.steps).index(step) + 1,
        of=len(definition.steps),
        stage=_filled(definition, state, definition.stages[plan.stage].title),
        title=title_of(definition, state, step),
        alerts=tuple((kind, text) for kind, part in kinds for text in texts(part)),
        instructions="\n".join(texts("instructions")).strip(),
        checklist=texts("checklist"),
        expect="\n".join(texts("expect")),
    )


def title_of(definition: Definition, state: State, step: str) -> str:
    """What a step is called, with the values of the run."""
    return _filled(definition, state, definition.steps[step].title)


def _filled(definition: Definition, state: State, template: Template) -> str:
    return fill.text(template, typed(definition, state.values), definition.fields)
