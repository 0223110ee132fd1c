"""Scenes: what stands on the screen before a person is asked: the step, and what it rests on."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from flowdef.acts.desk import Standing
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.dialog import TONES, Line, Tone
from flowdef.cli.shell.telling import ended
from flowdef.render.background import Background, background
from flowdef.render.history import sentence
from flowdef.render.since import Since, told
from flowdef.render.step_page import Page, StepPage
from flowdef.run.deciding import Context
from flowdef.run.fields_json import file_fields
from flowdef.run.moments import Zoned, moment
from flowdef.run.naming import run_title
from flowdef.run.pending import Todo
from flowdef.run.roster import Roster
from flowdef.run.state import CLOSED, STUCK

_BAR = 20  # cells
_NEWS, _SAID, _VALUES = 5, 4, 8  # lines: what came before must not push the step off the screen


def here(zoned: Zoned) -> datetime:
    """This moment by the clock of the organization, as all times here are told."""
    return moment(now()).astimezone(zoned.zone)


def entered(where: Standing, roster: Roster | None, *, back: bool) -> Iterator[Line]:
    """A run is entered, or one comes back to it."""
    title = run_title(where.definition, where.state, roster)
    parent = where.state.parent
    above = f", for the step {parent[1]} of {parent[0]}" if parent else ""
    yield Line("", Tone.RULE)
    word = "Back in run" if back else "Run"
    yield Line(f"{word} {where.run}: {title}{above}", Tone.WHERE)


class Scene:
    """An open step before whoever does it: its page, and what it rests on, worked out once."""

    def __init__(self, where: Standing, todo: Todo, context: Context) -> None:
        """Take a step of a run as it stands now."""
        self.where = where
        self.todo = todo
        self.page = Page(where.definition, where.state, context.roster).of(todo.step)
        self._context = context

    def lines(self, *, bar: bool) -> Iterator[Line]:
        """The page, with where one is and what came before."""
        todo, page = self.todo, self.page
        yield Line("", Tone.RULE)
        yield Line(_place(page, todo), Tone.WHERE)
        yield Line(_progress(self.where, bar=bar), Tone.QUIET)
        yield Line(page.title, Tone.TITLE)
        if todo.due_local:
            late = "late: it was due" if todo.late else "Due"
            yield Line(f"{late} {todo.due_local}", Tone.BAD if todo.late else Tone.QUIET)
        for kind, text in (*page.alerts, *self._deviations()):
            yield Line(f"{kind}: {text}", TONES[kind], 2)
        yield from _work(page)
        yield from _before(self._before, here(self._context.working))
        if todo.status in STUCK:
            yield Line(f"It is {todo.status}: {ended(todo.reason)}", Tone.BAD, 2)

    def alerts(self, word: str) -> tuple[tuple[str, str], ...]:
        """What is to be read before an act; whoever approves reads what is outside its limits."""
        return (*self.page.alerts, *(self._deviations() if word == "approve" else ()))

    @cached_property
    def _before(self) -> Background:
        where, roster = self.where, self._context.roster
        return background(where.definition, where.state, where.events, self.todo.step, roster)

    def _deviations(self) -> Iterator[tuple[str, str]]:
        """What stands outside its limits, with the reason: like alerts of the page."""
        moment = here(self._context.working)
        for each in self._before.deviations:
            given = f"({each.by}, {told(each.at, moment)})"
            yield "Deviation", f"{each.label}: {each.value} {given}"


def news(found: Since, where: Standing, context: Context) -> Iterator[Line]:
    """What others did since the person was here."""
    roster, working = context
    now, files = here(working), file_fields(where.definition.json)
    yield Line(f"Since you were here {told(found.at, now)}: {found.summary}.", Tone.WHERE, 2)
    for event in found.events[-_NEWS:]:
        text = f"{told(event.at, now)} {sentence(event, roster, working, files)}"
        yield Line(f"  {text}", Tone.QUIET, 4)
    if len(found.events) > _NEWS:
        yield Line(f"  and {len(found.events) - _NEWS} before that", Tone.QUIET, 4)


def _place(page: StepPage, todo: Todo) -> str:
    stage = f"{page.stage} · " if page.stage else ""
    again = f" · round {todo.round}" if todo.round > 1 else ""
    return f"{stage}step {page.number} of {page.of}{again}"


def _progress(where: Standing, *, bar: bool) -> str:
    states = where.state.steps.values()
    closed, total = sum(step.status in CLOSED for step in states), len(states)
    said = f"{closed} of {total} closed"
    if not bar:
        return said
    full = closed * _BAR // total
    return f"{'█' * full}{'░' * (_BAR - full)}  {said}"


def _work(page: StepPage) -> Iterator[Line]:
    """What is to be done, and what comes of it."""
    if page.instructions:
        yield Line("")
    yield from (Line(text) for text in page.instructions)
    if page.checklist:
        yield Line("")
    yield from (Line(f"[ ] {item}", hang=4) for item in page.checklist)
    if page.expect:
        yield Line(f"Expected: {page.expect}", hang=2)


def _before(found: Background, now: datetime) -> Iterator[Line]:
    """What was answered and said before, by whom and when."""
    if found.values or found.said:
        yield Line("")
    if found.values:
        yield Line("Known for this step:", Tone.QUIET)
    for known in found.values[-_VALUES:]:
        who = f"({known.by}, {told(known.at, now)})"
        yield Line(f"  {known.label}: {known.value}  {who}", Tone.QUIET, 4)
    if found.said:
        yield Line("Before now:", Tone.QUIET)
    for each in found.said[-_SAID:]:
        yield Line(f"  {told(each.at, now)} {each.text}", Tone.QUIET, 4)
