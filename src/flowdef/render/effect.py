"""Effect: what a go does to the load of people, as text and as data."""

from collections.abc import Iterator
from typing import Any

from flowdef.plan.effect import Burden, Effect
from flowdef.render.lines import columns, wrapped
from flowdef.render.load_words import hours
from flowdef.render.words import Names


def effect_text(effect: Effect, names: Names, what: str, width: int = 0) -> str:
    """For the terminal: who has how much to do for it, and who has too much then.

    `what` begins the sentence: 'What a go would do'.
    """
    last = effect.weeks[-1].isoformat()
    head = f"{what} to the load, from {effect.weeks[0]} to the week of {last}:"
    lines = [wrapped(head, width, 2)]
    if not effect.burdens and not effect.uncarried:
        lines.append("  Its tasks ask nobody for work in that time.")
        return "".join(f"{line}\n" for line in lines)
    rows = [["  person", "hours", "first week", "last week", "over capacity", "from operations"]]
    rows += [_row(each, names) for each in effect.burdens]
    said = [*lines, columns(rows, width).rstrip("\n")]
    said += [wrapped(line, width, 4) for line in _said(effect, names)]
    return "".join(f"{line}\n" for line in said)


def effect_data(effect: Effect) -> dict[str, Any]:
    """The same as data; hours are numbers, weeks are Mondays."""
    return {
        "from": effect.weeks[0].isoformat(),
        "weeks": len(effect.weeks),
        "people": [
            {
                "person": each.person,
                "hours": _hours(each.seconds),
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "over_before": each.over_before,
                "over": each.over,
                "squeezed_before": each.squeezed_before,
                "squeezed": each.squeezed,
            }
            for each in effect.burdens
        ],
        "uncarried": _hours(sum(each.reason.seconds for each in effect.uncarried)),
    }


def _row(each: Burden, names: Names) -> list[str]:
    return [
        f"  {names.person(each.person)}",
        hours(each.seconds),
        each.first.isoformat(),
        each.last.isoformat(),
        _change(each.over_before, each.over),
        _change(each.squeezed_before, each.squeezed),
    ]


def _change(before: int, after: int) -> str:
    """Weeks without the project, and with it."""
    if before == after:
        return f"{after}" if after else "–"
    return f"{before} → {after}"


def _said(effect: Effect, names: Names) -> Iterator[str]:
    for each in effect.overloads:
        if each.worst:
            week = each.worst
            work, there = hours(week.work), hours(week.time.capacity)
            yield (
                f"  {names.person(each.person)} has more to do than they can: {hours(week.over)} h"
                f" too much in the week of {week.week}, {work} h of work in {there} h."
            )
    if not effect.overloads:
        yield "  By it nobody gets more to do than they can."
    if effect.uncarried:
        seconds = sum(each.reason.seconds for each in effect.uncarried)
        yield f"  Nobody can carry {hours(seconds)} h of it: {effect.uncarried[0].why}."
    yield (
        "  Weeks in which there is more to do than can be done, and in which projects take what"
        " is kept for operations: without it → with it."
    )


def _hours(seconds: int) -> float:
    return round(seconds / 3600, 2)
