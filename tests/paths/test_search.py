"""The search decomposes, stops at its budget, and says what it could not decide."""

import pytest

from expression_samples import FIELDS, checked, fields_by_name
from flowdef.model.fields import Field, FieldType
from flowdef.paths.search import Undecided, Witness, cases, satisfiable

MANY = fields_by_name(*(Field(name=f"f{n}", type=FieldType.BOOLEAN) for n in range(300)))


def test_conditions_that_share_no_field_add_up() -> None:
    goals = [(checked(f"f{n} or f{n + 1}", MANY), True) for n in range(0, 300, 2)]
    found = satisfiable(goals, MANY)
    assert isinstance(found, Witness)
    assert len(found.regions) == 150
    goals.append((checked("f0 and not f0", MANY), True))
    assert satisfiable(goals, MANY) is None


def test_both_sides_of_and_are_wanted_one_by_one() -> None:
    text = " and ".join(f"(f{n} or f{n + 1})" for n in range(0, 60, 2))
    assert isinstance(satisfiable([(checked(text, MANY), True)], MANY), Witness)
    assert isinstance(satisfiable([(checked(f"not ({text})", MANY), False)], MANY), Witness)


def test_no_goal_is_met_by_nothing() -> None:
    assert satisfiable([], FIELDS) == Witness(())
    assert satisfiable([(checked("true"), True)], FIELDS) == Witness(())
    assert satisfiable([(checked("true"), False)], FIELDS) is None


def test_fields_that_all_depend_on_each_other_are_undecided() -> None:
    goals = [(checked(f"f{n} == f{n + 1}", MANY), True) for n in range(250)]
    answer = satisfiable(goals, MANY)
    assert isinstance(answer, Undecided)
    assert answer.size == 2**251
    assert answer.reason == "more than 200 fields depend on each other"


@pytest.mark.unmeasured
def test_a_budget_that_is_spent_is_said() -> None:
    parity = "f0"
    for n in range(1, 17):
        parity = f"({parity}) == f{n}"
    goals = [(checked(parity, MANY), True), (checked(parity, MANY), False)]
    answer = satisfiable(goals, MANY)
    assert isinstance(answer, Undecided)
    assert answer.size == 2**17
    assert "none of 20,000 cases" in answer.reason


def test_cases_are_the_leaves_of_the_decision() -> None:
    found = cases([checked("vip and signed"), checked("vip")], FIELDS)
    assert not isinstance(found, Undecided)
    assert [(tuple(each.words for each in case.regions), case.outcomes) for case in found] == [
        (("yes", "yes"), (True, True)),
        (("yes", "no"), (False, True)),
        (("no",), (False, False)),
    ]


def test_cases_beyond_the_budget_are_undecided() -> None:
    conditions = [checked(f"f{n}", MANY) for n in range(12)]
    assert cases(conditions, MANY, budget=1000) == Undecided(
        4096, "there are more than 1,000 cases"
    )
    found = cases(conditions[:10], MANY)
    assert not isinstance(found, Undecided)
    assert len(found) == 1024


def test_cases_of_what_is_vague_are_undecided() -> None:
    answer = cases([checked("amount * amount > 4")], FIELDS)
    assert isinstance(answer, Undecided)
    assert "reckons" in answer.reason


@pytest.mark.parametrize("text", ["end_date > start_date", "seats == 1 and vip"])
def test_what_is_unset_meets_no_goal(text: str) -> None:
    names = frozenset(FIELDS)
    found = cases([checked(text)], FIELDS, names)
    assert not isinstance(found, Undecided)
    assert (None,) in {case.outcomes for case in found}
