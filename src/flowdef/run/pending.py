"""Pending: what may be done in a run now, and by whom."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flowdef.run.able import able, hands
from flowdef.run.authority import called_in, helper, people
from flowdef.run.clock import Working
from flowdef.run.data import texts
from flowdef.run.definition import AUTOMATION, WAIT, Definition, StepDef
from flowdef.run.due import due
from flowdef.run.fields_json import field_to_json
from flowdef.run.moments import local
from flowdef.run.possible import possible, repeatable
from flowdef.run.roster import Present, Roster
from flowdef.run.state import ACTIVE, READY, STARTED, State, StepState

TRUSTED, BARRED = "trusted", "not trusted"  # `Todo.machine`


class Todo(NamedTuple):
    """A step that somebody may act on: how it stands, the commands as words, and for whom it is.

    `people` are the ids of those who would not be refused for who they are, unless `anybody` may
    but those `barred`: they did or corrected what must stay apart, or have voted. Those in
    `lacking` may say no, but lack the right that a yes takes. `who` says it in words.
    `reason` says why a step is blocked or failed, or left to people, `until` when a wait is over,
    `child` which run does it. `until` and `due` are UTC, `until_local` and `due_local` the same by
    the clock of the organization; a step that is very late is brought to the role `escalated`, held
    by `called_in`; where it is blocked and needs `help`, that is told to `helpers`, who may do no
    more than before.
    `machine` is told by whoever knows the trust of the user: 'trusted' where a machine does the
    step as soon as it may, 'not trusted' where it may not, so that a person does it.
    The texts are filled in; `fields` are those that whoever does it answers, as a definition pins
    them.
    """

    step: str
    kind: str
    status: str
    round: int
    acts: tuple[str, ...]
    people: tuple[str, ...]
    anybody: bool
    barred: tuple[str, ...]
    lacking: tuple[str, ...]
    who: str
    taken_by: str = ""
    assigned: str = ""
    reason: str = ""
    until: str = ""
    child: str = ""
    due: str = ""
    due_local: str = ""
    late: bool = False
    escalated: str = ""
    called_in: tuple[str, ...] = ()
    until_local: str = ""
    title: str = ""
    help: str = ""
    helpers: tuple[str, ...] = ()
    machine: str = ""
    warnings: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    instructions: str = ""
    checklist: tuple[str, ...] = ()
    fields: tuple[Mapping[str, Any], ...] = ()


class Clock(NamedTuple):
    """A moment (UTC, ISO 8601), and the calendar by which steps are due."""

    at: str
    working: Working


def pending(
    definition: Definition,
    state: State,
    roster: Roster | None = None,
    day: str = "",
    clock: Clock | None = None,
) -> tuple[Todo, ...]:
    """What may be done now, in document order; nothing where the run has ended.

    The definition is the grown one. `day` is today, ISO: who holds which role on that day. Without
    a `clock` nothing is due.
    """
    if not state.open:
        return ()
    at = Present(roster, day or state.last[:10])
    todos = (
        _todo(definition, state, plan, at)
        for name, plan in definition.steps.items()
        if state.steps[name].status in ACTIVE
    )
    return tuple(_dated(definition, state, todo, clock) if clock else todo for todo in todos)


def by_machine(todo: Todo) -> bool:
    """Whether a machine could begin a step now, were it let."""
    return todo.kind == AUTOMATION and todo.status == READY and not todo.reason


def for_person(todos: tuple[Todo, ...], person: str) -> tuple[Todo, ...]:
    """Those that a person may act on, and that are in nobody else's hands."""
    return tuple(todo for todo in todos if _for(todo, person))


def concerning(todos: tuple[Todo, ...], person: str) -> tuple[Todo, ...]:
    """Those that a person may act on, and those for which their help is needed."""
    return tuple(todo for todo in todos if _for(todo, person) or person in todo.helpers)


def _for(todo: Todo, person: str) -> bool:
    """Whether a person may act on it, and nobody else is at it; a wait passes by itself."""
    if todo.kind == WAIT and todo.status == STARTED:
        return False
    return person in todo.called_in or _free(todo, person)


def _free(todo: Todo, person: str) -> bool:
    return (
        (todo.anybody or person in todo.people)
        and person not in todo.barred
        and todo.taken_by in ("", person)
        and todo.assigned in ("", person)
    )


def _dated(definition: Definition, state: State, todo: Todo, clock: Clock) -> Todo:
    if not definition.steps[todo.step].due:
        return todo._replace(until_local=local(todo.until, clock.working))
    dates = due(definition, state, todo.step, clock.working)
    return todo._replace(
        due=dates.due, due_local=local(dates.due, clock.working), late=dates.late(clock.at)
    )


def _todo(definition: Definition, state: State, plan: StepDef, at: Present) -> Todo:
    step = state.steps[plan.id]
    found, held = able(definition, state, plan, at), hands(definition, state, plan, at)
    return Todo(
        step=plan.id,
        kind=plan.kind,
        status=step.status.value,
        round=step.round,
        acts=possible(plan, step),
        people=found.people,
        anybody=found.anybody,
        barred=found.barred,
        lacking=found.lacking,
        who=found.who,
        taken_by=held.taken,
        assigned=held.assigned,
        reason=step.reason or _left(plan, step),
        until=step.until,
        child=step.child,
        escalated=step.escalated,
        called_in=people(called_in(state, plan), at) if step.escalated else (),
        help=step.help,
        helpers=_helpers(state, plan, at) if step.help else (),
        title=_text(definition, state, plan, "title"),
        warnings=texts(definition, state, plan, "warnings"),
        cautions=texts(definition, state, plan, "cautions"),
        notes=texts(definition, state, plan, "notes"),
        instructions=_text(definition, state, plan, "instructions"),
        checklist=texts(definition, state, plan, "checklist"),
        fields=tuple(field_to_json(field) for field in plan.asked),
    )


def _helpers(state: State, plan: StepDef, at: Present) -> tuple[str, ...]:
    if at.roster is None:
        return (state.steps[plan.id].help,)
    return people(helper(state, plan, at.roster), at)


def _text(definition: Definition, state: State, plan: StepDef, part: str) -> str:
    return "".join(texts(definition, state, plan, part)).strip()


def _left(plan: StepDef, step: StepState) -> str:
    if step.status is not READY or repeatable(plan, step):
        return ""
    return "no machine does it again by itself: do it by hand, or have it tried again"
