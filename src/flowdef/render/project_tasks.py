"""Project tasks: phases and tasks in words: who, how long, after what, until when."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from flowdef.model.derived import fields_of_project
from flowdef.model.project import Estimate, Gate, Link, LinkType, Project, Task
from flowdef.render import words
from flowdef.render.project_parts import Job, Stretch
from flowdef.render.prose import filled
from flowdef.render.sop_setting import Around, called
from flowdef.render.words import Fields, Names
from flowdef.times import Duration, Unit


class _Plan(Struct, frozen=True):
    """What the sentences of one project refer to: numbers of tasks and phases, names."""

    around: Around
    names: Names
    fields: Fields
    tasks: Mapping[str, int]
    phases: Mapping[str, int]
    deliverables: Mapping[str, str]

    def fill(self, text: str) -> str:
        """The text with ‹label› for every value."""
        return filled(text, self.fields)


def stretches(
    project: Project, around: Around, names: Names, deliverables: Mapping[str, str]
) -> tuple[Stretch, ...]:
    """Every phase, in order; `deliverables` has a title for whatever a task delivers."""
    plan = _Plan(
        around=around,
        names=names,
        fields=fields_of_project(project),
        tasks={task.id: number for number, task in enumerate(project.tasks, 1)},
        phases={phase.id: number for number, phase in enumerate(project.phases, 1)},
        deliverables=deliverables,
    )
    return tuple(
        Stretch(
            number=number,
            id=phase.id,
            title=plan.fill(phase.title),
            description=plan.fill(phase.description),
            gate=_gate(phase.gate, names) if phase.gate else "",
            tasks=tuple(_job(task, number, plan) for task in phase.tasks),
        )
        for number, phase in enumerate(project.phases, 1)
    )


def key_of_picture(project: Project) -> str:
    """What the shapes mean, as far as they occur."""
    shapes = []
    if any(task.milestone for task in project.tasks):
        shapes.append("a circle is a milestone")
    if any(task.process for task in project.tasks):
        shapes.append("a double frame is done by a process")
    said = f" {words.capital(words.listed(shapes))}." if shapes else ""
    return f"Each box is a task with its number and who does it.{said}"


def how_to_read(project: Project) -> str:
    """What the brackets in the tables of the plan mean, as far as there are any."""
    return " ".join(_sentences(project))


def time(length: Duration) -> str:
    """`4w` as '4 weeks', which are as long at work as on the calendar; days say 'working'."""
    return words.duration(length, always=length.unit is Unit.WEEKS)


def _sentences(project: Project) -> Iterator[str]:
    if any(each.share != 1 for task in project.tasks for each in task.assigned):
        yield "A percentage after a name is the share of the working time that the task gets."
    if any(_length(task).endswith(")") for task in project.tasks):
        yield "A time is the likely one; the best and the worst case stand in brackets."


def _job(task: Task, phase: int, plan: _Plan) -> Job:
    return Job(
        number=plan.tasks[task.id],
        id=task.id,
        title=plan.fill(task.title),
        description=plan.fill(task.description),
        milestone=task.milestone,
        process=called(task.process, plan.around),
        who=words.listed([words.assigned(each, plan.names) for each in task.assigned]),
        length=_length(task),
        after=_after(task, phase, plan),
        dates=", ".join(_dates(task)),
        delivers=plan.deliverables[task.delivers] if task.delivers else "",
    )


def _gate(gate: Gate, names: Names) -> str:
    """'Go, by Dana on 2026-10-02: Profile agreed'."""
    by = f", by {names.person(gate.by)}" if gate.by else ""
    on = f" on {gate.date}" if gate.date else ""
    return f"{words.capital(gate.decision)}{by}{on}{f': {gate.reason}' if gate.reason else ''}"


def _length(task: Task) -> str:
    """'2 days of work (1 to 5)'; '1 day of work (4 hours to 2 days)' where units differ."""
    if task.effort:
        likely = f"{words.duration(task.effort.likely, always=True)} of work"
        return likely + _range(task.effort, always=True)
    if task.duration:
        return time(task.duration.likely) + _range(task.duration, always=False)
    return "as long as the process takes" if task.process else ""


def _range(estimate: Estimate, *, always: bool) -> str:
    low, high = estimate.optimistic, estimate.pessimistic
    if low == high:
        return ""
    if low.unit is high.unit is estimate.likely.unit:
        return f" ({words.number(low.amount)} to {words.number(high.amount)})"
    say = (lambda each: words.duration(each, always=True)) if always else time
    return f" ({say(low)} to {say(high)})"


def _after(task: Task, phase: int, plan: _Plan) -> str:
    """What must come first, in words; the phase before where nothing is said."""
    if task.needs is None:
        return f"after phase {phase - 1}" if phase > 1 else "at the start"
    plain = [each for each in task.needs if each.type is LinkType.FINISH_TO_START and not each.lag]
    parts = []
    if plain:
        tasks = sorted(plan.tasks[each.to] for each in plain if each.to in plan.tasks)
        phases = sorted(plan.phases[each.to] for each in plain if each.to in plan.phases)
        named = list(filter(None, (words.numbered("task", tasks), words.numbered("phase", phases))))
        parts.append(f"after {words.listed(named)}" if named else "")
    parts += [_bound(each, plan) for each in task.needs if each not in plain]
    return "; ".join(filter(None, parts)) or "at any time"


def _bound(need: Link, plan: _Plan) -> str:
    """How two tasks hang together where one does not simply follow the other."""
    if need.to in plan.phases:
        other = f"phase {plan.phases[need.to]}"
    else:
        other = f"task {plan.tasks.get(need.to, need.to)}"
    later = f"{time(need.lag)} after " if need.lag else ""
    match need.type:
        case LinkType.FINISH_TO_START:
            return f"begins {later}{other} ends"
        case LinkType.START_TO_START:
            return f"begins {later or 'when '}{other} begins"
        case LinkType.FINISH_TO_FINISH:
            return f"ends {later or 'when '}{other} ends"
        case LinkType.START_TO_FINISH:
            return f"ends {later or 'when '}{other} begins"


def _dates(task: Task) -> Iterator[str]:
    if task.not_before and not task.started:
        yield f"not before {task.not_before}"
    if task.started:
        yield f"started {task.started}"
    if task.finished:
        yield f"finished {task.finished}"
    elif task.progress is not None:
        yield f"{words.percent(task.progress)} done"
    if task.deadline and not task.finished:
        yield f"deadline {task.deadline}"
