"""Mutate order: needs and hold points dropped, steps left out."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from flowdef.graph.order import Order
from flowdef.model.process import Approval, Process, Stage, Step
from flowdef.scenarios.mutant import Kind, Mutant, line_of, with_stage, with_step


def in_order(process: Process, order: Order) -> Iterator[Mutant]:
    """A fault for each need, hold point and step that can be missing."""
    before: Stage | None = None
    for stage in process.stages:
        yield from _of_stage(process, stage, before)
        for place, step in enumerate(stage.steps):
            yield from _needs(process, stage, step, place)
            if step.hold_point:
                yield _mutant(
                    process, step, Kind.HOLD_POINT, "hold_point", replace(step, hold_point=False)
                )
            if len(process.steps) > 1:
                yield _left_out(process, step, order.needs[step.id])
        before = stage


def _of_stage(process: Process, stage: Stage, before: Stage | None) -> Iterator[Mutant]:
    """The needs of a stage; where it says none, what its first step waits for."""
    if stage.needs is not None:
        for place, need in enumerate(stage.needs):
            yield Mutant(
                kind=Kind.NEED,
                of=stage.id,
                line=line_of(stage.at, "needs", place),
                was=f"needs {need}",
                process=with_stage(process, replace(stage, needs=_without(stage.needs, need))),
            )
    elif before is not None and stage.steps[0].needs is None:
        yield _need(process, stage.steps[0], before.id)


def _needs(process: Process, stage: Stage, step: Step, place: int) -> Iterator[Mutant]:
    """The needs of a step; where it says none, that for the step before it in its stage."""
    if step.needs is not None:
        for each in step.needs:
            yield _need(process, step, each)
    elif place:
        yield _need(process, step, stage.steps[place - 1].id)


def _need(process: Process, step: Step, need: str) -> Mutant:
    """A step that no longer waits for a step or a stage."""
    left = _without(step.needs or (), need)
    path = ("needs", step.needs.index(need)) if step.needs else ("id",)
    return Mutant(
        kind=Kind.NEED,
        of=step.id,
        line=line_of(step.at, *path),
        was=f"needs {need}",
        process=with_step(process, replace(step, needs=left)),
    )


def _left_out(process: Process, gone: Step, waited_for: tuple[str, ...]) -> Mutant:
    """The process without a step; what needs it, or a stage of it alone, needs what it needed."""
    names = {gone.id, *(stage.id for stage in process.stages if stage.steps == (gone,))}

    def bridged(needs: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if needs is None:
            return None
        left = (each for name in needs for each in (waited_for if name in names else (name,)))
        return tuple(dict.fromkeys(left))

    def step_without(step: Step) -> Step:
        step = replace(step, needs=bridged(step.needs))
        if isinstance(step.deed, Approval) and gone.id in step.deed.separate_from:
            apart = _without(step.deed.separate_from, gone.id)
            return replace(step, deed=replace(step.deed, separate_from=apart))
        return step

    stages = (
        replace(
            stage,
            needs=bridged(stage.needs),
            steps=tuple(step_without(step) for step in stage.steps if step.id != gone.id),
        )
        for stage in process.stages
    )
    return Mutant(
        kind=Kind.LEFT_OUT,
        of=gone.id,
        line=line_of(gone.at, "id"),
        was=f"step {gone.id}",
        process=replace(process, stages=tuple(stage for stage in stages if stage.steps)),
    )


def _mutant(process: Process, step: Step, kind: Kind, key: str, changed: Step) -> Mutant:
    return Mutant(
        kind=kind,
        of=step.id,
        line=line_of(step.at, key),
        was=f"{key}: true",
        process=with_step(process, changed),
    )


def _without(names: Iterable[str], gone: str) -> tuple[str, ...]:
    return tuple(name for name in names if name != gone)
