"""Wanted: what one looks for in the index, as conditions on its tables."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_Test = tuple[str, tuple[object, ...]]  # a condition of fixed words, and the values in it


_FREE = "? NOT IN (SELECT value FROM json_each(barred))"


class Place(NamedTuple):
    """Where an open step stands."""

    run: str
    step: str


class Found(NamedTuple, Generic[T]):
    """The first ones of all that were found: run ids, or places of steps."""

    first: tuple[T, ...]
    total: int


class Wanted(NamedTuple):
    """What is looked for; what is empty does not count.

    `person` with all `roles` that they hold, and those that they may stand in for, each with whom
    they would represent; or `free` to act in any. `late` is the moment now.
    """

    person: str = ""
    roles: tuple[str, ...] = ()
    stands_in: tuple[tuple[str, tuple[str, ...]], ...] = ()
    free: bool = False
    role: str = ""
    process: str = ""
    project: str = ""
    late: str = ""
    blocked: bool = False
    ended: bool = False
    limit: int = 20  # 0: all


def of_runs(wanted: Wanted) -> tuple[str, list[object]]:
    """The condition on a run, and the values in it."""
    tests: list[_Test] = [("fault = ''", ())]
    if not wanted.ended:
        tests.append(("open = 1", ()))
    tests += _given(
        {
            "process = ?": wanted.process,
            "project = ?": wanted.project,
            "due <= ?": wanted.late,
            "blocked = ?": wanted.blocked,
        }
    )
    if wanted.person or wanted.role:
        where, values = of_seats(wanted._replace(process="", late="", blocked=False))
        tests.append((f"run IN (SELECT run FROM seats WHERE {where})", (*values,)))  # noqa: S608 (fixed words)
    return _all(tests)


def of_seats(wanted: Wanted) -> tuple[str, list[object]]:
    """The condition on a seat, and the values in it."""
    tests = _given(
        {
            "role = ?": wanted.role,
            "due <= ?": wanted.late,
            "blocked = ?": wanted.blocked,
            "run IN (SELECT run FROM runs WHERE process = ?)": wanted.process,
        }
    )
    return _all([*tests, *_of_person(wanted)] if wanted.person else tests)


def _of_person(wanted: Wanted) -> Iterator[_Test]:
    person, roles = wanted.person, wanted.roles
    if not wanted.free:
        tests: list[_Test] = [
            (f"role IN ({_marks(roles)})", roles),
            ("person = ?", (person,)),
            ("(role = '' AND person = '')", ()),
        ]
        for role, whom in wanted.stands_in:
            free = " OR ".join([_FREE] * len(whom))
            tests.append((f"(role = ? AND (barred = '' OR {free}))", (role, *whom)))
        yield (
            f"({' OR '.join(test for test, _ in tests)})",
            tuple(value for _, values in tests for value in values),
        )
    yield f"(barred = '' OR {_FREE})", (person,)
    yield "taken IN ('', ?) AND assigned IN ('', ?) AND waits = 0", (person, person)


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))


def _given(tests: dict[str, object]) -> list[_Test]:
    """The conditions whose value is not empty."""
    return [(test, (value,)) for test, value in tests.items() if value]


def _all(tests: list[_Test]) -> tuple[str, list[object]]:
    where = " AND ".join(test for test, _ in tests) or "1"
    return where, [value for _, values in tests for value in values]
