"""Quality: the 14 points of a plan, as text and as data."""

from typing import Any

from flowdef.model.project import Project
from flowdef.plan.quality import SOURCE, Point, Verdict
from flowdef.render.lines import wrapped

_NAME, _VERDICT = 18, 12  # columns
_HANG = _NAME + _VERDICT + 5
_NARROW = 5  # columns before what stands below its point, where it does not fit beside it


def quality_text(project: Project, points: tuple[Point, ...], width: int = 0) -> str:
    """For the terminal: a line for each point, and under what is missed the tasks, all of them."""
    head = (f"{project.title}  [{project.id}]", _sum(points), "")
    lines = [wrapped(line, width, 2) for line in head]
    for each in points:
        limit = "" if each.verdict is Verdict.UNTOLD else f" ({each.limit})"
        lines.append(_line(each, f"{each.found}{limit}", width))
        if each.verdict is Verdict.MISSED and each.tasks:
            lines.append(_under(", ".join(each.tasks), width))
    lines += ["", wrapped(f"Source: {SOURCE}, section 4.", width, 2)]
    return "".join(f"{line}\n" for line in lines)


def quality_data(project: Project, points: tuple[Point, ...]) -> dict[str, Any]:
    """The same as data."""
    return {
        "project": project.id,
        "source": SOURCE,
        "points": [
            {
                "number": each.number,
                "name": each.name,
                "verdict": each.verdict.value,
                "found": each.found,
                "limit": each.limit,
                "tasks": list(each.tasks),
            }
            for each in points
        ],
    }


def _sum(points: tuple[Point, ...]) -> str:
    count = {verdict: sum(each.verdict is verdict for each in points) for verdict in Verdict}
    said = ", ".join(f"{number} {verdict.value}" for verdict, number in count.items() if number)
    return f"DCMA's {len(points)} points: {said}"


def _line(each: Point, said: str, width: int) -> str:
    head = f"{each.number:3}  {each.name:{_NAME}}{each.verdict.value:{_VERDICT}}"
    beside = _under(said, width)
    return f"{head.rstrip()}\n{beside}" if _narrow(width) else head + beside.lstrip()


def _under(said: str, width: int) -> str:
    margin = " " * (_NARROW if _narrow(width) else _HANG)
    return wrapped(f"{margin}{said}", width, len(margin))


def _narrow(width: int) -> bool:
    return 0 < width < 2 * _HANG
