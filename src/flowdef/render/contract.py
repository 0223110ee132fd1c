"""Contract: what holds and what does not before a project may be closed, as text and as data."""

from collections.abc import Iterable
from itertools import groupby
from textwrap import indent
from typing import Any

from flowdef.model.project import Project
from flowdef.plan.contract import Clause, Standing
from flowdef.render import words
from flowdef.render.lines import wrapped

_MARKS = {Standing.MET: "[x]", Standing.OPEN: "[ ]", Standing.UNTOLD: "[?]"}
_NAME = 12  # columns
_SAID = _NAME + 7
_BELOW = 6
_NARROW = 60  # columns: below it what is said stands under its clause, not beside


def contract_text(project: Project, clauses: tuple[Clause, ...], width: int = 0) -> str:
    """For the terminal: each deliverable with its clauses."""
    titles = {each.id: each.title for each in project.deliverables}
    head = (f"{project.title}  [{project.id}]", _verdict(project, clauses))
    lines = [wrapped(line, width, 2) for line in head]
    for deliverable, several in groupby(clauses, lambda each: each.deliverable):
        lines.append("")
        if deliverable:
            lines.append(wrapped(f"{titles[deliverable]}  [{deliverable}]", width, 2))
        lines += [_line(each, width) for each in several]
    lines += ["", wrapped("[x] holds  [ ] open  [?] no document tells: ask", width)]
    return "".join(f"{line}\n" for line in lines)


def _line(clause: Clause, width: int) -> str:
    head = f"  {_MARKS[clause.standing]} "
    if 0 < width < _NARROW:
        said = wrapped(clause.said, max(width - _BELOW, _BELOW))
        return f"{head}{clause.name}\n{indent(said, ' ' * _BELOW)}"
    said = wrapped(clause.said, width - _SAID if width else 0)
    beside = said.replace("\n", "\n" + " " * _SAID)
    return f"{head}{clause.name:{_NAME}} {beside}"


def contract_data(project: Project, clauses: tuple[Clause, ...]) -> dict[str, Any]:
    """The same as data."""
    return {
        "id": project.id,
        "title": project.title,
        "status": project.status,
        "closable": not count(clauses, Standing.OPEN),
        "clauses": [
            {
                "deliverable": each.deliverable,
                "clause": each.name,
                "standing": each.standing.value,
                "said": each.said,
            }
            for each in clauses
        ],
    }


def count(clauses: Iterable[Clause], standing: Standing) -> int:
    """How many clauses stand so."""
    return sum(each.standing is standing for each in clauses)


def _verdict(project: Project, clauses: tuple[Clause, ...]) -> str:
    left, untold = (count(clauses, each) for each in (Standing.OPEN, Standing.UNTOLD))
    status = words.status(project.status)
    asked = f", {untold} to be asked" if untold else ""
    if left:
        return f"{status}; cannot be closed: {left} of {len(clauses)} clauses open{asked}"
    return f"{status}; nothing speaks against closing: no clause of {len(clauses)} open{asked}"
