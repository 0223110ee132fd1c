"""Changes: what should be changed in a portfolio, and the command that helps to do it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flowdef.plan.asked import PROJECT
from flowdef.plan.delays import named, spoken_days
from flowdef.plan.load import PersonWeek, Reason
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import Around
from flowdef.plan.schedule import Missed
from flowdef.plan.standing import Standing
from flowdef.plan.under_way import under_way

_ANSWERS = {
    "behind": "{what} is behind: {begin}, or plan it anew",
    "nobody": "{what} needs somebody: write whom under assigned",
    "gate": "{phase} of {project} waits for its gate: decide on it, and write that down",
    "estimate": "{what} has no time to spare: make its work smaller, or begin it sooner",
}


_HOUR = 3600
_MOST = 3  # reasons that are named; how many more is told


class Change(NamedTuple):
    """What to change, in a sentence without its full stop; and a command, where one helps."""

    what: str
    command: str = ""


def changes(
    standings: Iterable[Standing],
    steps: Iterable[OpenStep],
    over: Iterable[PersonWeek],
    around: Around,
) -> tuple[Change, ...]:
    """What needs to change: what is stuck first, then who has too much, then the projects."""
    found = [*_steps(steps, around), *(_lighter(week, around) for week in over)]
    found += [each for one in standings for each in _project(one, around)]
    return tuple(dict.fromkeys(found))


def work_of(week: PersonWeek) -> str:
    """`64 hours of work, and 40 hours for it: move-office/pack 40, calm/audit 24`."""
    of = [f"{_source(each)} {_hours(each.seconds)}" for each in week.reasons[:_MOST]]
    more = len(week.reasons) - _MOST
    rest = f" and {more} more" if more > 0 else ""
    work, time = _hours(week.work), _hours(week.time.capacity)
    return f"{work} hours of work, and {time} hours for it: {', '.join(of)}{rest}"


def _hours(seconds: int) -> str:
    return f"{round(seconds / _HOUR, 1):g}"


def _source(reason: Reason) -> str:
    return (
        f"{reason.document}/{reason.part}"
        if reason.kind == PROJECT
        else reason.part or reason.document
    )


def _lighter(week: PersonWeek, around: Around) -> Change:
    name, hours = named(week.person, around.organization), _hours(week.over)
    return Change(
        f"{name} has {hours} hours too much in the week of {week.week}: move or share some of it",
        f"flowdef load --person {week.person} --from {week.week}",
    )


def _steps(steps: Iterable[OpenStep], around: Around) -> Iterator[Change]:
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
                f"{named(step.person, around.organization)} should finish"
                if step.person
                else "somebody should take"
            )
            yield Change(
                f"{whose} {step.run} {step.step}, which was due {step.due}",
                f"flowdef show {step.run} {step.step}",
            )


def _project(standing: Standing, around: Around) -> Iterator[Change]:
    project, day = standing.outlook.project, around.day.isoformat()
    name = project.id
    if project.status == "proposed":
        yield Change(f"{name} waits for a decision: go or no-go", f"flowdef select {name}")
    if project.status == "approved" and project.start and project.start < day:
        begun = f"{name} should have begun on {project.start}"
        yield Change(f"{begun}: make it active, or move its start")
    if not under_way(project):
        return
    if project.tasks and all(task.finished for task in project.tasks):
        yield Change(f"all tasks of {name} are finished: hand its results over, and close it")
    if standing.outlook.now.circle:
        circle = standing.outlook.now.circle
        shown = " → ".join((*circle, circle[0]))
        said = f"{name} has no dates: {shown} wait for each other"
        yield Change(f"{said}; take one of these needs away", "flowdef lint")
    yield from (_missed(standing, miss, around) for miss in standing.missed)
    yield from _answers(standing)


def _answers(standing: Standing) -> Iterator[Change]:
    """What to do about delays that are no missed deadlines."""
    project = standing.outlook.project
    phases = {task.id: phase.id or project.id for phase in project.phases for task in phase.tasks}
    started = {task.id for task in project.tasks if task.started}
    for delay in standing.delays:
        if delay.kind in _ANSWERS:
            name = delay.task
            said = _ANSWERS[delay.kind].format(
                what=f"{project.id}/{name}",
                begin="write down how far it is" if name in started else "begin it",
                phase=f"the phase {phases[name]}",
                project=project.id,
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
