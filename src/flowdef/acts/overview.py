"""Overview: the index of all runs, brought up to date with the log."""

import json
from collections.abc import Iterable, Iterator

from flowdef.acts.desk import Desk, Standing, standing
from flowdef.run.able import acting, hands
from flowdef.run.apart import barred
from flowdef.run.authority import Place, called_in, helper
from flowdef.run.deciding import Context
from flowdef.run.definition import AUTOMATION, WAIT, Definition
from flowdef.run.due import Dates, due
from flowdef.run.refusal import Refused
from flowdef.run.roster import Present, Roster
from flowdef.run.state import ACTIVE, READY, STARTED, STUCK, State, StepState
from flowdef.store.index import NEVER, Index, Line, Seat
from flowdef.store.port import Head, StoreError
from flowdef.store.wanted import Wanted

_AT_ONCE = 2000  # events whose runs are read before they are written down: a few seconds at most


def caught_up(desk: Desk, index: Index, at: str) -> Index:
    """The index with all that the log says at the moment `at`. Raises StoreError, sqlite3.Error.

    Only runs to which something was appended since are read, and those that could not be.
    """
    while True:
        mark = index.look()
        if mark is None:
            index.leave()
            continue
        changes = desk.store.since(mark, _AT_ONCE)
        if changes is None:
            index.anew()
            continue
        lines = [*_lines(desk, index, changes.runs, at)]
        if not changes.more:
            lines += _mended(desk, index, at)
        if not lines and changes.mark == mark:
            return index
        index.put(lines, mark, changes.mark)


def of_person(wanted: Wanted, person: str, roster: Roster | None, day: str) -> Wanted:
    """What a person may act on, besides what else is wanted; `day` is an ISO date."""
    if roster is None:
        return wanted._replace(person=person, free=True)
    held = [role for role in roster.posts if roster.holds(person, role, day)]
    stands_in = [
        (role, roster.represented(role, day))
        for role, post in roster.posts.items()
        if post.deputy in held
    ]
    return wanted._replace(person=person, roles=tuple(held), stands_in=tuple(stands_in))


def line_of(where: Standing, head: Head, context: Context, at: str) -> Line:
    """A run as the index has it."""
    state, definition = where.state, where.definition
    dates = {name: due(definition, state, name, context.working) for name in _open(state)}
    present = Present(context.roster, context.day(at))
    return Line(
        run=where.run,
        seq=head.seq,
        hash=head.hash,
        open=state.open,
        process=definition.id,
        due=min((each.due for each in dates.values() if each.due), default=NEVER),
        blocked=any(state.steps[name].status in STUCK for name in dates),
        wakes=min(
            (m for name in dates for m in _wakes(state.steps[name], dates[name])), default=NEVER
        ),
        automates=any(_automated(definition, state, name) for name in dates),
        project=state.project[0] if state.project else "",
        seats=tuple(_seats(definition, state, dates, present)),
    )


def _lines(desk: Desk, index: Index, runs: Iterable[str], at: str) -> Iterator[Line]:
    for run in runs:
        head = desk.store.head(run)
        if index.current(*head):
            continue
        try:
            where = standing(desk.store, run)
        except StoreError as error:
            yield Line(run, head.seq, head.hash, fault=str(error))
            continue
        if isinstance(where, Refused):
            yield Line(run, 0, "")  # gone
        else:
            yield line_of(where, head, desk.context, at)


def _mended(desk: Desk, index: Index, at: str) -> Iterator[Line]:
    """Runs that could not be read, where that is otherwise now."""
    faulty = index.faults()
    return (line for line in _lines(desk, index, faulty, at) if line.fault != faulty[line.run])


def _open(state: State) -> list[str]:
    if not state.open:
        return []
    return [name for name, step in state.steps.items() if step.status in ACTIVE]


def _automated(definition: Definition, state: State, name: str) -> bool:
    automated = definition.steps[name].kind == AUTOMATION
    return automated and state.steps[name].status in (READY, STARTED)


def _wakes(step: StepState, dates: Dates) -> Iterator[str]:
    """The moments from which a look records something of a step."""
    if step.status is STARTED and step.until:
        yield step.until
    if dates.remind and not step.reminded:
        yield dates.remind
    if dates.escalate and not step.escalated:
        yield dates.escalate


def _seats(
    definition: Definition, state: State, dates: dict[str, Dates], at: Present
) -> Iterator[Seat]:
    order = {name: number for number, name in enumerate(definition.steps)}
    for name, each in dates.items():
        plan, step = definition.steps[name], state.steps[name]
        out = sorted(barred(state, plan))
        held = hands(definition, state, plan, at)
        seat = Seat(
            place=order[name],
            step=name,
            due=each.due or NEVER,
            blocked=step.status in STUCK,
            waits=plan.kind == WAIT and step.status is STARTED,
            barred=json.dumps(out) if out else "",
        )
        for place in acting(definition, state, plan, at) or (Place(),):
            yield seat._replace(
                role=place.role, person=place.person, taken=held.taken, assigned=held.assigned
            )
        for place in called_in(state, plan):  # whoever's hands it is in
            yield seat._replace(role=place.role, barred="")
        for place in helper(state, plan, at.roster):
            yield seat._replace(role=place.role, person=place.person, barred="")
