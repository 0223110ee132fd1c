"""Changes: what should be changed in a portfolio, and the command that helps to do it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flowdef.plan.delays import spoken_days
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import Around
from flowdef.plan.schedule import Missed
from flowdef.plan.standing import LIVE, Standing

_ANSWERS = {
    "behind": "{what} is behind: begin it or write down how far it is, or plan it anew",
    "nobody": "{what} needs somebody: write whom under assigned",
    "gate": "{phase} of {project} waits for its gate: decide on it, and write that down",
    "estimate": "{what} has no time to spare: make its work smaller, or begin it sooner",
}


class Change(NamedTuple):
    """What to change, in a sentence without its full stop; and a command, where one helps."""

    what: str
    command: str = ""


def changes(
    standings: Iterable[Standing], steps: Iterable[OpenStep], around: Around
) -> tuple[Change, ...]:
    """What needs to change: what is stuck first, then project by project."""
    found = [*_steps(steps), *(each for one in standings for each in _project(one, around))]
    return tuple(dict.fromkeys(found))


def _steps(steps: Iterable[OpenStep]) -> Iterator[Change]:
    told = tuple(steps)
    for step in told:
        if step.stuck:
            whose = step.help or step.who
            for_ = f", so that {step.serves} goes on" if step.serves else ""
            yield Change(
                f"{whose} should help with {step.run} {step.step}{for_}",
                f"flowdef show {step.run} {step.step}",
            )
    for step in told:
        if step.late and not step.stuck:
            whose = (
                f"{step.person or step.who} should finish"
                if step.person
                else "somebody should take"
            )
            yield Change(
                f"{whose} {step.run} {step.step}, which was due {step.due}",
                f"flowdef show {step.run} {step.step}",
            )


def _project(standing: Standing, around: Around) -> Iterator[Change]:
    project, day = standing.outlook.project, around.day.isoformat()
    if project.status == "proposed":
        yield Change(
            f"{project.id} waits for a decision: go or no-go", f"flowdef select {project.id}"
        )
    if project.status == "approved" and project.start and project.start < day:
        yield Change(
            f"{project.id} should have begun on {project.start}: make it active, or move its start"
        )
    if project.status not in LIVE:
        return
    if project.tasks and all(task.finished for task in project.tasks):
        yield Change(f"all tasks of {project.id} are finished: hand its results over, and close it")
    for miss in standing.missed:
        yield _missed(standing, miss, around)
    phases = {task.id: phase.id or project.id for phase in project.phases for task in phase.tasks}
    for delay in standing.delays:
        if delay.kind in _ANSWERS:
            what = f"{project.id}/{delay.task}"
            said = _ANSWERS[delay.kind].format(
                what=what, phase=f"the phase {phases[delay.task]}", project=project.id
            )
            yield Change(said)


def _missed(standing: Standing, miss: Missed, around: Around) -> Change:
    project = standing.outlook.project
    what = f"{project.id}/{miss.task}" if miss.task else project.id
    late = spoken_days(miss.by // 60, around.working)
    path = [each.task for each in standing.delays if each.kind == "path" and each.of == miss.task]
    way = " or ".join(path[:2])
    shorter = f"make {way} shorter" if way else "make it shorter"
    return Change(
        f"{what} is planned to miss its deadline by {late}: {shorter}, or agree on another date",
        f"flowdef plan {project.id} --why {miss.task}"
        if miss.task
        else f"flowdef plan {project.id}",
    )
