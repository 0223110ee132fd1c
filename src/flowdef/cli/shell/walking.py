"""Walking: a run taken by an answers file, told step by step."""

from collections.abc import Iterable
from pathlib import Path

import typer

from flowdef.acts.answers_file import AnswersFile
from flowdef.acts.desk import Desk, standing
from flowdef.acts.perform import Outcome
from flowdef.acts.walk import Walked, walk
from flowdef.cli.shell.answers import fitting
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.failure import FINDINGS
from flowdef.cli.shell.looking import stands
from flowdef.cli.shell.receipt import Receipt
from flowdef.cli.shell.telling import refusal, say, tell_strangers, todo_line
from flowdef.render.history import by_itself, sentence
from flowdef.render.step_page import Page
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.fields_json import file_fields
from flowdef.run.refusal import Refused
from flowdef.run.state import State


def walked(desk: Desk, run: str, answers: AnswersFile, file: Path, receipt: Receipt) -> None:
    """Walk a run, print each step with what came of it; 1 where the run is not over then."""
    where = stands(desk, run)
    fitting(answers, where.definition, file)
    story = _Story(desk, run, receipt)
    story.told(run, where.definition, where.state, where.events)
    done = walk(desk, run, answers.steps, now, story.outcome)
    if isinstance(done, Refused):
        raise refusal(done, as_json=False)
    receipt.heads.setdefault(run, desk.store.head(run))
    for text in receipt.lines():
        say(text)
    _leave(run, done, desk)


def _leave(run: str, done: Walked, desk: Desk) -> None:
    if done.state.open:
        if done.refused:
            say(f"stopped at {done.at_step}: {done.refused.reason}")
        for todo in done.open:
            say(f"no answer yet  {todo_line(todo, desk.context.roster)}")
        raise typer.Exit(FINDINGS)
    say(f"{run} is {done.state.result}")


class _Story:
    """Tells what happens in a run and in those below it, which stand further in."""

    def __init__(self, desk: Desk, run: str, receipt: Receipt) -> None:
        self._desk = desk
        self._run = run
        self._receipt = receipt

    def outcome(self, outcome: Outcome) -> None:
        """The events of one act, in all the runs that it touched."""
        self._receipt.add(outcome)
        tell_strangers(outcome, self._desk)
        self.told(outcome.run, outcome.definition, outcome.state, outcome.events)
        for other, events in outcome.others:
            found = standing(self._desk.store, other)
            if not isinstance(found, Refused):
                self.told(other, found.definition, found.state, events)

    def told(self, run: str, definition: Definition, state: State, events: Iterable[Event]) -> None:
        """What people did, each with the number and the title of the step before it."""
        roster, working = self._desk.context
        page = Page(definition, state, roster)
        steps, files = list(definition.steps), file_fields(definition.json)
        indent = "" if run == self._run else " " * 7
        for event in events:
            if by_itself(event):
                continue
            said = sentence(event, roster, working, files)
            step = getattr(event.fact, "step", "")
            if step in definition.steps:
                about = said.removeprefix(f"{step}: ")
                said = f"{steps.index(step) + 1:2}/{len(steps)}  {page.title(step)}: {about}"
            say(indent + said)
