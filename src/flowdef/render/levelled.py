"""Levelled: what moved in a levelled plan and why, whom it proposes, and how good it is."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from flowdef.model.project import Task
from flowdef.plan.levelling.project import Levelled, Moved
from flowdef.printable import printable
from flowdef.render.lines import wrapped
from flowdef.render.plan_words import PlanWords
from flowdef.render.words import Names, count, listed


def levelled_text(levelled: Levelled, words: PlanWords, names: Names, width: int) -> str:
    """A paragraph for the terminal, then a line for each task that moved, and each proposal."""
    lines = [
        "",
        _headline(levelled, words),
        *(_moved(each, words, names) for each in levelled.moved),
    ]
    for crowded in levelled.crowded:
        busy = listed(f"{each.title} [{each.id}]" for each in crowded.tasks)
        lines.append(f"Begun, and so not moved: {names.person(crowded.person)} has {busy} at once.")
    if levelled.proposed:
        lines.append("Proposed for roles that several people have:")
    lines += [
        f"    {names.person(each.person)} as {names.role(each.role)}"
        f" in {each.task.title} [{each.task.id}]"
        for each in levelled.proposed
    ]
    return "".join(f"{wrapped(printable(line), width or 120, 4)}\n" for line in lines)


def busy_text(levelled: Levelled, task: Task, names: Names, width: int) -> str:
    """Who keeps a task waiting, and what they are at work on; nothing where nobody does."""
    lines = [f"    {_busy(each, names)}." for each in levelled.moved if each.task == task]
    return "".join(f"{wrapped(printable(line), width or 120, 4)}\n" for line in lines)


def levelled_data(levelled: Levelled, words: PlanWords) -> dict[str, Any]:
    """The same as data; lengths are seconds of working time from the beginning of the plan."""
    return {
        "passes": levelled.passes,
        "length": levelled.length,
        "late": levelled.late,
        "bound": levelled.bound,
        "least_late": levelled.least_late,
        "optimal": levelled.optimal,
        "gap": levelled.gap,
        "moved": [
            {
                "task": each.task.id,
                "from": each.was.astimezone(words.zone).isoformat(),
                "to": each.start.astimezone(words.zone).isoformat(),
                "person": each.person,
                "busy_with": [other.id for other in each.busy_with],
            }
            for each in levelled.moved
        ],
        "crowded": [
            {"person": each.person, "tasks": [task.id for task in each.tasks]}
            for each in levelled.crowded
        ],
        "proposed": [
            {"task": each.task.id, "role": each.role, "person": each.person}
            for each in levelled.proposed
        ],
    }


def _headline(levelled: Levelled, words: PlanWords) -> str:
    tried = count(levelled.passes, "plan")
    moved = count(len(levelled.moved), "task")
    goodness = "; ".join(_goodness(levelled, words))
    said = f"Levelled within this project: the best of {tried}; {goodness}."
    return f"{said} {moved} moved:" if levelled.moved else f"{said} No task had to move."


def _goodness(levelled: Levelled, words: PlanWords) -> Iterator[str]:
    """How good it is: only what is proved."""
    if levelled.optimal:
        yield f"optimal: no plan {'is less late, or ' if levelled.late else ''}ends sooner"
        return
    if levelled.bound is None or levelled.gap is None or levelled.least_late is None:
        yield "how much better one could be is not known: a task has too many choices of people"
        return
    if levelled.late > levelled.least_late:
        spared = words.span(levelled.late - levelled.least_late)
        yield f"{words.span(levelled.late)} late in sum, of which a better plan may spare {spared}"
    shortest = words.span(levelled.bound)
    within = f"{ceil(1000 * levelled.gap) / 10:.1f} %"
    yield f"{words.span(levelled.length)} long, within {within} of the lower bound, {shortest}"


def _moved(moved: Moved, words: PlanWords, names: Names) -> str:
    dates = f"from {words.moment(moved.was)} to {words.moment(moved.start)}"
    return f"    {moved.task.title} [{moved.task.id}]: {dates}; {_busy(moved, names)}"


def _busy(moved: Moved, names: Names) -> str:
    if not moved.person:
        return "it follows what moved"
    busy = listed(f"{each.title} [{each.id}]" for each in moved.busy_with)
    return f"until then {names.person(moved.person)} is at work on {busy}"
