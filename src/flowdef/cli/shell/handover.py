"""Handover: whether a project may be closed, clause by clause, from what the workspace knows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from typer import Exit

from flowdef.cli.shell.desk import today
from flowdef.cli.shell.documents import project, workspace_here
from flowdef.cli.shell.failure import FINDINGS
from flowdef.cli.shell.linked import progress_here
from flowdef.cli.shell.output import width
from flowdef.cli.shell.telling import print_data
from flowdef.lint.capacity import hours_of, hours_of_a_day
from flowdef.lint.demand import demand
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Kind
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.contract import Given, Hours, Standing, contract
from flowdef.render.contract import contract_data, contract_text, count
from flowdef.workspace.collection import Collection


def show_handover(name: str, *, as_json: bool) -> None:
    """Print every clause with how it stands; the command ends with 1 where one is open."""
    own, _ = project(name)
    clauses = contract(own, _given(own, workspace_here()))
    if as_json:
        print_data(contract_data(own, clauses), indent=2)
    else:
        print(contract_text(own, clauses, width()), end="")
    if count(clauses, Standing.OPEN):
        raise Exit(FINDINGS)


def _given(own: Project, here: Collection) -> Given:
    organization = here.library.organization
    day = today(organization)
    processes = {
        each.id: each.document if isinstance(each.document, Process) else None
        for each in here.reads
        if each.kind in (None, Kind.PROCESS)
    }
    around = Surroundings(library=here.library, today=day)
    named = {each.process: each.to for each in own.handover if each.process in processes}
    return Given(
        organization=organization,
        processes=processes,
        today=day,
        done=frozenset(task for task, far in progress_here(own).items() if far.done),
        hours=dict(_hours(own, processes, around)) if named and organization else {},
    )


class _Asked(NamedTuple):
    """What a process asks of each role in a week; `said` whether it says how often it runs."""

    hours: dict[str, Decimal]
    said: bool


def _hours(
    own: Project, processes: dict[str, Process | None], around: Surroundings
) -> Iterator[tuple[tuple[str, str], Hours]]:
    """By process and role: what it asks for, what all in force do with it, what is there."""
    asked = {name: _asked(each, around) for name, each in processes.items() if each}
    in_force = {
        name for name, each in processes.items() if each and each.control.status == "effective"
    }
    for entry in own.handover:
        new, there = asked.get(entry.process), hours_of(entry.to, around)
        if new and new.said and there is not None:
            sources = in_force | {entry.process}
            total = sum(
                (asked[name].hours.get(entry.to, Decimal(0)) for name in sources), Decimal(0)
            )
            own_hours = new.hours.get(entry.to, Decimal(0))
            yield (entry.process, entry.to), Hours(own_hours, total, there)


def _asked(process: Process, around: Surroundings) -> _Asked:
    day = hours_of_a_day(around.calendar)
    hours = {each.role: each.hours + each.days * day for each in demand(ProcessFacts(process))}
    return _Asked(hours, process.frequency is not None)
