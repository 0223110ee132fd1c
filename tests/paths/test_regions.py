"""The values of a field fall into regions; each has a witness, and words."""

import pytest

from expression_samples import FIELDS, checked, fields_by_name
from flowdef.expressions.shown import shown
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType
from flowdef.paths.regions import regions

MORE = FIELDS | fields_by_name(
    Field(name="score", type=FieldType.INTEGER, min=0, max=10),
    Field(name="big", type=FieldType.CHOICE, choices=tuple("abcdefgh")),
    Field(name="many", type=FieldType.CHOICES, choices=tuple("abcdefghijk")),
    Field(name="odd", type=FieldType.TEXT, pattern="("),
    Field(name="narrow", type=FieldType.NUMBER, min="x"),
)


@pytest.mark.parametrize(
    ("texts", "field", "found"),
    [
        pytest.param(
            ["amount > 1000"], "amount", ["at most 1000: 1000", "above 1000: 1001"], id="above"
        ),
        pytest.param(
            ["amount >= 1000"], "amount", ["below 1000: 999", "at least 1000: 1000"], id="at least"
        ),
        pytest.param(
            ["amount == 5"], "amount", ["below 5: 4", "exactly 5: 5", "above 5: 6"], id="exactly"
        ),
        pytest.param(
            ["amount > 5", "amount <= 10"],
            "amount",
            ["at most 5: 5", "above 5 and at most 10: 6", "above 10: 11"],
            id="between",
        ),
        pytest.param(
            ["amount * -2 < 10"],
            "amount",
            ["at most -5: -5", "above -5: -4"],
            id="a negative slope",
        ),
        pytest.param(
            ["amount > 5 and amount < 5.5"],
            "amount",
            ["at most 5: 5", "above 5 and below 5.5: 5.1", "at least 5.5: 5.5"],
            id="as round as can be",
        ),
        pytest.param(["seats > 5"], "seats", ["at most 5: 5", "at least 6: 6"], id="whole numbers"),
        pytest.param(
            ["seats in [1, 2.5]"],
            "seats",
            ["at most 0: 0", "exactly 1: 1", "exactly 2: 2", "at least 3: 3"],
            id="what is no whole number",
        ),
        pytest.param(
            ["score > 20"], "score", ["at most 20: 0", "at least 21: 21"], id="rather no deviation"
        ),
        pytest.param(
            ["narrow > 1"],
            "narrow",
            ["at most 1: 1", "above 1: 2"],
            id="a limit that cannot be read",
        ),
        pytest.param(
            ["start_date < '2026-03-01'"],
            "start_date",
            ["until 2026-02-28: 2026-02-28", "from 2026-03-01: 2026-03-01"],
            id="days",
        ),
        pytest.param(
            ["seen_at >= '2026-03-01 09:30'"],
            "seen_at",
            [
                "before 2026-03-01 09:30: 2026-03-01 00:00",
                "from 2026-03-01 09:30: 2026-03-01 09:30",
            ],
            id="moments",
        ),
        pytest.param(
            ["effort > '4h'"], "effort", ["at most 4h: 4h", "longer than 4h: 1d"], id="durations"
        ),
        pytest.param(["vip"], "vip", ["yes: yes", "no: no"], id="truths"),
        pytest.param(
            ["big == 'c'"],
            "big",
            ["c: c", "a or b or d or e or f or …: a"],
            id="choices that are not named",
        ),
        pytest.param(
            ["big == credit|default(big)"],
            "big",
            list("abcdefgh"),
            id="choices compared with others",
        ),
        pytest.param(
            ["customer == 'x'"], "customer", ["'x': x", "any other: something else"], id="texts"
        ),
        pytest.param(["customer|length > 0"], "customer", None, id="texts by their length"),
        pytest.param(
            ["contact == 'dana'"],
            "contact",
            ["'dana': dana", "any other: something else"],
            id="people",
        ),
        pytest.param(
            ["customer != contact"],
            "customer",
            ["anything: something else", "anything: something else1"],
            id="texts compared",
        ),
        pytest.param(
            ["'a' in tags"], "tags", ["none: none", "b: b", "a: a", "a, b: a, b"], id="sets"
        ),
        pytest.param(
            ["amount|default(0) > 5"],
            "amount",
            ["at most 5: 5", "above 5: 6", "not recorded: -"],
            id="unset under a default",
        ),
        pytest.param(["odd == 'x'"], "odd", [], id="a pattern that cannot be used"),
    ],
)
def test_regions_of_a_field(texts: list[str], field: str, found: list[str] | None) -> None:
    domain = regions([checked(text, MORE) for text in texts], MORE)[field]
    said = [
        f"{each.words}: {'-' if each.witness is None else shown(each.witness)}"
        for each in domain.regions
    ]
    if found is None:
        assert domain.vague
    elif found == list("abcdefgh"):
        assert [line.split(":")[0] for line in said] == found
    else:
        assert said == found


def test_fields_that_may_be_unset_are_named_by_the_caller() -> None:
    conditions = [checked("vip and amount|default(0) > 5")]
    found = regions(conditions, FIELDS, frozenset({"vip"}))
    assert [each.witness for each in found["vip"].regions] == [True, False, None]
    assert all(each.witness is not None for each in found["amount"].regions)


@pytest.mark.parametrize(
    ("text", "field", "why"),
    [
        pytest.param("amount * amount > 4", "amount", "reckons", id="a square"),
        pytest.param("customer|lower == 'x'", "customer", "reckons", id="small letters"),
        pytest.param("'x' in customer", "customer", "looks into a text", id="part of a text"),
        pytest.param("many|length > 3", "many", "more sets of choices", id="sets of many choices"),
        pytest.param("odd == 'x'", "odd", "none was found", id="no text fits"),
        pytest.param("seen_at|date == start_date", "seen_at", "reckons", id="the day of a moment"),
        pytest.param(
            " or ".join(f"amount|default({n})|default(limit) > limit" for n in "1"),
            "amount",
            "",
            id="defaults are no obstacle",
        ),
        pytest.param(
            "+".join(["limit|default(1)"] * 7) + " > 5",
            "limit",
            "too many defaults",
            id="many defaults",
        ),
    ],
)
def test_what_is_vague_says_why(text: str, field: str, why: str) -> None:
    domain = regions([checked(text, MORE)], MORE)[field]
    assert why in domain.vague
    assert bool(domain.vague) is bool(why)


def test_every_witness_can_be_recorded() -> None:
    texts = [
        "amount > 5.5",
        "seats == 2",
        "start_date > '2026-01-05'",
        "effort > '3.5h'",
        "mail == 'a@b.c'",
        "contact == 'x'",
        "plan == 'starter'",
        "'a' in tags",
        "vip",
        "seen_at < '2026-01-01 10:00'",
    ]
    for name, domain in regions([checked(text) for text in texts], FIELDS).items():
        for region in domain.regions:
            raw = (
                region.witness
                if isinstance(region.witness, bool | tuple)
                else shown(region.witness or "")
            )
            assert read(FIELDS[name], raw) == region.witness
