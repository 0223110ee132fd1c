"""Run outline: one run for the terminal, as its stages or with every step; at any width."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from flowdef.printable import printable
from flowdef.render.history import shown_values
from flowdef.render.lines import wrapped
from flowdef.render.run_marks import NO_MARKS, Marks
from flowdef.render.run_rows import RunRow
from flowdef.render.step_page import Page
from flowdef.run.closing import done_how, skipped_how
from flowdef.run.definition import Definition, StepDef
from flowdef.run.fields_json import file_fields
from flowdef.run.moments import Zoned, local
from flowdef.run.pending import TRUSTED, Todo
from flowdef.run.roster import Roster, called, titled_or_called
from flowdef.run.state import CLOSED, DONE, SKIPPED, STUCK, State

_BAR = 10  # signs of a bar


class Run(NamedTuple):
    """A run with all that its outline tells: `todos` are its open steps, with their dates."""

    definition: Definition
    state: State
    row: RunRow
    todos: Mapping[str, Todo]
    roster: Roster | None
    zoned: Zoned
    marks: Marks = NO_MARKS


class Card(NamedTuple):
    """A stage as a manager sees it; `due` is UTC, of what is due first.

    `state`: not begun, open, late, blocked, done, skipped or cancelled; `now` are its open steps.
    """

    number: int
    id: str
    title: str
    state: str
    closed: int
    steps: int
    due: str
    now: tuple[str, ...]


def cards(run: Run) -> tuple[Card, ...]:
    """The stages of a run, in document order."""
    page = Page(run.definition, run.state, run.roster)
    return tuple(
        _card(run, page, number, stage) for number, stage in enumerate(run.definition.stages, 1)
    )


def run_stages(run: Run, width: int = 0) -> str:
    """Each stage as a card: how far, what is open and in whose hands, when that is due."""
    lines = [*_head(run), ""]
    page = Page(run.definition, run.state, run.roster)
    for card in cards(run):
        lines.append(f"{card.number:3}. {card.title}")
        far = f"{_bar(card)} {card.closed} of {card.steps}"
        due = f"due {local(card.due, run.zoned)}" if card.due else ""
        lines.append("     " + " · ".join(filter(None, (far, card.state, due))))
        lines += [f"     {_now(run, page, name)}" for name in card.now]
    return _written(lines, width)


def run_outline(run: Run, width: int = 0) -> str:
    """Every step: how it stands, who did it and when, what was recorded; of open ones, alerts."""
    page = Page(run.definition, run.state, run.roster)
    lines, stage = _head(run), None
    for number, plan in enumerate(run.definition.steps.values(), 1):
        if plan.stage != stage:
            stage = plan.stage
            title = page.of(plan.id).stage
            lines += ["", f"{title}  [{stage}]"] if stage else [""]
        lines.append(f"{_sign(run, plan.id)}{number:3}. {page.title(plan.id)}  [{plan.id}]")
        lines.append("      " + " · ".join(stands(run, plan)))
        if plan.id in run.todos:
            lines += [f"      {kind}: {text}" for kind, text in page.of(plan.id).alerts]
    return _written(lines, width)


def stands(run: Run, plan: StepDef) -> Iterator[str]:
    """How a step stands, its round, when it is due, why, and what it has recorded."""
    step, todo = run.state.steps[plan.id], run.todos.get(plan.id)
    yield _stands(run, todo) if todo else _stood(run, plan.id)
    if step.round > 1:
        yield f"round {step.round}"
    if todo:
        yield from _pressing(run, todo)
    elif step.reason and plan.id not in run.marks.reasoned:
        yield step.reason
    yield from _votes(run, plan.id)
    yield from _recorded(run, plan)


def _recorded(run: Run, plan: StepDef) -> Iterator[str]:
    """The values of a step, with who corrected them; what deviates, and what does not apply."""
    state, files = run.state, file_fields(run.definition.json)
    names = [field.name for field in plan.fields if not plan.approving]
    for name in names:
        values = {name: state.values[name]} if name in state.values else {}
        for text in shown_values(values, (name,) if name in state.given else (), files):
            yield f"{text}{_corrected(run, name)}"
    yield from run.marks.beside(names, plan.id)


def _corrected(run: Run, name: str) -> str:
    event = run.marks.corrected.get(name)
    if event is None:
        return ""
    behalf = f" for {_name(run, event.basis.represents)}" if event.basis.represents else ""
    return f" (corrected by {_name(run, event.by)}{behalf}, {local(event.at, run.zoned)})"


def _head(run: Run) -> list[str]:
    state = run.state
    title = f"run {state.run}: {printable(run.row.title)}"
    version = f" {run.definition.version}" if run.definition.version else ""
    reason = f": {state.reason}" if state.reason else ""
    begun = f"started by {_name(run, state.started_by)} on {local(state.started_at, run.zoned)}"
    return [
        f"{title}  [{run.definition.id}{version}]",
        f"{run.row.state}{reason}; {run.row.closed} of {run.row.steps} steps; {begun}",
    ]


def _card(run: Run, page: Page, number: int, stage: str) -> Card:
    names = [plan.id for plan in run.definition.steps.values() if plan.stage == stage]
    todos = [run.todos[name] for name in names if name in run.todos]
    title = page.of(names[0]).stage if names else ""
    return Card(
        number=number,
        id=stage,
        title=title or page.document(),
        state=_state(run, names, todos),
        closed=sum(run.state.steps[name].status in CLOSED for name in names),
        steps=len(names),
        due=min((todo.due for todo in todos if todo.due), default=""),
        now=tuple(todo.step for todo in todos),
    )


def _state(run: Run, names: list[str], todos: list[Todo]) -> str:
    statuses = {run.state.steps[name].status for name in names}
    if any(todo.late for todo in todos):
        return "late"
    if any(todo.status in STUCK for todo in todos):
        return "blocked"
    if statuses <= {SKIPPED}:
        return "skipped"
    if statuses <= CLOSED:
        return "done"
    if not run.state.open:
        return run.state.result
    return "open" if todos or statuses & CLOSED else "not begun"


def _bar(card: Card) -> str:
    full = _BAR * card.closed // card.steps if card.steps else _BAR
    return f"[{'#' * full}{'-' * (_BAR - full)}]"


def _now(run: Run, page: Page, step: str) -> str:
    todo = run.todos[step]
    parts = (_stands(run, todo), *_pressing(run, todo))
    return f"> {page.title(step)}: {' · '.join(parts)}"


def _pressing(run: Run, todo: Todo) -> Iterator[str]:
    """When an open step is due, why it does not go on, and whose help it needs."""
    if todo.due:
        yield f"due {local(todo.due, run.zoned)}{', late' if todo.late else ''}"
    if todo.reason:
        yield todo.reason
    if todo.help:
        yield f"needs help from {titled_or_called(todo.help, run.roster)}"


def _stands(run: Run, todo: Todo) -> str:
    """How an open step stands, and whose it is."""
    whose = todo.taken_by or todo.assigned
    if whose:
        return (
            f"{todo.status} by {_name(run, whose)}" if todo.taken_by else f"for {_name(run, whose)}"
        )
    if todo.until:
        return f"waits until {local(todo.until, run.zoned)}"
    if todo.child:
        return f"run {todo.child}"
    if todo.machine == TRUSTED:
        return f"{todo.status}, a machine does it"
    how = ", ".join(filter(None, (todo.status, todo.machine)))
    role = todo.who.partition(" (")[0]  # the names stand with `flowdef next`
    return f"{how}, for {role}" if role else how


def _sign(run: Run, name: str) -> str:
    step, todo = run.state.steps[name], run.todos.get(name)
    if step.status in CLOSED:
        return "x " if step.status is DONE else "- "
    if todo is None:
        return "  "
    return "! " if todo.late or todo.status in STUCK else "> "


def _stood(run: Run, name: str) -> str:
    """How a step that is not open stands."""
    step = run.state.steps[name]
    if step.status not in CLOSED:
        return step.status
    behalf = f" for {_name(run, step.represents)}" if step.represents else ""
    who = f"{_name(run, step.by)}{behalf}"
    told = skipped_how if step.status is SKIPPED else done_how
    return f"{told(step.cause, who)} · {local(step.since, run.zoned)}"


def _votes(run: Run, name: str) -> Iterator[str]:
    for vote in run.state.steps[name].votes:
        behalf = f" for {_name(run, vote.represents)}" if vote.represents else ""
        yield f"{vote.verdict} by {_name(run, vote.by)}{behalf}"


def _name(run: Run, person: str) -> str:
    return called(person, run.roster)


def _written(lines: list[str], width: int) -> str:
    return "".join(f"{wrapped(printable(line), width, 6)}\n" for line in lines)
