"""Load data: the load of people as data, and as rows of a table, in hours."""

from collections.abc import Iterator
from typing import Any

from flowdef.plan.asked import PROCESS, PROJECT, RUN
from flowdef.plan.load import Load, PersonWeek, Reason, RoleWeek

_HEAD = ("week", "person", "kind", "document", "part", "role", "hours", "why")


def load_data(load: Load) -> dict[str, Any]:
    """The load of each person and role in each week; hours to the second, as numbers."""
    return {
        "weeks": [week.isoformat() for week in load.weeks],
        "people": [
            {"person": row[0].person, "weeks": [_person(week) for week in row]}
            for row in load.people
        ],
        "roles": [
            {"role": row[0].role, "weeks": [_role(week) for week in row]} for row in load.roles
        ],
        "uncarried": [
            {"week": week.isoformat(), "person": person, "why": why, **_reason(reason)}
            for week, person, why, reason in load.uncarried
        ],
    }


def load_rows(load: Load) -> Iterator[tuple[object, ...]]:
    """The same as a table: what there is (capacity, leave, kept) and what is to be done.

    Work that nobody can carry has an empty person, or one who is not here, and the reason.
    """
    yield _HEAD
    for row in load.people:
        for each in row:
            time = (("capacity", each.time.capacity), ("leave", each.time.leave))
            for kind, seconds in (*time, ("kept", each.time.kept)):
                yield (each.week.isoformat(), each.person, kind, "", "", "", _hours(seconds), "")
            for reason in each.reasons:
                yield (each.week.isoformat(), each.person, *_told(reason), "")
    for week, person, why, reason in load.uncarried:
        yield (week.isoformat(), person, *_told(reason), why)


def _told(reason: Reason) -> tuple[object, ...]:
    kind, document, part, role, seconds = reason
    return kind, document, part, role, _hours(seconds)


def _person(week: PersonWeek) -> dict[str, Any]:
    return {
        "week": week.week.isoformat(),
        "contract": _hours(week.time.contract),
        "leave": _hours(week.time.leave),
        "capacity": _hours(week.time.capacity),
        "kept": _hours(week.time.kept),
        "work": _hours(week.work),
        "processes": _hours(week.of(PROCESS)),
        "runs": _hours(week.of(RUN)),
        "projects": _hours(week.of(PROJECT)),
        "over": _hours(week.over),
        "squeezed": _hours(week.squeezed),
        "reasons": [_reason(each) for each in week.reasons],
    }


def _role(week: RoleWeek) -> dict[str, Any]:
    return {
        "week": week.week.isoformat(),
        "asked": _hours(week.asked),
        "work": _hours(week.work),
        "capacity": _hours(week.capacity),
        "reasons": [_reason(each) for each in week.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    kind, document, part, role, seconds = reason
    return {
        "kind": kind,
        "document": document,
        "part": part,
        "role": role,
        "hours": _hours(seconds),
    }


def _hours(seconds: int) -> float:
    return round(seconds / 3600, 4)
