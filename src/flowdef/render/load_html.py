"""Load HTML: the load of people as one file for the screen, a phone and paper."""

from datetime import date
from typing import NamedTuple

from flowdef.plan.load import Load, PersonWeek
from flowdef.render.html_paper import HTML
from flowdef.render.load_words import (
    MEANT,
    Mark,
    cell,
    cell_of_role,
    hours,
    mark,
    mark_of_role,
    source,
    uncarried,
)

_CLASSES = {Mark.OVER: "over", Mark.SQUEEZED: "squeezed", Mark.FULL: "full", Mark.AWAY: "away"}


class Cell(NamedTuple):
    """A week in a map: its figures, how they look, what they mean, and where the reasons stand."""

    text: str
    look: str
    meaning: str
    target: str


class Line(NamedTuple):
    """A row of a map."""

    name: str
    cells: tuple[Cell, ...]


class Told(NamedTuple):
    """A week of a person in words, with what asks for its work; `name` is its place."""

    name: str
    title: str
    said: str
    sources: tuple[tuple[str, str], ...]


class LoadPage(NamedTuple):
    """All that the page says."""

    weeks: tuple[date, ...]
    people: tuple[Line, ...]
    roles: tuple[Line, ...]
    legend: tuple[tuple[str, str], ...]
    told: tuple[Told, ...]
    uncarried: tuple[tuple[str, str], ...]
    over: tuple[str, ...]


def load_html(load: Load) -> str:
    """The maps of people and roles, and the reasons; nothing in it is loaded, nothing runs."""
    return HTML.printed("load.html.j2", _page(load))


def _page(load: Load) -> LoadPage:
    people = tuple(Line(row[0].person, tuple(map(_cell, row))) for row in load.people)
    roles = tuple(
        Line(
            row[0].role,
            tuple(_plain(cell_of_role(week), mark_of_role(week)) for week in row),
        )
        for row in load.roles
        if any(week.reasons for week in row)
    )
    used = {each.look for line in (*people, *roles) for each in line.cells}
    return LoadPage(
        weeks=load.weeks,
        people=people,
        roles=roles,
        legend=tuple((sign.value, MEANT[sign]) for sign, look in _CLASSES.items() if look in used),
        told=tuple(_told(week) for row in load.people for week in row if _stands_out(week)),
        uncarried=tuple(uncarried(load)),
        over=tuple(dict.fromkeys(each.person for each in load.over)),
    )


def _stands_out(week: PersonWeek) -> bool:
    return bool(week.over or week.squeezed)


def _cell(week: PersonWeek) -> Cell:
    target = _name(week) if _stands_out(week) else ""
    return _plain(cell(week), mark(week))._replace(target=target)


def _plain(text: str, sign: Mark) -> Cell:
    return Cell(text, _CLASSES.get(sign, ""), MEANT.get(sign, ""), "")


def _name(week: PersonWeek) -> str:
    return f"{week.person}-{week.week.isoformat()}"


def _told(week: PersonWeek) -> Told:
    said = f"{hours(week.work)} h of work, {hours(week.time.capacity)} h there are"
    if week.over:
        said += f": {hours(week.over)} h too much"
    if week.squeezed:
        kept = hours(week.time.kept)
        said += f"; projects take {hours(week.squeezed)} h of the {kept} h kept for operations"
    if week.time.leave:
        said += f"; {hours(week.time.leave)} h on leave"
    return Told(
        _name(week),
        f"{week.person}, week of {week.week}",
        said,
        tuple((f"{hours(each.seconds)} h", source(each)) for each in week.reasons),
    )
