"""Project board: the phases of a project as columns, its tasks as cards."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from flowdef.model.derived import fields_of, fields_of_project
from flowdef.model.project import Phase, Task
from flowdef.plan.standing import Standing
from flowdef.render import words
from flowdef.render.board import DONE, NOT_BEGUN, UNDER_WAY, Board, Card, Column, Part
from flowdef.render.prose import filled
from flowdef.render.run_outline import Run, cards
from flowdef.render.words import Names

_BLOCKS = ("gate", "stuck")  # what keeps a task from going on; the rest is a risk

Stages = Mapping[str, Sequence[Run]]  # the runs that do a task, by its id


def project_board(standing: Standing, runs: Stages, names: Names) -> Board:
    """The phases of a project with their tasks; `runs` are those that do tasks."""
    making = _Making(standing, runs, names)
    project = standing.outlook.project
    return Board(
        "project",
        project.id,
        project.title,
        standing.outlook.around.day.isoformat(),
        tuple(making.facts()),
        tuple(making.column(phase) for phase in project.phases),
    )


class _Making:
    def __init__(self, standing: Standing, runs: Stages, names: Names) -> None:
        self.standing, self.runs, self.names = standing, runs, names
        self.outlook = standing.outlook
        self.fields = fields_of_project(self.outlook.project)
        self.planned = {each.task.id: each for each in self.outlook.now.tasks}

    def facts(self) -> Iterator[str]:
        """What stands under the title."""
        project = self.outlook.project
        done = sum(bool(task.finished) for task in project.tasks)
        yield words.status(project.status)
        yield f"{done} of {words.count(len(project.tasks), 'task')} finished"
        if self.outlook.now.tasks:
            yield f"planned to end {self._day(self.outlook.now.finish)}"
        if project.deadline:
            yield f"deadline {project.deadline}"

    def column(self, phase: Phase) -> Column:
        """A phase; one without a title is the project itself."""
        gate = phase.gate
        by = f" by {self.names.person(gate.by)}" if gate and gate.by else ""
        note = f"gate: {gate.decision}{by}{f', {gate.date}' * bool(gate.date)}" if gate else ""
        title = filled(phase.title, self.fields) or self.outlook.project.title
        return Column(phase.id, title, note, tuple(map(self._card, phase.tasks)))

    def _card(self, task: Task) -> Card:
        planned = self.planned.get(task.id)
        delays = [each for each in self.standing.delays if each.task == task.id]
        share = self.outlook.share(task)
        percent = None if share is None else int(share * 100)
        under_way = bool(task.started) or bool(percent)
        day, last = self.outlook.around.day.isoformat(), task.deadline
        return Card(
            id=task.id,
            title=filled(task.title, self.fields),
            state=DONE if task.finished else UNDER_WAY if under_way else NOT_BEGUN,
            who=tuple(self._who(task)),
            percent=percent,
            start=task.started or (self._day(planned.start) if planned else ""),
            finish=task.finished or (self._day(planned.finish) if planned else ""),
            due=last,
            late=bool(last) and not task.finished and last < day,
            blocked=tuple(each.why for each in delays if each.kind in _BLOCKS),
            risks=tuple(each.why for each in delays if each.kind not in _BLOCKS),
            runs=self.outlook.doing[task.id].runs if task.id in self.outlook.doing else (),
            parts=tuple(self._parts(task)),
        )

    def _who(self, task: Task) -> Iterator[str]:
        return (words.assigned(each, self.names) for each in task.assigned)

    def _parts(self, task: Task) -> Iterator[Part]:
        """The stages of what does a task: of its runs, or of the process that would."""
        runs = self.runs.get(task.id, ())
        found: dict[str, Part] = {}
        for run in runs:
            for card in cards(run):
                old = found.get(card.id, Part(card.title, 0, 0))
                found[card.id] = Part(old.title, old.closed + card.closed, old.steps + card.steps)
        process = self.outlook.around.find(task.process) if task.process and not runs else None
        for stage in process.stages if process else ():
            title = filled(stage.title, fields_of(process)) if process else ""
            found[stage.id] = Part(title or task.process, 0, len(stage.steps))
        return iter(found.values())

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self.outlook.around.working.zone).date().isoformat()
