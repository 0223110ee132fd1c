"""Conditions read as English phrases; texts of a document show labels."""

import pytest
from hypothesis import given

from expression_samples import FIELDS, checked, tree, trees
from flowdef.expressions.parse import template
from flowdef.expressions.tree import Expression, Template
from flowdef.expressions.words import shown, words


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param('credit == "poor"', "credit is poor", id="equal"),
        pytest.param('credit != "poor"', "credit is not poor", id="not equal"),
        pytest.param('not credit == "poor"', "credit is not poor", id="not, equal"),
        pytest.param('customer == "ACME"', "‹Customer name› is ACME", id="by its label"),
        pytest.param('mail == "a@b.c"', "E-mail is a@b.c", id="a label that is no plain word"),
        pytest.param("vip", "VIP is yes", id="a truth"),
        pytest.param("not vip", "VIP is no", id="no truth"),
        pytest.param("vip == false", "VIP is no", id="compared with a truth"),
        pytest.param("amount > 1000", "amount is above 1,000 EUR", id="with its unit"),
        pytest.param("not amount > 1000", "amount is at most 1,000 EUR", id="turned round"),
        pytest.param("amount >= limit", "amount is at least limit", id="two fields"),
        pytest.param("seats < 2", "seats is below 2", id="below"),
        pytest.param("effort > '4h'", "effort is longer than 4h", id="a duration"),
        pytest.param("start_date < '2026-01-01'", "‹Start date› is before 2026-01-01", id="before"),
        pytest.param(
            "end_date >= start_date", "‹End date› is on or after ‹Start date›", id="on or after"
        ),
        pytest.param("'2026-01-01' < seen_at", "2026-01-01 00:00 is before ‹Seen at›", id="turned"),
        pytest.param('plan in ["starter", "business"]', "plan is starter or business", id="one of"),
        pytest.param('plan in ["starter"]', "plan is starter", id="the only one"),
        pytest.param(
            'customer in ["A", "B", "C"]',
            "‹Customer name› is A, B or C",
            id="one of several",
        ),
        pytest.param('plan not in ["starter"]', "plan is not starter", id="not the one"),
        pytest.param(
            'plan not in ["starter", "business"]',
            "plan is neither starter nor business",
            id="none of",
        ),
        pytest.param("plan in []", "plan is anything at all", id="an empty list"),
        pytest.param('"a" in tags', "tags include a", id="chosen"),
        pytest.param('"a" not in tags', "tags do not include a", id="not chosen"),
        pytest.param('"GmbH" in customer', "‹Customer name› contains GmbH", id="part of a text"),
        pytest.param(
            '"GmbH" not in customer', "‹Customer name› does not contain GmbH", id="no part"
        ),
        pytest.param('tags == ["a", "b"]', "tags are exactly a, b", id="a set"),
        pytest.param("tags != []", "tags are exactly not nothing", id="not the empty set"),
        pytest.param("vip and amount > 1", "VIP is yes and amount is above 1 EUR", id="and"),
        pytest.param(
            "vip and (signed or amount > 1)",
            "VIP is yes and (signed is yes or amount is above 1 EUR)",
            id="brackets",
        ),
        pytest.param(
            'vip and plan in ["starter", "business"]',
            "VIP is yes and (plan is starter or business)",
            id="one of, in brackets",
        ),
        pytest.param("not (vip and signed)", "not (VIP is yes and signed is yes)", id="not both"),
        pytest.param("not not vip", "not (VIP is no)", id="not not"),
        pytest.param(
            "amount|default(0) > 1", "amount (0 if not recorded) is above 1", id="a default"
        ),
        pytest.param("vip|default(true)", "VIP is yes or not recorded", id="yes by default"),
        pytest.param("not vip|default(true)", "VIP is no", id="no against the default"),
        pytest.param("not vip|default(false)", "VIP is no or not recorded", id="no by default"),
        pytest.param("vip|default(false)", "VIP is yes", id="yes against the default"),
        pytest.param("tags|length > 1", "the number of tags is above 1", id="how many"),
        pytest.param(
            "customer|length > 1", "the length of ‹Customer name› is above 1", id="how long"
        ),
        pytest.param('customer|lower == "x"', "‹Customer name› in small letters is x", id="small"),
        pytest.param('customer|upper == "X"', "‹Customer name› in capitals is X", id="capitals"),
        pytest.param(
            "seen_at|date == start_date", "the day of ‹Seen at› is ‹Start date›", id="a day"
        ),
        pytest.param(
            "(amount + 1) * -limit > 0",
            "(amount plus 1) times minus limit is above 0",
            id="reckoned",
        ),
        pytest.param(
            "vip == (amount > 1)", "VIP is (amount is above 1 EUR)", id="a truth of a truth"
        ),
        pytest.param("true", "always", id="always"),
        pytest.param("false", "never", id="never"),
    ],
)
def test_a_condition_reads_as_a_phrase(text: str, phrase: str) -> None:
    assert words(checked(text), FIELDS) == phrase


@pytest.mark.parametrize(
    ("text", "page"),
    [
        pytest.param("Dear {{ customer }}!", "Dear ‹Customer name›!", id="a label"),
        pytest.param("{{ nobody }}", "‹Nobody›", id="a name without a field"),
        pytest.param("{{ limit|default(0) }}", "‹Limit›", id="a default"),
        pytest.param("{{ customer|upper }}", "‹Customer name in capitals›", id="no marks in marks"),
        pytest.param("{{ amount * 2 }}", "‹amount times 2›", id="arithmetic"),
        pytest.param(
            "{{ vip and signed }}", "‹whether VIP is yes and signed is yes›", id="a truth"
        ),
        pytest.param("{{ '{{' }} {% x %}", "{{ {% x %}", id="literal braces"),
    ],
)
def test_a_text_without_a_run_shows_labels(text: str, page: str) -> None:
    parsed = template(text)
    assert isinstance(parsed, Template)
    parts = [part if isinstance(part, str) else shown(part, FIELDS) for part in parsed.parts]
    assert "".join(parts) == page


@given(trees())
def test_there_are_words_for_everything(expression: Expression) -> None:
    assert words(expression, FIELDS)
    assert isinstance(shown(expression, FIELDS), str)


def test_unchecked_conditions_have_words_too() -> None:
    assert words(tree("nobody > 3"), {}) == "nobody is above 3"
