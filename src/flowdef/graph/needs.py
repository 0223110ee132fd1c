"""Needs: which steps or tasks each one waits for, as the format's rules of order say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flowdef.model.process import Process, Stage, Step
from flowdef.model.project import Phase, Project


def process_needs(process: Process) -> dict[str, tuple[str, ...]]:
    """The effective needs of each step, hold points included; names that nothing has are left out.

    Of two steps with one id the first counts. Steps that a hold point itself waits for, by what
    is written, do not wait for it.
    """
    groups = {stage.id: tuple(step.id for step in stage.steps) for stage in process.stages}
    written: dict[str, tuple[str, ...]] = {}
    before: Stage | None = None
    for stage in process.stages:
        for step, default in _with_defaults(stage, before):
            wanted = default if step.needs is None else step.needs
            written.setdefault(step.id, tuple(wanted))
        before = stage
    resolved = _resolve(written, groups)
    return _held(resolved, [step.id for step in process.steps if step.hold_point])


def project_needs(project: Project) -> dict[str, tuple[str, ...]]:
    """The tasks that each task waits for; names that nothing has are left out."""
    groups = {phase.id: tuple(task.id for task in phase.tasks) for phase in project.phases}
    written: dict[str, tuple[str, ...]] = {}
    before: Phase | None = None
    for phase in project.phases:
        gate = (before.id,) if before else ()
        for task in phase.tasks:
            wanted = gate if task.needs is None else tuple(link.to for link in task.needs)
            written.setdefault(task.id, wanted)
        before = phase
    return _resolve(written, groups)


def _with_defaults(stage: Stage, before: Stage | None) -> Iterator[tuple[Step, Sequence[str]]]:
    """Each step with what it needs where it says nothing."""
    if stage.needs is not None:
        default: Sequence[str] = stage.needs
    else:
        default = (before.id,) if before else ()
    for step in stage.steps:
        yield step, default
        default = (step.id,)


def _resolve(
    written: Mapping[str, Iterable[str]], groups: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Groups replaced by their members, each need once."""
    resolved: dict[str, tuple[str, ...]] = {}
    for activity, wanted in written.items():
        needs: dict[str, None] = {}
        for name in wanted:
            if name in written:
                needs[name] = None
            else:
                needs.update(dict.fromkeys(groups.get(name, ())))
        resolved[activity] = tuple(needs)
    return resolved


def _held(needs: dict[str, tuple[str, ...]], hold_points: list[str]) -> dict[str, tuple[str, ...]]:
    """The needs, with each hold point before every step written after it."""
    if not hold_points:
        return needs
    names = list(needs)
    held = dict(needs)
    for hold in hold_points:
        free = _ancestors(needs, hold)
        for name in names[names.index(hold) + 1 :]:
            if name not in free and hold not in held[name]:
                held[name] = (*held[name], hold)
    return held


def _ancestors(needs: Mapping[str, tuple[str, ...]], activity: str) -> set[str]:
    found: set[str] = set()
    open_ends = [activity]
    while open_ends:
        for need in needs[open_ends.pop()]:
            if need not in found:
                found.add(need)
                open_ends.append(need)
    return found
