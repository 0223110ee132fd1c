"""Oracle, order: who needs whom, worked out again and again from the page of the format."""

from flowdef.model.process import Process

Needs = dict[str, set[str]]


def effective_needs(process: Process) -> Needs:
    """What each step waits for: its own needs, and every hold point written before it."""
    own = own_needs(process)
    needs = {step: set(wanted) for step, wanted in own.items()}
    steps = process.steps
    for place, hold in enumerate(steps):
        for later in steps[place + 1 :]:
            if hold.hold_point and later.id not in ancestors(own, hold.id):
                needs[later.id].add(hold.id)
    return needs


def own_needs(process: Process) -> Needs:
    """What each step needs by `needs` or by its place, hold points left aside."""
    needs: Needs = {}
    stage_before: set[str] = set()
    for stage in process.stages:
        step_before = stage_before if stage.needs is None else _named(process, stage.needs)
        for step in stage.steps:
            needs[step.id] = step_before if step.needs is None else _named(process, step.needs)
            step_before = {step.id}
        stage_before = {step.id for step in stage.steps}
    return needs


def ancestors(needs: Needs, step_id: str) -> set[str]:
    """All steps that come before a step, at any distance; the step itself in a cycle."""
    found = set(needs[step_id])
    while True:
        more = found | {further for near in found for further in needs[near]}
        if more == found:
            return found
        found = more


def is_cyclic(needs: Needs) -> bool:
    """Whether a step comes before itself."""
    return any(step in ancestors(needs, step) for step in needs)


def between(needs: Needs, first: str, last: str) -> set[str]:
    """Both steps and all on a path between them."""
    inner = {step for step in ancestors(needs, last) if first in ancestors(needs, step)}
    return {first, last} | inner


def _named(process: Process, names: tuple[str, ...]) -> set[str]:
    stages = {stage.id: {step.id for step in stage.steps} for stage in process.stages}
    return {step for name in names for step in stages.get(name, {name})}
