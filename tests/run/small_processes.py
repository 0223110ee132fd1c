"""Small processes: all of up to three steps, as model values, and how to speak of them."""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, islice, product

from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process, Stage, Step
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from run.oracle_order import Needs, ancestors, effective_needs, is_cyclic

STEP_IDS = "abcde"
GO = Field(name="go", type=FieldType.BOOLEAN)  # the one input; it may stay unset
Sizes = tuple[int, ...]  # steps by stage; empty for plain steps
Named = tuple[str, ...] | None


def all_processes(count: int, most: int, part: int = 0, parts: int = 1) -> Iterator[Process]:
    """Every distinct order of so many steps, each with every choice of up to `most` extras.

    Orders are distinct by their stages, effective needs and hold points. An extra is a step
    that is an approval (of every `on_reject`, two rounds), or a `when` of a step or a stage on
    any one thing that it may read. Of several parts, each has other orders.
    """
    for process in islice(_distinct_orders(count), part, None, parts):
        places = [place for stage in process.stages for place in _places(stage)]
        for size in range(most + 1):
            for chosen in combinations(places, size):
                yield from _with_extras(process, chosen)


def orders(count: int) -> Iterator[Process]:
    """All shapes, needs and hold points of so many steps, cyclic ones too.

    A shape is plain steps, or stages of any sizes. `needs` of a step are absent, any set of
    other steps, or a stage; `needs` of a stage are absent, nothing, a step or a stage.
    """
    for sizes in _shapes(count):
        bare = shaped(count, sizes)
        holds = [(False, True)] * (count - 1) + [(False,)]  # the last one holds nothing
        for by_stage in product(*(_needs_of_stage(bare, stage) for stage in bare.stages)):
            for by_step in product(*(_needs_of_step(bare, step) for step in bare.steps)):
                process = with_needs(bare, by_stage, by_step)
                if not _is_idle(process):
                    yield from (with_holds(process, hold) for hold in product(*holds))


def shaped(count: int, sizes: Sizes) -> Process:
    """So many plain works in stages of these sizes; each may record a boolean, `x_a` of `a`."""
    steps = [
        Step(id=each, title=each, collect=(Field(name=f"x_{each}", type=FieldType.BOOLEAN),))
        for each in STEP_IDS[:count]
    ]
    stages = []
    for number, size in enumerate(sizes or (count,), start=1):
        name = f"s{number}" if sizes else ""
        stages.append(Stage(id=name, title=name, steps=tuple(steps[:size])))
        steps = steps[size:]
    return Process(id="small", title="Small", stages=tuple(stages), inputs=(GO,))


def each_step(process: Process, change: Callable[[Step], Step]) -> Process:
    """The process with every step changed."""
    stages = [
        replace(stage, steps=tuple(change(step) for step in stage.steps))
        for stage in process.stages
    ]
    return replace(process, stages=tuple(stages))


def with_needs(
    process: Process, by_stage: tuple[Named, ...], by_step: tuple[Named, ...]
) -> Process:
    """With these `needs`, both in document order."""
    told = dict(zip((step.id for step in process.steps), by_step, strict=True))
    changed = each_step(process, lambda step: replace(step, needs=told[step.id]))
    pairs = zip(changed.stages, by_stage, strict=True)
    return replace(process, stages=tuple(replace(stage, needs=needs) for stage, needs in pairs))


def with_holds(process: Process, holds: tuple[bool, ...]) -> Process:
    """With these steps as hold points, in document order."""
    told = dict(zip((step.id for step in process.steps), holds, strict=True))
    return each_step(process, lambda step: replace(step, hold_point=told[step.id]))


def with_deeds(process: Process, approvals: dict[str, Approval]) -> Process:
    """With these steps as approvals; an approval collects nothing."""

    def change(step: Step) -> Step:
        deed = approvals.get(step.id)
        return replace(step, deed=deed, collect=()) if deed else step

    return each_step(process, change)


def with_conditions(process: Process, conditions: dict[str, str]) -> Process:
    """With these conditions, by the id of a step or stage."""
    changed = each_step(process, lambda step: replace(step, when=conditions.get(step.id, "")))
    stages = [replace(stage, when=conditions.get(stage.id, "")) for stage in changed.stages]
    return replace(process, stages=tuple(stages))


def readable(process: Process, needs: Needs, steps: tuple[Step, ...]) -> list[Field]:
    """What a `when` of all these steps may read: inputs, and fields of common ancestors."""
    common = set.intersection(*(ancestors(needs, step.id) for step in steps))
    fields = list(process.inputs)
    for step in process.steps:
        if step.id in common:
            fields.extend(recorded(step))
    return fields


def recorded(step: Step) -> tuple[Field, ...]:
    """What a step records: its fields, or an approval's verdict."""
    if isinstance(step.deed, Approval):
        name, choices = verdict_name(step.id), (APPROVED, REJECTED)
        return (Field(name=name, type=FieldType.CHOICE, choices=choices),)
    return step.collect


def _shapes(count: int) -> Iterator[Sizes]:
    yield ()
    for cuts in product((False, True), repeat=count - 1):
        ends = [place for place, cut in enumerate((*cuts, True), start=1) if cut]
        yield tuple(end - start for start, end in zip((0, *ends), ends, strict=False))


def _needs_of_step(process: Process, step: Step) -> list[Named]:
    others = [each.id for each in process.steps if each.id != step.id]
    sets = chain.from_iterable(combinations(others, size) for size in range(len(others) + 1))
    stages = [(each.id,) for each in process.stages if each.id and step not in each.steps]
    return [None, *sets, *stages]


def _needs_of_stage(process: Process, stage: Stage) -> list[Named]:
    if not stage.id:
        return [None]
    others = [each.id for each in process.stages if each != stage]
    steps = [step.id for step in process.steps if step not in stage.steps]
    return [None, (), *((name,) for name in others + steps)]


def _is_idle(process: Process) -> bool:
    """Whether a stage's `needs` mean nothing, because its first step has its own."""
    return any(
        stage.needs is not None and stage.steps[0].needs is not None for stage in process.stages
    )


def _distinct_orders(count: int) -> Iterator[Process]:
    seen = set()
    for process in orders(count):
        needs = effective_needs(process)
        sign = (
            tuple(len(stage.steps) for stage in process.stages if stage.id),
            tuple((step.hold_point, *sorted(needs[step.id])) for step in process.steps),
        )
        if sign not in seen and not is_cyclic(needs):
            seen.add(sign)
            yield process


def _places(stage: Stage) -> Iterator[str]:
    """Where an extra may stand: a condition at a stage or step, an approval at a step."""
    if stage.id:
        yield stage.id
    for step in stage.steps:
        yield step.id
        yield f"approval {step.id}"


def _with_extras(process: Process, places: tuple[str, ...]) -> Iterator[Process]:
    needs = effective_needs(process)
    approvals = [place.removeprefix("approval ") for place in places if " " in place]
    routes = [["", "continue", *sorted(ancestors(needs, each))] for each in approvals]
    for chosen in product(*routes):
        deeds = {
            each: Approval(role="boss", on_reject=route, rounds=2)
            for each, route in zip(approvals, chosen, strict=True)
        }
        guarded = [place for place in places if " " not in place]
        yield from _with_all_conditions(with_deeds(process, deeds), needs, guarded)


def _with_all_conditions(process: Process, needs: Needs, guarded: list[str]) -> Iterator[Process]:
    of_stage = {stage.id: stage.steps for stage in process.stages}
    of_step = {step.id: (step,) for step in process.steps}
    choices = [
        [_simplest(each) for each in readable(process, needs, (of_stage | of_step)[place])]
        for place in guarded
    ]
    for conditions in product(*choices):
        yield with_conditions(process, dict(zip(guarded, conditions, strict=True)))


def _simplest(field: Field) -> str:
    return f'{field.name} == "{field.choices[0]}"' if field.choices else field.name
