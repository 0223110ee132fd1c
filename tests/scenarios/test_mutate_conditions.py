"""The small faults that a condition can have, and where they are told to stand."""

import pytest

from expression_samples import FIELDS, fields_by_name
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Fault
from flowdef.model.fields import Field, FieldType
from flowdef.scenarios.mutate_conditions import changed

OWN = FIELDS | fields_by_name(
    Field(name="plan", type=FieldType.CHOICE, choices=("small", "large", "huge"))
)


@pytest.mark.parametrize(
    ("when", "faults"),
    [
        pytest.param("vip", ["not vip"], id="a truth is negated"),
        pytest.param("not vip", ["vip"], id="what is negated is no longer"),
        pytest.param(
            "amount > 5", ["amount <= 5", "amount >= 5"], id="a comparison is turned, and shifted"
        ),
        pytest.param("amount >= 5", ["amount < 5", "amount > 5"], id="shifted the other way"),
        pytest.param("amount < 5", ["amount >= 5", "amount <= 5"], id="below"),
        pytest.param("amount == 5", ["amount != 5"], id="equality is no order"),
        pytest.param(
            'plan == "huge"',
            ['plan != "huge"', 'plan == "small"'],
            id="the next choice, or the first",
        ),
        pytest.param(
            '"small" == plan', ['"small" != plan', '"large" == plan'], id="a choice on the left"
        ),
        pytest.param(
            'plan in ["small", "large"]',
            ['plan not in ["small", "large"]', 'plan in ["large"]', 'plan in ["small"]'],
            id="an item of a list is left out",
        ),
        pytest.param('plan not in ["small"]', ['plan in ["small"]'], id="a list of one stays"),
        pytest.param("not (amount < 5)", ["amount < 5", "not amount <= 5"], id="not below"),
        pytest.param(
            "vip and amount > 5",
            [
                "not (vip and amount > 5)",
                "vip or amount > 5",
                "amount > 5",
                "not vip and amount > 5",
                "vip",
                "vip and amount <= 5",
                "vip and amount >= 5",
            ],
            id="and is or, a part is left out or negated",
        ),
        pytest.param(
            "vip or amount > 5 or amount < 3",
            [
                "not (vip or amount > 5 or amount < 3)",
                "vip and amount > 5 and amount < 3",
                "amount > 5 or amount < 3",
                "not vip or amount > 5 or amount < 3",
                "vip or amount < 3",
                "vip or amount <= 5 or amount < 3",
                "vip or amount > 5",
                "vip or amount > 5 or amount >= 3",
                "vip or amount >= 5 or amount < 3",
                "vip or amount > 5 or amount <= 3",
            ],
            id="three parts",
        ),
        pytest.param(
            "not (vip | default(true))",
            ["vip | default(true)", "not vip | default(false)"],
            id="another default",
        ),
        pytest.param('name == "x"', ['name != "x"'], id="a text has no next choice"),
    ],
)
def test_each_small_fault_once_and_at_last_no_condition(when: str, faults: list[str]) -> None:
    assert [*changed(when, OWN)] == [*faults, ""]
    assert not any(isinstance(condition(each), Fault) for each in faults)


@pytest.mark.parametrize("when", ["", "vip and", "{{ vip }}"])
def test_what_is_no_condition_has_no_faults(when: str) -> None:
    assert changed(when, OWN) == ()
