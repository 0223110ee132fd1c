"""Load text: the load of people as a heat map for the terminal, in figures, marks and reasons."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from flowdef.plan.asked import PROJECT
from flowdef.plan.load import Load, PersonWeek, Reason
from flowdef.plan.weeks import Time
from flowdef.printable import printable
from flowdef.render.lines import cells, wrapped
from flowdef.render.load_words import (
    MEANT,
    Mark,
    cell,
    cell_of_role,
    hours,
    mark,
    mark_of_role,
    of_weeks,
    source,
    uncarried,
)
from flowdef.render.words import capital

# What stands out, by the terminal's own colours: red, yellow, bold, dim.
_COLOURS = {Mark.OVER: "41;97", Mark.SQUEEZED: "43;30", Mark.FULL: "1", Mark.AWAY: "2"}
Row = tuple[str, Sequence[tuple[str, Mark]]]
_GAP = 2
_TIME = 10  # columns of hours before what they are


def load_text(load: Load, width: int, *, colour: bool, detailed: bool = False) -> str:
    """The map of people, that of roles, and the reasons; `width` 0: lines as long as they are.

    Where all weeks do not fit beside each other, the rest stands below. `detailed`: the reasons
    of every week, not only of those in which there is too much.
    """
    return "\n".join(_lines(load, width, colour=colour, detailed=detailed)) + "\n"


def _lines(load: Load, width: int, *, colour: bool, detailed: bool) -> Iterator[str]:
    people: list[Row] = [
        (row[0].person, [(cell(week), mark(week)) for week in row]) for row in load.people
    ]
    roles: list[Row] = [
        (row[0].role, [(cell_of_role(week), mark_of_role(week)) for week in row])
        for row in load.roles
        if any(week.reasons for week in row)
    ]
    if people:
        yield from _map(
            "PERSON", "hours of work / hours there are", people, load, width, colour=colour
        )
    if people and roles:
        yield ""
    if roles:
        title = "hours asked of the role, and how full its holders are with all their work"
        yield from _map("ROLE", title, roles, load, width, colour=colour)
    used = {each for _, row in (*people, *roles) for _, each in row}
    if used.intersection(MEANT):
        yield ""
    for each, meaning in MEANT.items():
        if each in used:
            yield wrapped(f"{each} {meaning}", width, 2)
    yield from _reasons(load, width, detailed=detailed)


def _map(
    head: str, title: str, rows: Sequence[Row], load: Load, width: int, *, colour: bool
) -> Iterator[str]:
    """Rows of weeks under their Mondays, in as many blocks as the width asks for."""
    first = max(cells(printable(name)) for name, _ in rows)
    first = max(first, len(head))
    each = max(5, *(cells(text) for _, row in rows for text, _ in row)) + _GAP
    beside = max(1, (width - first) // each) if width else len(load.weeks)
    for start in range(0, len(load.weeks), beside):
        if start:
            yield ""
        weeks = load.weeks[start : start + beside]
        yield wrapped(f"{capital(of_weeks(weeks))}: {title}", width)
        yield f"{head:{first}}" + "".join(f"{day:%m-%d}".rjust(each) for day in weeks)
        for name, row in rows:
            shown = printable(name)
            line = shown + " " * (first - cells(shown))
            for text, sign in row[start : start + beside]:
                line += " " * (each - cells(text)) + _painted(text, sign, colour=colour)
            yield line


def _painted(text: str, sign: Mark, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[sign]}m{text}\x1b[0m" if colour and sign in _COLOURS else text


def _reasons(load: Load, width: int, *, detailed: bool) -> Iterator[str]:
    over, squeezed = load.over, [each for each in load.squeezed if not each.over]
    for each in over:
        yield ""
        yield wrapped(
            f"{each.person}, week of {each.week}: {hours(each.work)} h of work,"
            f" {hours(each.time.capacity)} h there are: {hours(each.over)} h too much"
            f"{_leave(each)}",
            width,
            2,
        )
        yield from _sources(each, width)
    if squeezed:
        yield ""
        yield wrapped("Projects take hours that are kept for operations:", width, 2)
    for each in squeezed:
        projects = dict.fromkeys(one.document for one in each.reasons if one.kind == PROJECT)
        said = f"{each.person}, week of {each.week}, of {hours(each.time.kept)} h: "
        said += f"{', '.join(projects)}{_leave(each)}"
        yield _item(f"{hours(each.squeezed)} h", said, width)
    if detailed:
        yield from _others(load, width)
    yield from _uncarried(load, width)
    if not over:
        yield ""
        yield "Nobody has more to do than they can."


def _others(load: Load, width: int) -> Iterator[str]:
    """The weeks in which there is not too much, with what is to be done; what is alike in one."""
    for row in load.people:
        for (reasons, time, over), several in groupby(row, _alike):
            if reasons and not over:
                some = list(several)
                said = f"{hours(some[0].work)} h of {hours(time.capacity)} h{_leave(some[0])}"
                when = of_weeks([each.week for each in some])
                each = " each" if len(some) > 1 else ""
                yield ""
                yield wrapped(f"{row[0].person}, {when}: {said}{each}", width, 2)
                yield from _sources(some[0], width)


def _alike(week: PersonWeek) -> tuple[tuple[Reason, ...], Time, bool]:
    return week.reasons, week.time, week.over > 0


def _sources(week: PersonWeek, width: int) -> Iterator[str]:
    for each in week.reasons:
        yield _item(f"{hours(each.seconds)} h", source(each), width)


def _item(time: str, said: str, width: int) -> str:
    """Hours, and beside them what they are, in lines of its own column."""
    return f"{time:>{_TIME}}{wrapped(' ' * (_TIME + 2) + said, width, _TIME + 2)[_TIME:]}"


def _leave(week: PersonWeek) -> str:
    return f" ({hours(week.time.leave)} h on leave)" if week.time.leave else ""


def _uncarried(load: Load, width: int) -> Iterator[str]:
    if load.uncarried:
        yield ""
        yield wrapped("Work that nobody carries, in all weeks together:", width, 2)
    for time, said in uncarried(load):
        yield _item(time, said, width)
