"""Mutate deeds: faults in approvals, in who acts, and in what must be recorded."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from flowdef.graph.order import Order
from flowdef.model.fields import Field, Raw
from flowdef.model.process import CONTINUE, Approval, Process, Step, Work
from flowdef.scenarios.mutant import Kind, Mutant, line_of, with_step


def in_deeds(process: Process, order: Order) -> Iterator[Mutant]:
    """A fault for each small thing that inputs and steps can say wrongly."""
    roles = _roles(process)
    yield from _inputs(process)
    for step in process.steps:
        if isinstance(step.deed, Approval):
            yield from _approval(process, step, step.deed, order)
            yield from _rights(process, step, step.deed, roles)
        elif isinstance(step.raci.responsible, str):
            role = step.raci.responsible
            for other in _next(roles, role):
                changed = replace(step, raci=replace(step.raci, responsible=other))
                yield _mutant(process, Kind.ROLE, changed, ("responsible",), (role, other))
        for place, field in enumerate(step.collect):
            if field.required:
                yield _optional(process, step, place, field)
        if step.critical:
            changed = replace(step, critical=False)
            yield _mutant(process, Kind.CRITICAL, changed, ("critical",), ("true", ""))


def _inputs(process: Process) -> Iterator[Mutant]:
    """Inputs that may be left out, and that nothing stands in for."""
    for place, field in enumerate(process.inputs):
        if field.required:
            changed = replace(field, required=False)
            yield _input(process, Kind.REQUIRED, place, changed, "required: true")
        if field.default is not None:
            changed = replace(field, default=None)
            was = f"default: {_written(field.default)}"
            yield _input(process, Kind.DEFAULT, place, changed, was)


def _written(value: Raw) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return str(value)


def _input(process: Process, kind: Kind, place: int, changed: Field, was: str) -> Mutant:
    return Mutant(
        kind=kind,
        of=changed.name,
        line=line_of(process.at, "inputs", changed.name),
        was=was,
        process=replace(
            process, inputs=(*process.inputs[:place], changed, *process.inputs[place + 1 :])
        ),
    )


def _approval(process: Process, step: Step, approval: Approval, order: Order) -> Iterator[Mutant]:
    back = approval.on_reject
    for other in dict.fromkeys(("", CONTINUE, *_nearest(process, step, back, order))):
        if other != back:
            yield _approving(process, Kind.WAY_BACK, step, "on_reject", back, other)
    if back not in ("", CONTINUE):
        for rounds in (approval.rounds - 1, approval.rounds + 1):
            if rounds:
                yield _approving(process, Kind.ROUNDS, step, "rounds", approval.rounds, rounds)


def _rights(
    process: Process, step: Step, approval: Approval, roles: tuple[str, ...]
) -> Iterator[Mutant]:
    for other in _next(roles, approval.role):
        yield _approving(process, Kind.ROLE, step, "role", approval.role, other)
    for name in approval.separate_from:
        apart = tuple(each for each in approval.separate_from if each != name)
        changed = replace(step, deed=replace(approval, separate_from=apart))
        path = ("approve", "separate_from")
        yield _mutant(process, Kind.SEPARATION, changed, path, (f"[{name}]", ""))
    if approval.quorum > 1:
        fewer = approval.quorum - 1
        yield _approving(process, Kind.QUORUM, step, "quorum", approval.quorum, fewer)
    if approval.authority:
        changed = replace(step, deed=replace(approval, authority=None))
        said = f"{{type: {approval.authority.type}}}"
        yield _mutant(process, Kind.RIGHT, changed, ("approve", "authority"), (said, ""))


def _approving(
    process: Process, kind: Kind, step: Step, key: str, was: str | int, now: str | int
) -> Mutant:
    values: dict[str, Any] = {key: now}
    changed = replace(step, deed=replace(step.deed, **values))
    return _mutant(process, kind, changed, ("approve", key), (str(was), str(now)))


def _optional(process: Process, step: Step, place: int, field: Field) -> Mutant:
    fields = (*step.collect[:place], replace(field, required=False), *step.collect[place + 1 :])
    return Mutant(
        kind=Kind.REQUIRED,
        of=step.id,
        line=line_of(step.at, "collect", field.name),
        was=f"{field.name}: {{required: true}}",
        process=with_step(process, replace(step, collect=fields)),
    )


def _mutant(
    process: Process, kind: Kind, changed: Step, path: tuple[str, ...], said: tuple[str, str]
) -> Mutant:
    was, now = (f"{path[-1]}: {value}" if value else "" for value in said)
    return Mutant(
        kind=kind,
        of=changed.id,
        line=line_of(changed.at, *path),
        was=was,
        now=now,
        process=with_step(process, changed),
    )


def _nearest(process: Process, step: Step, back: str, order: Order) -> tuple[str, ...]:
    """The last person's work before an approval that it does not go back to."""
    works = [
        each.id
        for each in process.steps
        if isinstance(each.deed, Work) and each.id != back and order.precedes(each.id, step.id)
    ]
    return tuple(works[-1:])


def _roles(process: Process) -> tuple[str, ...]:
    """The roles that do something, in the order of the document."""
    found: dict[str, None] = {}
    for step in process.steps:
        role = step.deed.role if isinstance(step.deed, Approval) else step.raci.responsible
        if isinstance(role, str):
            found[role] = None
    return tuple(found)


def _next(roles: tuple[str, ...], role: str) -> tuple[str, ...]:
    """The role that follows in the document, the first after the last; none where it is alone."""
    return (roles[(roles.index(role) + 1) % len(roles)],) if roles[1:] else ()
