"""SOP setting: what the sentences of one procedure may refer to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from flowdef.graph.order import Order
from flowdef.model.control import Reference
from flowdef.model.derived import doer_of, fields_of
from flowdef.model.organization import Organization
from flowdef.model.process import Performer, Process, Raci, Stage, Step
from flowdef.render.appendix import Proofs
from flowdef.render.markdown import escaped
from flowdef.render.prose import condition_words, filled
from flowdef.render.spoken import Said, link
from flowdef.render.words import Fields, Names, label, listed, name_of, numbered


class Around(Struct, frozen=True, kw_only=True):
    """What stands around a document: the organization, and the other processes by id.

    A process that is known is linked to: its title, and its file as seen from the page; `called`
    are such processes themselves, for what they ask at their start. `folder`
    is the way from the page to the document's own folder, empty or ending in a slash. `press`
    prints a page by a company's own template of that name; None where it has none of that name.
    `proofs` is what is proved of the process, where its page is to say so.
    """

    organization: Organization | None = None
    processes: Mapping[str, Reference] = field(default_factory=dict)
    called: Mapping[str, Process] = field(default_factory=dict)
    folder: str = ""
    press: Callable[[str, object], str | None] | None = None
    proofs: Proofs = Proofs()


ALONE = Around()


class Placed(NamedTuple):
    """A step in its place: its number, its title filled in, its whole RACI, and who does it."""

    number: int
    step: Step
    title: str
    raci: Raci
    doer: Performer | None


class PlacedStage(NamedTuple):
    """A stage in its place: its number, its title filled in, its steps."""

    number: int
    stage: Stage
    title: str
    steps: tuple[Placed, ...]


class Setting(Struct, frozen=True, kw_only=True):
    """One process with its fields, its stages and steps in their places, and what is around.

    `numbers` are those of the steps; `essential` names for each step the needs that no other need
    implies.
    """

    process: Process
    order: Order
    around: Around
    names: Names
    fields: Fields
    numbers: Mapping[str, int]
    essential: Mapping[str, tuple[str, ...]]
    stages: tuple[PlacedStage, ...]
    conditions: dict[str, str] = field(default_factory=dict)  # in words, once asked for

    def fill(self, text: str) -> str:
        """The text with ‹label› for every value."""
        return filled(text, self.fields)

    def fill_markdown(self, text: str) -> str:
        """The same for a text that is Markdown: labels stay text in it."""
        return filled(text, self.fields, escaped)

    def label(self, name: str) -> str:
        """A field's label between angle marks."""
        return label(name, self.fields)

    def only_if(self, when: str) -> str:
        """'Only if credit is poor.'; empty where there is no condition."""
        return f"Only if {self.condition(when)}." if when else ""

    def condition(self, when: str) -> str:
        """`credit == "poor"` as 'credit is poor'."""
        if when not in self.conditions:
            self.conditions[when] = condition_words(when, self.fields)
        return self.conditions[when]

    def steps(self, ids: Iterable[str], last: str = "and") -> str:
        """'step 3', 'steps 3 and 4'; a step that there is not stands by its id."""
        return numbered("step", [self.numbers.get(each, each) for each in ids], last)

    def either_step(self, ids: Iterable[str]) -> str:
        """'step 3', 'step 3 or step 4', by number."""
        ordered = sorted(ids, key=lambda each: self.numbers.get(each, 0))
        return listed([self.steps([each]) for each in ordered], "or")


def called(process: str, around: Around) -> Said:
    """A process by its title, with a link where it is known; empty for none."""
    if not process:
        return ()
    known = around.processes.get(process)
    return (link(known.title, known.file) if known else name_of(process),)


def setting_of(process: Process, order: Order, around: Around) -> Setting:
    """The setting of a process."""
    fields = fields_of(process)
    return Setting(
        process=process,
        order=order,
        around=around,
        names=Names(around.organization),
        fields=fields,
        essential=order.essential(),
        numbers={step.id: number for number, step in enumerate(process.steps, 1)},
        stages=tuple(_placed(process, fields)),
    )


def _placed(process: Process, fields: Fields) -> Iterator[PlacedStage]:
    first = 1
    for number, stage in enumerate(process.stages, 1):
        outer = stage.raci.over(process.raci)
        racis = [step.raci.over(outer) for step in stage.steps]
        steps = tuple(
            Placed(at, step, filled(step.title, fields), raci, doer_of(process, step, raci))
            for at, (step, raci) in enumerate(zip(stage.steps, racis, strict=True), first)
        )
        yield PlacedStage(number, stage, filled(stage.title, fields), steps)
        first += len(steps)
