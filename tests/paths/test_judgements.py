"""What the rules ask: conditions that never change, choices with gaps, choices that overlap."""

from decimal import Decimal

import pytest

from expression_samples import FIELDS, checked, fields_by_name, tree
from flowdef.expressions.evaluate import truth
from flowdef.model.fields import Field, FieldType
from flowdef.paths.judgements import Choice, choice, constant, overlap, uncovered
from flowdef.paths.search import Undecided, Witness

MORE = FIELDS | fields_by_name(
    Field(name="code", type=FieldType.TEXT, pattern=r"[A-Z]{2}-\d{4}"),
    Field(name="page", type=FieldType.URL),
    Field(name="skills", type=FieldType.CHOICES, choices=("x", "y"), required=True),
    Field(name="many", type=FieldType.CHOICES, choices=tuple("abcdefghijklm")),
    Field(name="score", type=FieldType.INTEGER, min=0, max=10),
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param('credit == "poor"', None, id="one of several"),
        pytest.param('credit in ["good", "fair", "poor"]', True, id="all choices"),
        pytest.param(
            'credit == "good" or credit == "fair" or credit == "poor"', True, id="all, by or"
        ),
        pytest.param('credit == "good" and credit == "poor"', False, id="two at once"),
        pytest.param("credit in []", False, id="none of them"),
        pytest.param("credit not in []", True, id="not none of them"),
        pytest.param("vip or not vip", True, id="either"),
        pytest.param("vip and not vip", False, id="both"),
        pytest.param("vip == true or vip == false", True, id="either, compared"),
        pytest.param("vip", None, id="a truth"),
        pytest.param("not vip", None, id="no truth"),
        pytest.param("true", True, id="true"),
        pytest.param("amount > 5 and amount < 3", False, id="an empty stretch"),
        pytest.param("amount > 5 or amount <= 5", True, id="no gap"),
        pytest.param("amount > 5 or amount < 5", None, id="a gap of one number"),
        pytest.param(
            "amount > 5 and amount < 5.0000000001", False, id="finer than can be recorded"
        ),
        pytest.param("amount > 5 and amount < 5.0000000002", None, id="as fine as can be recorded"),
        pytest.param("seats > 5 and seats < 6", False, id="no whole number between"),
        pytest.param("seats == 2.5", False, id="no whole number"),
        pytest.param("seats * 2 == 5", False, id="half of an odd number"),
        pytest.param("seats / 3 == 5", None, id="a third"),
        pytest.param("amount * 0 == 0", True, id="times nothing"),
        pytest.param("amount - amount > 0", False, id="a number less itself"),
        pytest.param("amount < 1000000000000000", True, id="beyond what can be recorded"),
        pytest.param("score > 10", None, id="outside of max is a deviation, and occurs"),
        pytest.param(
            'start_date > "2026-01-01" and start_date < "2026-01-02"', False, id="no day between"
        ),
        pytest.param(
            'seen_at > "2026-01-01" and seen_at < "2026-01-02"', None, id="moments between"
        ),
        pytest.param('effort < "0m"', False, id="no duration is negative"),
        pytest.param('effort > "7h" and effort < "1d"', None, id="between hours and days"),
        pytest.param(
            "start_date > end_date and end_date > start_date", False, id="after each other"
        ),
        pytest.param("start_date|date == start_date", True, id="the day of a day"),
        pytest.param("seats > amount and amount > seats", False, id="above each other"),
        pytest.param("seats > amount and amount > seats - 0", None, id="it reckons"),
        pytest.param("customer == contact and customer != contact", False, id="equal and not"),
        pytest.param(
            'customer == "x" and customer == contact and contact == "y"', False, id="a chain"
        ),
        pytest.param("customer == customer", True, id="a text and itself"),
        pytest.param("customer == credit", None, id="a text and a choice"),
        pytest.param("plan == credit", False, id="choices with nothing in common"),
        pytest.param("plan in tags", False, id="sets with nothing in common"),
        pytest.param('customer in tags and customer == "z"', False, id="a text that is no choice"),
        pytest.param('mail == "x"', False, id="no e-mail address"),
        pytest.param('mail == "x@example.com"', None, id="an e-mail address"),
        pytest.param("mail == customer", None, id="an address and a text"),
        pytest.param("mail == page", False, id="an address is no page"),
        pytest.param('code == "x"', False, id="a text that its pattern refuses"),
        pytest.param('code == "AB-1234"', None, id="a text that its pattern takes"),
        pytest.param('code != "AB-1234"', None, id="another text that its pattern takes"),
        pytest.param('"a" in tags and tags|length == 0', False, id="one of none"),
        pytest.param("tags|length > 3", False, id="more than there are"),
        pytest.param("skills|length == 0", False, id="a required set is not empty"),
        pytest.param('tags == ["a"] and "b" in tags', False, id="a set and another member"),
        pytest.param('many == ["a", "b"]', None, id="two of many"),
        pytest.param('"a" in many and many == ["b"]', False, id="many choices, few named"),
        pytest.param('credit|default("none") == "none"', None, id="a default that is none of them"),
        pytest.param("vip|default(true) or not vip|default(true)", True, id="a default either way"),
        pytest.param("vip == (amount > 5) and vip and amount < 3", False, id="a truth of a truth"),
        pytest.param("10 / seats > 0 and seats < 0", False, id="reckoned and not decided"),
        pytest.param("vip == (signed|default(vip) and vip)", None, id="a default in a truth"),
        pytest.param("-(amount|default(1)) > 0 and amount > 0", False, id="the sign of a default"),
        pytest.param("[amount|default(1)]|length == 1", True, id="a default in a list"),
        pytest.param("credit|default(plan)|upper == 'GOOD'", None, id="a default in a filter"),
        pytest.param("(amount + 1) - (1 + amount) == 0", True, id="what cancels out"),
        pytest.param("2 / (amount / 2) > 1", None, id="divided by a field"),
        pytest.param("amount|default(1) in [1, 2] or true", True, id="a default in a choice"),
        pytest.param('effort > "100000w" and effort < "100001w"', None, id="the longest durations"),
        pytest.param("amount / 0 > 1", None, id="by zero"),
    ],
)
def test_a_condition_is_constant_or_not(text: str, outcome: bool | None) -> None:
    answer = constant(checked(text, MORE), MORE)
    if isinstance(answer, Undecided):
        assert text in UNDECIDED
        return
    assert answer is outcome
    assert text not in UNDECIDED


UNDECIDED = {
    "[amount|default(1)]|length == 1",
    "mail == page",
    "10 / seats > 0 and seats < 0",
    "amount / 0 > 1",
    "seats > amount and amount > seats - 0",
}


def test_what_can_never_be_worked_out_is_said() -> None:
    assert constant(checked("1 / 0 > 1"), FIELDS) == Undecided(0, "no values make it true or false")


def test_what_cannot_be_decided_says_how_many_cases_and_why() -> None:
    answer = constant(checked("amount * amount < 0"), FIELDS)
    assert isinstance(answer, Undecided)
    assert answer.size == 3
    assert answer.reason == "'amount' cannot be divided exactly: it reckons with several values"


def test_a_value_that_no_branch_names_is_shown() -> None:
    branches = [checked('credit == "good"'), checked('credit == "poor"')]
    gap = uncovered(branches, FIELDS)
    assert isinstance(gap, Witness)
    assert gap.values == {"credit": "fair"}
    assert [region.words for region in gap.regions] == ["fair"]
    assert uncovered([*branches, checked('credit == "fair"')], FIELDS) is None


def test_a_value_that_two_branches_admit_is_shown() -> None:
    one, other = checked("amount >= 1000"), checked("amount <= 1000")
    both = overlap(one, other, FIELDS)
    assert isinstance(both, Witness)
    assert both.values == {"amount": Decimal(1000)}
    assert both.regions[0].words == "exactly 1000"
    assert overlap(one, checked("amount < 1000"), FIELDS) is None


def test_witnesses_are_shown_with_the_region_they_stand_for() -> None:
    found = overlap(checked("amount > 1000"), checked("not vip"), FIELDS)
    assert isinstance(found, Witness)
    assert [(each.field, each.words) for each in found.regions] == [
        ("amount", "above 1000"),
        ("vip", "no"),
    ]
    assert truth(checked("amount > 1000 and not vip"), found.values) is True


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('credit == "poor"', Choice("credit", ("poor",)), id="equality"),
        pytest.param('"poor" == credit', Choice("credit", ("poor",)), id="equality, turned"),
        pytest.param('credit in ["a", "b"]', Choice("credit", ("a", "b")), id="a list"),
        pytest.param("vip", Choice("vip", (True,)), id="a truth"),
        pytest.param("not vip", Choice("vip", (False,)), id="no truth"),
        pytest.param('a == "x" or a in ["y", "x"]', Choice("a", ("x", "y")), id="joined by or"),
        pytest.param('a == "x" or b == "x"', None, id="two fields"),
        pytest.param('a == "x" and vip', None, id="joined by and"),
        pytest.param('a == "x" or b > 1', None, id="joined with another comparison"),
        pytest.param("a in [b]", None, id="a list of fields"),
        pytest.param("a in []", None, id="an empty list"),
        pytest.param("a == b", None, id="two fields compared"),
        pytest.param('a != "x"', None, id="not equal"),
    ],
)
def test_a_choice_names_values_of_one_field(text: str, found: Choice | None) -> None:
    assert choice(tree(text)) == found
