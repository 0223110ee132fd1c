"""Typed processes: small ones of any features, with data of every type that proofs decide."""

from decimal import Decimal
from random import Random

from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import (
    Approval,
    Authority,
    Automation,
    Call,
    Command,
    Due,
    Process,
    Step,
    Wait,
    Work,
)
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.times import Duration, Unit
from run.oracle_order import Needs, ancestors, effective_needs, is_cyclic
from run.random_processes import random_order
from run.small_processes import each_step, readable, with_conditions, with_deeds

T = FieldType
DAY = Duration(Decimal(1), Unit.DAYS)
CALLED = Process(
    id="called",
    title="Called",
    stages=(replace(random_order(0, 1).stages[0], id="", when=""),),
    inputs=(Field(name="whom", type=T.TEXT, required=True),),
)
_DATES = ("2026-06-01", "2026-06-02", "2026-06-03")
_ORDER = ("<", "<=", ">", ">=", "==", "!=")
_ORDERED = {T.INTEGER: T.NUMBER, T.NUMBER: T.NUMBER, T.DATE: T.DATE}


def typed_process(seed: int, count: int) -> Process:
    """A process of so many steps, without a cycle; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same process)
    while True:
        process = random_order(chance.randrange(10**9), count)
        needs = effective_needs(process)
        if not is_cyclic(needs):
            break
    process = _with_fields(chance, process)
    process = with_deeds(process, _approvals(chance, process, needs))
    kinds = {step.id: chance.random() for step in process.steps}
    process = each_step(process, lambda step: _kind(kinds[step.id], step))
    fields = _fields(process)
    process = each_step(process, lambda step: _references(chance, fields, step))
    process = with_conditions(process, _conditions(chance, process, needs))
    return replace(process, outputs=_outputs(chance, process))


def defined(process: Process) -> Definition:
    """The process as a run holds on to it, with the one that it may call."""
    found = pin(process, {"called": CALLED}.__getitem__)
    assert isinstance(found, Definition), found
    return found


def _with_fields(chance: Random, process: Process) -> Process:
    def change(step: Step) -> Step:
        names = [f"x_{step.id}", f"y_{step.id}"][: chance.choice((0, 1, 1, 1, 2))]
        return replace(step, collect=tuple(_field(chance, name) for name in names))

    inputs = tuple(_input(chance, name) for name in ("go", "on")[: chance.choice((0, 1, 1, 2))])
    return replace(each_step(process, change), inputs=inputs)


def _input(chance: Random, name: str) -> Field:
    field = _field(chance, name)
    given = {T.BOOLEAN: True, T.CHOICE: "u", T.DATE: _DATES[1]}.get(field.type, 1)
    return replace(field, default=given if chance.random() < 0.2 else None)


def _field(chance: Random, name: str) -> Field:
    required = chance.random() < 0.75
    kind = chance.choice((T.BOOLEAN, T.BOOLEAN, T.CHOICE, T.CHOICE, T.INTEGER, T.NUMBER, T.DATE))
    match kind:
        case T.CHOICE:
            choices = ("u", "v", "w")[: chance.choice((2, 2, 3))]
            return Field(name=name, type=kind, choices=choices, required=required)
        case T.INTEGER | T.NUMBER:
            most = chance.choice((1, 2, 3)) if kind is T.INTEGER else 1
            return Field(name=name, type=kind, min=0, max=most, required=required)
        case T.DATE:
            first, last = _DATES[0], chance.choice(_DATES[1:])
            return Field(name=name, type=kind, min=first, max=last, required=required)
        case _:
            return Field(name=name, type=kind, required=required)


def _approvals(chance: Random, process: Process, needs: Needs) -> dict[str, Approval]:
    found = {}
    for step in process.steps:
        if chance.random() < 0.3:
            before = sorted(ancestors(needs, step.id))
            route = chance.choice(["", "continue", *before, *before, *before])
            rounds = chance.choice((1, 2, 2, 3))
            found[step.id] = Approval(role="boss", on_reject=route, rounds=rounds)
    return found


def _kind(kind: float, step: Step) -> Step:
    """Now and then the work of a machine, of time, or of another process."""
    if not isinstance(step.deed, Work) or kind > 0.24:
        return step
    if kind < 0.08:
        return replace(step, deed=Wait(duration=DAY), collect=())
    if kind < 0.16:
        taken = tuple(replace(each, source=f"json:/{each.name}") for each in step.collect)
        deed = Automation(action=Command(arguments=("tool",)))
        return replace(step, deed=deed, collect=taken, idempotent=kind < 0.12)
    taken = tuple(replace(each, source=each.name) for each in step.collect)
    return replace(step, deed=Call(process="called", inputs=(("whom", "us"),)), collect=taken)


def _references(chance: Random, fields: list[Field], step: Step) -> Step:
    """Dates and other data that the step goes by, recorded anywhere."""
    dates = [each.name for each in fields if each.type is T.DATE]
    others = [each.name for each in fields if each.type is T.CHOICE]
    amounts = [each.name for each in fields if each.type in (T.INTEGER, T.NUMBER)]
    date = chance.choice(dates) if dates else ""
    about = f"{{{{ {chance.choice(others)} }}}}" if others else ""
    match step.deed:
        case Wait() if date and chance.random() < 0.7:
            return replace(step, deed=Wait(until=date))
        case Automation() if about:
            return replace(step, deed=Automation(action=Command(arguments=("tool", about))))
        case Call() if about and chance.random() < 0.5:
            return replace(step, deed=Call(process="called", inputs=(("whom", about),)))
        case Approval() if amounts and chance.random() < 0.3:
            authority = Authority(type="spend", amount=chance.choice(amounts))
            return replace(step, deed=replace(step.deed, authority=authority))
        case Work() if date and chance.random() < 0.15:
            side = chance.choice(("before", "after"))
            return replace(step, due=Due(by=DAY, **{side: date}))
    return step


def _fields(process: Process) -> list[Field]:
    return [*process.inputs, *(field for step in process.steps for field in step.collect)]


def _outputs(chance: Random, process: Process) -> tuple[tuple[str, str], ...]:
    names = [field.name for step in process.steps for field in step.collect]
    return tuple((name, "") for name in names if chance.random() < 0.3)


def _conditions(chance: Random, process: Process, needs: Needs) -> dict[str, str]:
    guarded = {stage.id: stage.steps for stage in process.stages if stage.id}
    guarded |= {step.id: (step,) for step in process.steps}
    found = {}
    for name, steps in guarded.items():
        fields = readable(process, needs, steps)
        if fields and chance.random() < 0.55:
            found[name] = _condition(chance, fields)
    return found


def _condition(chance: Random, fields: list[Field]) -> str:
    tests = [_test(chance, fields) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    both = chance.choice((" and ", " or "))
    if len(tests) == 3:
        other = chance.choice((" and ", " or "))
        return f"{tests[0]}{both}({tests[1]}{other}{tests[2]})"
    return both.join(tests)


def _test(chance: Random, fields: list[Field]) -> str:
    field = chance.choice(fields)
    match field.type:
        case T.BOOLEAN:
            return chance.choice(
                (field.name, field.name, f"not {field.name}", _safe(field, "false"))
            )
        case T.CHOICE:
            name = chance.choice((field.name, field.name, field.name, _safe(field, "'u'")))
            value = chance.choice(field.choices)
            if chance.random() < 0.2 and field.choices[0] == "u":
                return f'{field.name} in ["u", "{value}"]'
            return f'{name} {chance.choice(("==", "==", "!="))} "{value}"'
        case _:
            return _ordered(chance, field, fields)


def _ordered(chance: Random, field: Field, fields: list[Field]) -> str:
    sign, family = chance.choice(_ORDER), _ORDERED[field.type]
    peers = [each for each in fields if _ORDERED.get(each.type) is family and each != field]
    if peers and chance.random() < 0.4:
        return f"{field.name} {sign} {chance.choice(peers).name}"
    if family is T.DATE:
        return f'{field.name} {sign} "{chance.choice(_DATES)}"'
    name = chance.choice((field.name, field.name, _safe(field, "1")))
    return f"{name} {sign} {chance.choice((0, 1, 1, 2))}"


def _safe(field: Field, instead: str) -> str:
    return f"({field.name} | default({instead}))"
