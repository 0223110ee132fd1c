"""Walking: a run taken by an answers file, told step by step."""

from pathlib import Path

import typer

from flowdef.acts.answers_file import AnswersFile
from flowdef.acts.desk import Desk, standing
from flowdef.acts.perform import Outcome
from flowdef.acts.walk import Walked, walk
from flowdef.cli.shell.answers import fitting
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.failure import FINDINGS
from flowdef.cli.shell.telling import refusal, todo_line
from flowdef.render.history import by_itself, sentence
from flowdef.render.step_page import title_of
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.refusal import Refused
from flowdef.run.roster import Roster
from flowdef.run.state import State


def walked(desk: Desk, run: str, answers: AnswersFile, file: Path) -> None:
    """Walk a run, print each step with what came of it; 1 where the run is not over then."""
    where = standing(desk.store, run)
    if isinstance(where, Refused):
        raise refusal(where, as_json=False)
    fitting(answers, where.definition, file)
    for event in where.events:
        _print(run, where.definition, where.state, event, desk.context.roster)
    done = walk(desk, run, answers.steps, now, lambda outcome: _tell(outcome, run, desk))
    if isinstance(done, Refused):
        raise refusal(done, as_json=False)
    print(f"head {desk.store.head(run)}")
    _leave(run, done)


def _leave(run: str, done: Walked) -> None:
    if done.state.open:
        if done.refused:
            print(f"stopped at {done.at_step}: {done.refused.reason}")
        for todo in done.open:
            print(f"no answer yet  {todo_line(todo)}")
        raise typer.Exit(FINDINGS)
    print(f"{run} is {done.state.result}")


def _tell(outcome: Outcome, run: str, desk: Desk) -> None:
    """The events of one act; of other runs than the one that was acted on, their beginnings."""
    for event in outcome.events:
        _print(outcome.run, outcome.definition, outcome.state, event, desk.context.roster, run)
    for other, events in outcome.others:
        found = standing(desk.store, other)
        if isinstance(found, Refused):
            continue
        for event in events:
            _print(other, found.definition, found.state, event, desk.context.roster, run)


def _print(
    run: str,
    definition: Definition,
    state: State,
    event: Event,
    roster: Roster | None,
    outer: str = "",
) -> None:
    """One event, with the step's number and title before it; sub-runs stand further in."""
    if by_itself(event):
        return
    said = sentence(event, roster)
    step = getattr(event.fact, "step", "")
    if step in definition.steps:
        number = list(definition.steps).index(step) + 1
        about = said.removeprefix(f"{step}: ")
        said = f"{number:2}/{len(definition.steps)}  {title_of(definition, state, step)}: {about}"
    print("       " + said if outer and run != outer else said)
