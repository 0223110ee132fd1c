"""Sharing: what people carry, and what nobody can, is what work asks for, to the second."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.model.organization import Leave, Organization, Person, Role
from flowdef.plan.asked import PROCESS, PROJECT, RUN, Asked, beyond
from flowdef.plan.load import load
from flowdef.plan.sharing import shared
from flowdef.plan.weeks import Weeks
from flowdef.times import rate

FIRST = date(2027, 1, 4)
ROLES = ("clerk", "boss", "maker", "empty")
HOUR = 3600


def a_person(name: str, *roles: str, hours: int = 40, **more: object) -> Person:
    return Person(id=name, name=name, roles=roles, capacity=rate(f"{hours}h per week"), **more)  # type: ignore[arg-type]


def a_view(*people: Person, weeks: int = 3) -> Weeks:
    roles = tuple(Role(id=name, title=name, deputy="boss" * (name == "clerk")) for name in ROLES)
    return Weeks(Organization(id="org", title="Org", roles=roles, people=people), FIRST, weeks)


def asks(seconds: int, role: str = "clerk", **more: object) -> Asked:
    given_ = {"week": 0, "kind": PROCESS, "document": "pay", "part": "", "person": ""}
    return Asked(role=role, seconds=seconds, **{**given_, **more})  # type: ignore[arg-type]


people = st.lists(
    st.builds(
        lambda number, roles, hours, share, away, left: a_person(
            f"p{number}",
            *roles,
            hours=hours,
            operations=share,
            leave=(Leave("2027-01-04", "2027-01-10"),) if away else (),
            left=left,
        ),
        number=st.integers(0, 5),
        roles=st.sets(st.sampled_from(ROLES[:3])),
        hours=st.integers(0, 45),
        share=st.sampled_from([None, Decimal(0), Decimal("0.35"), Decimal(1)]),
        away=st.booleans(),
        left=st.sampled_from(["", "2027-01-08"]),
    ),
    unique_by=lambda person: person.id,
    max_size=5,
)
work = st.lists(
    st.builds(
        asks,
        seconds=st.integers(1, 200 * HOUR),
        role=st.sampled_from((*ROLES, "{field}", "", "unknown")),
        week=st.integers(0, 2),
        kind=st.sampled_from([PROCESS, RUN, PROJECT]),
        document=st.sampled_from(["a", "b"]),
        person=st.sampled_from(["", "", "p0", "p1", "nobody"]),
    ),
    max_size=12,
)


@given(people, work)
def test_what_is_carried_is_what_is_asked(some: list[Person], asked: list[Asked]) -> None:
    view = a_view(*some)
    found = load(asked, view)
    carried: Counter[tuple[object, ...]] = Counter()
    for row in found.people:
        for each in row:
            for reason in each.reasons:
                assert reason.seconds > 0
                carried[each.week, *reason[:4]] += reason.seconds
    for week, _, why, reason in found.uncarried:
        assert why
        carried[week, *reason[:4]] += reason.seconds
    wanted: Counter[tuple[object, ...]] = Counter()
    for one in asked:
        wanted[view.weeks[one.week], one.kind, one.document, one.part, one.role] += one.seconds
    assert carried == wanted


@given(people, work)
def test_work_of_a_role_overloads_nobody_while_another_holder_has_time(
    some: list[Person], asked: list[Asked]
) -> None:
    view = a_view(*some, weeks=1)
    one = [each._replace(week=0, role="clerk", person="") for each in asked]
    found = load(one, view)
    holders = [row[0] for row in found.people if "clerk" in view.people[row[0].person].roles]
    if any(week.over for week in holders):
        assert all(week.work >= week.time.capacity for week in holders)


def test_holders_share_by_the_hours_that_they_have_left() -> None:
    view = a_view(a_person("ann", "clerk"), a_person("ben", "clerk", hours=20))
    asked = [asks(20 * HOUR, person="ann", kind=PROJECT), asks(20 * HOUR)]
    given_to = {
        each.person: each.asked.seconds
        for each in shared(asked, view)
        if each.asked.kind == PROCESS
    }
    assert given_to == {"ann": 10 * HOUR, "ben": 10 * HOUR}


def test_projects_take_what_is_kept_for_operations_last() -> None:
    kept = a_person("ann", "clerk", operations=Decimal("0.75"))
    view = a_view(kept, a_person("ben", "clerk", operations=Decimal(0)))
    (ann, ben) = (row[0] for row in load([asks(45 * HOUR, kind=PROJECT)], view).people)
    assert (ann.work, ben.work) == (9 * HOUR, 36 * HOUR)
    assert not ann.squeezed
    (ann, ben) = (row[0] for row in load([asks(60 * HOUR, kind=PROJECT)], view).people)
    assert ann.squeezed == 20 * HOUR
    assert not ann.over


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        pytest.param(asks(9, role="empty"), "nobody holds the role 'empty'", id="a vacant role"),
        pytest.param(asks(9, role="x"), "the organization has no role 'x'", id="an unknown role"),
        pytest.param(asks(9, role="{who}"), "the field 'who' of a run tells", id="a field"),
        pytest.param(asks(9, role=""), "nobody is named", id="nobody"),
        pytest.param(asks(9, person="x"), "nobody here is 'x'", id="somebody outside"),
        pytest.param(asks(9, person="old"), "'old' does not belong to", id="somebody who left"),
        pytest.param(asks(9, role="maker"), "is at work", id="everybody is on leave"),
    ],
)
def test_work_that_nobody_can_carry_says_why(asked: Asked, why: str) -> None:
    away = (Leave("2027-01-01", "2027-01-31"),)
    view = a_view(a_person("old", left="2026-12-31"), a_person("max", "maker", leave=away))
    (found,) = shared([asked], view)
    assert found.person == ""
    assert why in found.why


def test_a_deputy_carries_what_nobody_else_can() -> None:
    away = (Leave("2027-01-01", "2027-01-31"),)
    view = a_view(a_person("ann", "clerk", leave=away), a_person("bo", "boss"))
    (found,) = shared([asks(HOUR)], view)
    assert (found.person, found.asked.role) == ("bo", "clerk")


@pytest.mark.parametrize(
    ("expected", "left", "rest"),
    [
        pytest.param(10, [], [10], id="no open run"),
        pytest.param(10, [4], [6], id="less than expected"),
        pytest.param(10, [4, 3], [3], id="two of them"),
        pytest.param(10, [30], [], id="more than expected"),
    ],
)
def test_open_runs_are_among_what_is_expected(
    expected: int, left: list[int], rest: list[int]
) -> None:
    found = beyond([asks(expected)], [asks(each, kind=RUN) for each in left])
    assert [each.seconds for each in found] == rest
    others = [asks(5, week=1, kind=RUN), asks(5, role="boss", kind=RUN), asks(5, document="x")]
    assert [each.seconds for each in beyond([asks(10)], others)] == [10]
