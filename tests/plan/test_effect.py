"""What one project more does to the load: by hand, and that nothing of it is lost."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from flowdef.model.organization import Organization, Person, Role
from flowdef.plan.asked import PROCESS, PROJECT, Asked
from flowdef.plan.effect import effect
from flowdef.plan.weeks import Weeks

HOUR = 3600
MONDAY = date(2027, 1, 4)
ORGANIZATION = Organization(
    id="acme",
    title="ACME",
    roles=(Role(id="mover", title="Mover"), Role(id="vacant", title="Vacant")),
    people=(
        Person(id="dana", name="Dana", operations=Decimal("0.5")),
        Person(id="kim", name="Kim", roles=("mover",)),
    ),
)
VIEW = Weeks(ORGANIZATION, MONDAY, 2)


def of(document: str, hours: int, person: str = "dana", week: int = 0, role: str = "") -> Asked:
    kind = PROCESS if document == "daily" else PROJECT
    return Asked(week, kind, document, "", role, person, hours * HOUR)


def test_by_hand() -> None:
    asked = [of("daily", 15), of("old", 15), of("new", 12), of("new", 8, week=1)]
    found = effect(asked, VIEW, "new")
    (burden,) = found.burdens
    assert (burden.person, burden.seconds) == ("dana", 20 * HOUR)
    assert (burden.first, burden.last) == (MONDAY, date(2027, 1, 11))
    assert (burden.over_before, burden.over) == (0, 1)
    assert (burden.squeezed_before, burden.squeezed) == (0, 1)
    assert burden.worst
    assert burden.worst.over == 2 * HOUR
    assert found.overloads == (burden,)


def test_who_was_over_before_is_not_put_there_by_it() -> None:
    found = effect([of("old", 60), of("new", 1)], VIEW, "new")
    assert [(each.over_before, each.over) for each in found.burdens] == [(1, 1)]
    assert found.overloads == ()


def test_what_nobody_can_carry_is_told_of_this_project_alone() -> None:
    asked = [of("new", 3, "", role="vacant"), of("old", 4, "", role="vacant")]
    found = effect(asked, VIEW, "new")
    assert [each.reason.seconds for each in found.uncarried] == [3 * HOUR]
    assert found.burdens == ()


PARTS = st.builds(
    of,
    st.sampled_from(["daily", "old", "new"]),
    st.integers(1, 60),
    st.sampled_from(["dana", "kim", ""]),
    st.integers(0, 1),
    st.sampled_from(["mover", "vacant"]),
)


@given(st.lists(PARTS, max_size=8))
def test_law_what_is_asked_is_carried_or_told(asked: list[Asked]) -> None:
    found = effect(asked, VIEW, "new")
    carried = sum(each.seconds for each in found.burdens)
    left = sum(each.reason.seconds for each in found.uncarried)
    assert carried + left == sum(each.seconds for each in asked if each.document == "new")
    assert all(each.over >= 0 for each in found.burdens)
