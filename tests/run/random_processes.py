"""Random processes: any of the features together, the same for the same seed."""

from random import Random

from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process, Stage, Step
from run.oracle_order import Needs, ancestors, effective_needs, is_cyclic
from run.small_processes import (
    GO,
    Named,
    each_step,
    readable,
    shaped,
    with_conditions,
    with_deeds,
    with_holds,
    with_needs,
)


def random_process(seed: int, count: int) -> Process:
    """A process of so many steps, without a cycle, and with conditions only on what is there."""
    chance = _chance(seed)
    while True:
        process = _order(chance, count)
        needs = effective_needs(process)
        if not is_cyclic(needs):
            process = with_deeds(_data(chance, process), _approvals(chance, process, needs))
            return with_conditions(process, _conditions(chance, process, needs))


def random_order(seed: int, count: int) -> Process:
    """Only shape, needs and hold points of so many steps; cycles are likely."""
    return _order(_chance(seed), count)


def _chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (no secret: the same seed must give the same process)


def _order(chance: Random, count: int) -> Process:
    sizes: list[int] = []
    while chance.random() > 0.2 and sum(sizes) < count:
        sizes.append(chance.randint(1, count - sum(sizes)))
    process = shaped(count, tuple(sizes) if sum(sizes) == count else ())
    by_stage = tuple(_needs_of_stage(chance, process, stage) for stage in process.stages)
    by_step = tuple(_needs_of_step(chance, process, step) for step in process.steps)
    holds = tuple(chance.random() < 0.15 for _ in process.steps)
    return with_holds(with_needs(process, by_stage, by_step), holds)


def _needs_of_stage(chance: Random, process: Process, stage: Stage) -> Named:
    names = [step.id for step in process.steps if step not in stage.steps]
    names += [each.id for each in process.stages if each != stage]
    return _some(chance, names) if stage.id and chance.random() < 0.3 else None


def _needs_of_step(chance: Random, process: Process, step: Step) -> Named:
    names = [each.id for each in process.steps if each != step]
    names += [each.id for each in process.stages if each.id and step not in each.steps]
    return _some(chance, names) if chance.random() < 0.5 else None


def _some(chance: Random, names: list[str]) -> tuple[str, ...]:
    size = min(len(names), chance.choice((0, 1, 1, 1, 2, 2)))
    return tuple(chance.sample(names, size))


def _data(chance: Random, process: Process) -> Process:
    """Fields of both types, some required; the input sometimes with a default."""

    def change(step: Step) -> Step:
        return replace(step, collect=(_field(chance, f"x_{step.id}"),))

    go = replace(GO, default=chance.choice((None, None, True)))
    return replace(each_step(process, change), inputs=(go,))


def _field(chance: Random, name: str) -> Field:
    required = chance.random() < 0.5
    if chance.random() < 0.5:
        return Field(name=name, type=FieldType.BOOLEAN, required=required)
    return Field(name=name, type=FieldType.CHOICE, choices=("u", "v"), required=required)


def _approvals(chance: Random, process: Process, needs: Needs) -> dict[str, Approval]:
    approvals = {}
    for step in process.steps:
        if chance.random() < 0.35:
            before = sorted(ancestors(needs, step.id))
            route = chance.choice(["", "continue", *before, *before])
            rounds = chance.choice((1, 2, 2))
            approvals[step.id] = Approval(role="boss", on_reject=route, rounds=rounds)
    return approvals


def _conditions(chance: Random, process: Process, needs: Needs) -> dict[str, str]:
    guarded = {stage.id: stage.steps for stage in process.stages if stage.id}
    guarded |= {step.id: (step,) for step in process.steps}
    return {
        name: _condition(chance, readable(process, needs, steps))
        for name, steps in guarded.items()
        if chance.random() < 0.4
    }


def _condition(chance: Random, fields: list[Field]) -> str:
    one = _test(chance, chance.choice(fields))
    if chance.random() < 0.7:
        return one
    return f"{one} {chance.choice(('and', 'or'))} {_test(chance, chance.choice(fields))}"


def _test(chance: Random, field: Field) -> str:
    if field.choices:
        wanted, sign = chance.choice(field.choices), chance.choice(("==", "!="))
        safe = f"{field.name} | default('{field.choices[0]}')"
        return f'{chance.choice((field.name, field.name, safe))} {sign} "{wanted}"'
    safe = f"{field.name} | default(false)"
    return chance.choice((field.name, field.name, f"not {field.name}", safe))
